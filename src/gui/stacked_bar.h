// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace muster {

/// One bar of the states of a batch, side by side in their colours. What is running stands first,
/// so the bar reads as progress.
class StackedBar : public QWidget
{
    Q_OBJECT

public:
    struct Part
    {
        int count = 0;
        QColor color{};
        bool hatched = false; ///< told apart without colour: not yet up
    };

    explicit StackedBar(QWidget* parent = nullptr);

    /// \a total is what was asked for; what the parts leave of it stays empty.
    void setParts(std::vector<Part> parts, int total);
    [[nodiscard]] QSize sizeHint() const override { return {200, 8}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Part> m_parts;
    int m_total = 0;
};

} // namespace muster
