// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/launch_presenter.h"

#include <QSet>
#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLineEdit;

namespace muster {

class NumberEdit;
class PlainLabel;

namespace Ui {
class LaunchFields;
}

/// The fields of the Launch page in titled groups. Shows what the presenter holds, and tells it
/// each edit.
class LaunchFields : public QWidget
{
    Q_OBJECT

public:
    explicit LaunchFields(QWidget* parent = nullptr);
    ~LaunchFields() override;

    void start(LaunchPresenter& presenter);
    /// Gives \a field the keyboard focus.
    void focusField(LaunchField field);
    /// The widget that stands for \a field.
    [[nodiscard]] QWidget* widgetOf(LaunchField field) const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Note
    {
        PlainLabel* label;
        std::vector<LaunchField> fields; ///< whose problems stand here
    };

    void bindText(QLineEdit* edit, LaunchField field);
    void bindNumber(NumberEdit* edit, LaunchField field);
    void connectWidgets();
    void collectNotes();
    void fill();
    void fillRelease(const LaunchForm& form);
    void tellSpan();
    void refresh();
    void showNotes();
    void showIssue(QWidget* edit, LaunchField field);
    void showNote(const Note& note);
    [[nodiscard]] bool isFresh(LaunchField field) const;
    [[nodiscard]] QString helpOf(const Note& note) const;
    void showEnabled();
    void retranslate();
    void fillChoices();
    void showAccount();

    std::unique_ptr<Ui::LaunchFields> m_ui;
    LaunchPresenter* m_presenter = nullptr;
    std::vector<Note> m_notes;
    std::vector<std::pair<QLineEdit*, LaunchField>> m_edits;
    std::vector<std::pair<NumberEdit*, LaunchField>> m_numbers;
    QSet<int> m_touched; ///< fields that the person has edited
    bool m_filling = false;
};

} // namespace muster
