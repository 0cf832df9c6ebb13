// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QScrollArea;
class QSplitter;

namespace muster {

class BatchArea;
class InfoBar;
class InstanceTable;
class LaunchFields;
class PlainLabel;
class SummaryCard;

/// Form, summary and the batch that was just launched.
class LaunchPage : public QWidget
{
    Q_OBJECT

public:
    explicit LaunchPage(const WindowParts& parts, QWidget* parent = nullptr);

    void saveLayout();
    void newLaunch();
    void accountChanged();
    /// Null while no batch is shown.
    [[nodiscard]] InstanceTable* batchTable() const;

Q_SIGNALS:
    void problem(const QString& title, const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildProfileRow();
    void connectParts();
    void refresh();
    void fitForm();
    void showProfiles();
    void showBatch();
    void saveProfile();
    void saveProfileAs();
    void goTo(LaunchField field);
    void retranslate();

    WindowParts m_parts;
    InfoBar* m_notice;
    QComboBox* m_profiles;
    PlainLabel* m_profileLabel;
    PlainLabel* m_changed;
    QPushButton* m_save;
    QPushButton* m_saveAs;
    QScrollArea* m_scroll;
    LaunchFields* m_fields;
    SummaryCard* m_card;
    QSplitter* m_splitter;
    BatchArea* m_batch;
};

} // namespace muster
