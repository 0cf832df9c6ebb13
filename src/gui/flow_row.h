// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace muster {

/// Buttons in a row that wraps where the window is narrow.
class FlowRow : public QWidget
{
    Q_OBJECT

public:
    explicit FlowRow(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    /// As many buttons as \a count; new ones are handed to adopt().
    void setCount(size_t count);
    /// Once texts are set: puts the buttons in their places.
    void arrange();
    [[nodiscard]] QPushButton* buttonAt(size_t at) const { return m_buttons[at]; }
    /// A button was made; the derived class connects it.
    virtual void adopt(QPushButton* button, size_t at) = 0;
    void resizeEvent(QResizeEvent* event) override;

private:
    int place(int width, bool move) const;

    std::vector<QPushButton*> m_buttons;
};

} // namespace muster
