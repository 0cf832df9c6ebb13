// SPDX-License-Identifier: GPL-3.0-or-later
// What stands under the fields of the form: problems, help and hints.
#include "core/catalogue/region.h"
#include "flat_style.h"
#include "launch_fields.h"
#include "number_edit.h"
#include "plain_label.h"
#include "tag_editor.h"
#include "ui_launch_fields.h"

#include <QLocale>

#include <algorithm>

namespace muster {
namespace {

/// What a screen reader says of a field besides its name.
void describe(QWidget* widget, const QString& problem)
{
    if (widget->accessibleDescription() != problem)
        widget->setAccessibleDescription(problem);
}

} // namespace

void LaunchFields::showNotes()
{
    for (const Note& note : m_notes)
        showNote(note);
    for (const auto& [edit, field] : m_edits)
        showIssue(edit, field);
    for (const auto& [edit, field] : m_numbers)
        showIssue(edit, field);
    describe(m_ui->regionCombo, m_presenter->issueText(LaunchField::Region));
    describe(m_ui->splitCheck, m_presenter->issueText(LaunchField::Split));
    describe(m_ui->publicIpCheck, m_presenter->issueText(LaunchField::PublicIp));
    describe(m_ui->chargeTypeCombo, m_presenter->issueText(LaunchField::ChargeType));
    describe(m_ui->releaseCombo, m_presenter->issueText(LaunchField::Release));
    describe(m_ui->spanEdit, m_presenter->issueText(LaunchField::ReleaseSpan));
    describe(m_ui->localTimeEdit, m_presenter->issueText(LaunchField::ReleaseLocal));
    m_ui->tagEditor->setProblem(m_presenter->issueText(LaunchField::Tags));
}

void LaunchFields::showIssue(QWidget* edit, LaunchField field)
{
    const QString text = m_presenter->issueText(field);
    describe(edit, text);
    QWidget* framed = field == LaunchField::Region ? m_ui->regionCombo : edit;
    const bool wrong = !text.isEmpty() && !isFresh(field);
    if (framed->property(kWrongProperty).toBool() == wrong)
        return;
    framed->setProperty(kWrongProperty, wrong);
    framed->update();
}

void LaunchFields::showNote(const Note& note)
{
    QStringList problems;
    bool wrong = false;
    for (const LaunchField field : note.fields) {
        const QString text = m_presenter->issueText(field);
        if (text.isEmpty())
            continue;
        wrong = wrong || !isFresh(field);
        if (!problems.contains(text))
            problems.append(text);
    }
    const QString text = problems.isEmpty() ? helpOf(note) : problems.join(u'\n');
    note.label->setRole(wrong ? ColorRole::Problem : ColorRole::Muted);
    note.label->setText(text);
    note.label->setVisible(!text.isEmpty());
}

/// A field that is still empty because nobody came to it yet: that is no mistake to be shown in
/// red.
bool LaunchFields::isFresh(LaunchField field) const
{
    return m_presenter->form().text(field).isEmpty()
        && !m_touched.contains(static_cast<int>(field));
}

QString LaunchFields::helpOf(const Note& note) const
{
    if (note.label == m_ui->instanceNameNote)
        return m_presenter->namePreview();
    if (note.label == m_ui->releaseTimeNote)
        return m_presenter->releaseLine();
    if (note.label == m_ui->regionNote) {
        const auto region = builtInRegion(m_presenter->form().region.trimmed());
        if (!region)
            return {};
        return QLocale().language() == QLocale::Chinese ? region->chineseName : region->englishName;
    }
    const LaunchForm& form = m_presenter->form();
    if (note.label == m_ui->publicIpNote && !form.publicIp && !form.bandwidth.isEmpty())
        return tr("The bandwidth counts only with a public IP.");
    const bool trimmed = std::any_of(note.fields.begin(), note.fields.end(),
        [this](LaunchField field) { return m_presenter->isTrimmed(field); });
    return trimmed ? tr("The spaces around it do not count.") : QString();
}

} // namespace muster
