// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace muster {

class InfoBar;
class Notices;

/// The notices above the pages: a bar each, heaviest first; of many the first three, the rest
/// behind a button.
class NoticeBars : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBars(Notices& notices, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    InfoBar* barAt(int index);

    Notices& m_notices;
    QVBoxLayout* m_column;
    QPushButton* m_more;
    std::vector<InfoBar*> m_bars;
    QStringList m_keys; ///< of the bars, in their order
    bool m_all = false;
};

} // namespace muster
