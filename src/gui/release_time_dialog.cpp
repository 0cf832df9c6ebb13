// SPDX-License-Identifier: GPL-3.0-or-later
#include "release_time_dialog.h"

#include "number_edit.h"
#include "plain_label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {

namespace {

constexpr int kFieldHeight = 32;

QString localFormat()
{
    return QStringLiteral("yyyy-MM-dd HH:mm");
}

} // namespace

ReleaseTimeDialog::ReleaseTimeDialog(ReleaseTimeFlow& flow, QWidget* parent)
    : DialogFrame(parent)
    , m_flow(&flow)
    , m_kind(new QComboBox(this))
    , m_span(new NumberEdit(this))
    , m_unit(new QComboBox(this))
    , m_local(new QDateTimeEdit(this))
    , m_utc(new QLineEdit(this))
    , m_problem(new PlainLabel(this))
    , m_effect(new PlainLabel(this))
    , m_warning(new PlainLabel(this))
{
    setObjectName(QStringLiteral("releaseTimeDialog"));
    setWindowTitle(flow.title());
    setAccessibleName(flow.title());
    setMinimumSize(600, 420);
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("releaseTimeList"));
    list->setAccessibleName(tr("Instances"));
    list->setUniformItemSizes(true);
    list->setFocusPolicy(Qt::TabFocus);
    list->addItems(flow.lines());
    auto* title = new PlainLabel(flow.title(), this);
    title->setScale(1.3);
    title->setBold(true);
    content()->addWidget(title);
    content()->addWidget(list, 1);
    buildFields();

    m_confirm = addAction(tr("Change the release time"), tr("Change the release time"), false);
    m_confirm->setObjectName(QStringLiteral("releaseTimeButton"));
    m_confirm->setDefault(true);
    m_cancel = addCancel();
    connectFields();
    fill();
    refresh();
    m_kind->setFocus();
}

void ReleaseTimeDialog::buildFields()
{
    m_kind->setObjectName(QStringLiteral("newReleaseCombo"));
    m_kind->setAccessibleName(tr("New release time"));
    m_kind->addItems({tr("Never"), tr("In a span"), tr("At a time")});
    m_span->setObjectName(QStringLiteral("newSpanEdit"));
    m_span->setAccessibleName(tr("Span"));
    m_span->setSteps(1, 999);
    m_unit->setObjectName(QStringLiteral("newSpanUnitCombo"));
    m_unit->setAccessibleName(tr("Unit of the span"));
    m_unit->addItem(tr("minutes"), QStringLiteral("m"));
    m_unit->addItem(tr("hours"), QStringLiteral("h"));
    m_unit->addItem(tr("days"), QStringLiteral("d"));
    m_local->setObjectName(QStringLiteral("newLocalTimeEdit"));
    m_local->setAccessibleName(tr("Release time (local)"));
    m_local->setCalendarPopup(true);
    m_local->setDisplayFormat(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
    m_utc->setObjectName(QStringLiteral("newReleaseUtcEdit"));
    m_utc->setAccessibleName(tr("Release time (UTC)"));
    m_utc->setPlaceholderText(QStringLiteral("2026-11-25T10:00:00Z"));
    m_utc->setMaxLength(64);
    m_problem->setObjectName(QStringLiteral("newReleaseProblem"));
    m_problem->setRole(ColorRole::Problem);
    m_effect->setObjectName(QStringLiteral("newReleaseEffect"));
    m_warning->setObjectName(QStringLiteral("newReleaseWarning"));
    m_warning->setRole(ColorRole::Warning);
    for (QWidget* field : {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_span),
             static_cast<QWidget*>(m_unit), static_cast<QWidget*>(m_local),
             static_cast<QWidget*>(m_utc)})
        field->setMinimumHeight(kFieldHeight);

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_kind);
    line->addWidget(m_span);
    line->addWidget(m_unit);
    line->addWidget(m_local, 1);
    line->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto* label = new PlainLabel(tr("&New release time"), this);
    label->setBuddy(m_kind);
    form->addRow(label, line);
    auto* utcLabel = new PlainLabel(tr("In &UTC"), this);
    utcLabel->setBuddy(m_utc);
    form->addRow(utcLabel, m_utc);
    for (PlainLabel* words : {label, utcLabel})
        words->setMinimumHeight(kFieldHeight); // in the middle of its field
    content()->addLayout(form);
    for (PlainLabel* words : {m_problem, m_effect, m_warning}) {
        words->setWordWrap(true);
        content()->addWidget(words);
    }
}

void ReleaseTimeDialog::connectFields()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && m_flow != nullptr)
            m_flow->setKind(static_cast<ReleaseChoice::Kind>(index));
    });
    connect(m_span, &NumberEdit::typed, this, &ReleaseTimeDialog::tellSpan);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ReleaseTimeDialog::tellSpan);
    connect(m_local, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& time) {
        if (!m_filling && m_flow != nullptr)
            m_flow->setLocal(time.toString(localFormat()));
    });
    connect(m_utc, &QLineEdit::textEdited, m_flow, &ReleaseTimeFlow::setUtc);
    connect(m_confirm, &QPushButton::clicked, m_flow, &ReleaseTimeFlow::confirm);
    connect(m_flow, &ReleaseTimeFlow::changed, this, &ReleaseTimeDialog::refresh);
    connect(m_flow, &ReleaseTimeFlow::finished, this, &QDialog::accept);
}

/// A number counts in the unit beside it; whoever types the unit too ("90s", "8h") has said it all.
void ReleaseTimeDialog::tellSpan()
{
    if (m_filling || m_flow == nullptr)
        return;
    const QString typed = m_span->typedText();
    const bool digitsOnly = !typed.isEmpty()
        && std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); });
    m_flow->setSpan(digitsOnly ? typed + m_unit->currentData().toString() : typed);
}

void ReleaseTimeDialog::fill()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    static const QRegularExpression kSpan(QStringLiteral("^\\s*(\\d+)\\s*([mhd])\\s*$"));
    const QRegularExpressionMatch match = kSpan.match(m_flow->entry().span);
    m_span->setTypedText(match.hasMatch() ? match.captured(1) : m_flow->entry().span);
    if (match.hasMatch())
        m_unit->setCurrentIndex(m_unit->findData(match.captured(2)));
}

void ReleaseTimeDialog::refresh()
{
    if (m_flow == nullptr)
        return;
    const QScopedValueRollback<bool> filling(m_filling, true);
    const ReleaseTimeEntry& entry = m_flow->entry();
    m_kind->setCurrentIndex(static_cast<int>(entry.kind));
    m_span->setVisible(entry.kind == ReleaseChoice::Kind::InSpan);
    m_unit->setVisible(entry.kind == ReleaseChoice::Kind::InSpan);
    m_local->setVisible(entry.kind == ReleaseChoice::Kind::AtTime);
    const QDateTime local = QDateTime::fromString(entry.local, localFormat());
    if (local.isValid() && local != m_local->dateTime())
        m_local->setDateTime(local);
    if (m_utc->text() != entry.utc)
        m_utc->setText(entry.utc);
    for (const auto& [label, text] :
        {std::pair{m_problem, m_flow->problemText()}, std::pair{m_effect, m_flow->effectText()},
            std::pair{m_warning, m_flow->warningText()}}) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }
    m_confirm->setEnabled(m_flow->canConfirm());
    m_cancel->setEnabled(m_flow->canCancel());
}

void ReleaseTimeDialog::reject()
{
    if (m_flow != nullptr && !m_flow->canCancel())
        return; // the order is out; its outcome closes the dialog
    if (m_flow != nullptr) {
        m_flow->disconnect(this);
        m_flow->cancel();
    }
    QDialog::reject();
}

} // namespace muster
