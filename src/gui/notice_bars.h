// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace muster {

class InfoBar;
class Notices;

/// The notices above the pages: the heaviest as a bar; the rest opens below it by a button in the
/// bar, and never takes more than a part of the window.
class NoticeBars : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBars(Notices& notices, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fitRest();
    InfoBar* barAt(int index);

    Notices& m_notices;
    QVBoxLayout* m_column;
    QScrollArea* m_scroll; ///< of all bars but the first
    QVBoxLayout* m_rest;
    std::vector<InfoBar*> m_bars;
    QStringList m_keys; ///< of the bars, in their order
    bool m_all = false;
};

} // namespace muster
