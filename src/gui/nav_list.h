// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace muster {

/// The pages, at the leading edge. Accessible name "Pages".
class NavList : public QListWidget
{
    Q_OBJECT

public:
    explicit NavList(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// Takes the words of the language that is set now.
    void retranslate();

protected:
    void changeEvent(QEvent* event) override;
};

} // namespace muster
