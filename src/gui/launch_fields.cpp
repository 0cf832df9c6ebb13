// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch_fields.h"

#include "core/catalogue/region.h"
#include "number_edit.h"
#include "plain_label.h"
#include "tag_editor.h"
#include "ui_launch_fields.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLocale>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace muster {
namespace {

QString localFormat()
{
    return QStringLiteral("yyyy-MM-dd HH:mm");
}
constexpr int kRegionNameRole = Qt::UserRole;

/// Shows a region's name behind its id; the field itself holds the id alone.
class RegionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text
            = QStringLiteral("%1   %2").arg(option->text, index.data(kRegionNameRole).toString());
    }
};

} // namespace

LaunchFields::LaunchFields(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LaunchFields>())
{
    m_ui->setupUi(this);
    for (PlainLabel* title : {m_ui->whereTitle, m_ui->whatTitle, m_ui->howManyTitle,
             m_ui->networkTitle, m_ui->chargingTitle, m_ui->untilTitle, m_ui->tagsTitle})
        title->setBold(true);
    m_ui->minAmountEdit->setSteps(1, 100);
    m_ui->amountEdit->setSteps(1, 100);
    m_ui->bandwidthEdit->setSteps(1, 100);
    m_ui->diskSizeEdit->setSteps(20, 32768);
    m_ui->spanEdit->setSteps(1, 999);
    m_ui->localTimeEdit->setDisplayFormat(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
    m_ui->regionCombo->lineEdit()->setObjectName(QStringLiteral("regionEdit"));
    m_ui->regionCombo->view()->setItemDelegate(new RegionDelegate(this));
    // The wheel scrolls the form; it changes only the field that has the focus.
    for (QWidget* child : findChildren<QWidget*>()) {
        if (qobject_cast<QComboBox*>(child) != nullptr
            || qobject_cast<QDateTimeEdit*>(child) != nullptr) {
            child->setFocusPolicy(Qt::StrongFocus);
            child->installEventFilter(this);
        }
    }
    collectNotes();
    retranslate();
}

LaunchFields::~LaunchFields() = default;

void LaunchFields::start(LaunchPresenter& presenter)
{
    m_presenter = &presenter;
    connectWidgets();
    connect(m_presenter, &LaunchPresenter::changed, this, &LaunchFields::refresh);
    connect(m_presenter, &LaunchPresenter::formFilled, this, &LaunchFields::fill);
    fill();
    refresh();
}

void LaunchFields::collectNotes()
{
    m_notes = {
        {m_ui->regionNote, {LaunchField::Region}},
        {m_ui->vSwitchNote, {LaunchField::VSwitch}},
        {m_ui->imageNote, {LaunchField::Image}},
        {m_ui->instanceTypeNote, {LaunchField::InstanceType}},
        {m_ui->diskNote, {LaunchField::DiskCategory, LaunchField::DiskSize}},
        {m_ui->amountNote, {LaunchField::Amount, LaunchField::MinAmount, LaunchField::Split}},
        {m_ui->instanceNameNote, {LaunchField::InstanceName}},
        {m_ui->securityGroupNote, {LaunchField::SecurityGroup}},
        {m_ui->publicIpNote, {LaunchField::PublicIp, LaunchField::Bandwidth}},
        {m_ui->keyPairNote, {LaunchField::KeyPair}},
        {m_ui->chargeTypeNote, {LaunchField::ChargeType, LaunchField::PriceLimit}},
        {m_ui->releaseNote,
            {LaunchField::Release, LaunchField::ReleaseSpan, LaunchField::ReleaseLocal}},
        {m_ui->releaseTimeNote, {LaunchField::ReleaseUtc}},
        {m_ui->tagsNote, {LaunchField::Tags, LaunchField::Other}},
    };
}

void LaunchFields::bindText(QLineEdit* edit, LaunchField field)
{
    m_edits.emplace_back(edit, field);
    connect(edit, &QLineEdit::textChanged, this, [this, field](const QString& text) {
        if (m_filling)
            return;
        m_touched.insert(static_cast<int>(field));
        m_presenter->setText(field, text);
    });
}

void LaunchFields::bindNumber(NumberEdit* edit, LaunchField field)
{
    m_numbers.emplace_back(edit, field);
    connect(edit, &NumberEdit::typed, this, [this, field](const QString& text) {
        if (m_filling)
            return;
        m_touched.insert(static_cast<int>(field));
        m_presenter->setText(field, text);
    });
}

void LaunchFields::connectWidgets()
{
    bindText(m_ui->regionCombo->lineEdit(), LaunchField::Region);
    bindText(m_ui->vSwitchEdit, LaunchField::VSwitch);
    bindText(m_ui->imageEdit, LaunchField::Image);
    bindText(m_ui->instanceTypeEdit, LaunchField::InstanceType);
    bindText(m_ui->diskCategoryEdit, LaunchField::DiskCategory);
    bindText(m_ui->instanceNameEdit, LaunchField::InstanceName);
    bindText(m_ui->securityGroupEdit, LaunchField::SecurityGroup);
    bindText(m_ui->keyPairEdit, LaunchField::KeyPair);
    bindText(m_ui->priceLimitEdit, LaunchField::PriceLimit);
    bindText(m_ui->releaseTimeEdit, LaunchField::ReleaseUtc);
    bindNumber(m_ui->diskSizeEdit, LaunchField::DiskSize);
    bindNumber(m_ui->amountEdit, LaunchField::Amount);
    bindNumber(m_ui->minAmountEdit, LaunchField::MinAmount);
    bindNumber(m_ui->bandwidthEdit, LaunchField::Bandwidth);
    connect(m_ui->splitCheck, &QCheckBox::toggled, m_presenter, &LaunchPresenter::setSplit);
    connect(m_ui->publicIpCheck, &QCheckBox::toggled, m_presenter, &LaunchPresenter::setPublicIp);
    connect(m_ui->chargeTypeCombo, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            m_presenter->setCharge(static_cast<ChargeChoice>(index));
    });
    connect(m_ui->releaseCombo, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            m_presenter->setReleaseKind(static_cast<ReleaseChoice::Kind>(index));
    });
    connect(m_ui->spanEdit, &NumberEdit::typed, this, &LaunchFields::tellSpan);
    connect(m_ui->spanUnitCombo, &QComboBox::currentIndexChanged, this, &LaunchFields::tellSpan);
    connect(
        m_ui->localTimeEdit, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& time) {
            if (!m_filling)
                m_presenter->setText(LaunchField::ReleaseLocal, time.toString(localFormat()));
        });
    connect(m_ui->tagEditor, &TagEditor::edited, this, [this] {
        if (!m_filling)
            m_presenter->setTags(m_ui->tagEditor->tags());
    });
}

void LaunchFields::fill()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const LaunchForm& form = m_presenter->form();
    for (const auto& [edit, field] : m_edits) {
        if (edit->text() != form.text(field))
            edit->setText(form.text(field));
    }
    for (const auto& [edit, field] : m_numbers)
        edit->setTypedText(form.text(field));
    m_ui->splitCheck->setChecked(form.split);
    m_ui->publicIpCheck->setChecked(form.publicIp);
    m_ui->chargeTypeCombo->setCurrentIndex(static_cast<int>(form.charge));
    m_ui->tagEditor->setTags(form.tags);
    fillRelease(form);
    showEnabled();
}

void LaunchFields::fillRelease(const LaunchForm& form)
{
    m_ui->releaseCombo->setCurrentIndex(static_cast<int>(form.release));
    static const QRegularExpression kSpan(QStringLiteral("^\\s*(\\d+)\\s*([mhd])\\s*$"));
    const QRegularExpressionMatch match = kSpan.match(form.releaseSpan);
    if (match.hasMatch()) {
        m_ui->spanEdit->setTypedText(match.captured(1));
        m_ui->spanUnitCombo->setCurrentIndex(m_ui->spanUnitCombo->findData(match.captured(2)));
    } else {
        m_ui->spanEdit->setTypedText(form.releaseSpan);
    }
    const QDateTime local = QDateTime::fromString(form.releaseLocal, localFormat());
    if (local.isValid() && local != m_ui->localTimeEdit->dateTime())
        m_ui->localTimeEdit->setDateTime(local);
}

/// A number counts in the unit beside it; whoever types the unit too ("90s", "8h") has said it all.
void LaunchFields::tellSpan()
{
    if (m_filling)
        return;
    const QString typed = m_ui->spanEdit->typedText();
    const bool digitsOnly
        = std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); });
    m_presenter->setText(LaunchField::ReleaseSpan,
        digitsOnly && !typed.isEmpty() ? typed + m_ui->spanUnitCombo->currentData().toString()
                                       : typed);
}

void LaunchFields::refresh()
{
    showAccount();
    showEnabled();
    showNotes();
}

void LaunchFields::showAccount()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const QString name = m_presenter->hasAccount() ? m_presenter->accountName() : tr("No account");
    if (m_ui->accountCombo->currentText() == name && m_ui->accountCombo->count() == 1)
        return;
    m_ui->accountCombo->clear();
    m_ui->accountCombo->addItem(name);
}

void LaunchFields::showEnabled()
{
    const LaunchForm& form = m_presenter->form();
    m_ui->amountEdit->setSteps(1, form.split ? 10000 : 100);
    const bool limited = form.charge == ChargeChoice::SpotPriceLimit;
    for (QWidget* part :
        {static_cast<QWidget*>(m_ui->priceLimitLabel), static_cast<QWidget*>(m_ui->priceLimitEdit),
            static_cast<QWidget*>(m_ui->priceLimitUnit)})
        part->setVisible(limited);
    m_ui->spanEdit->setVisible(form.release == ReleaseChoice::Kind::InSpan);
    m_ui->spanUnitCombo->setVisible(form.release == ReleaseChoice::Kind::InSpan);
    m_ui->localTimeEdit->setVisible(form.release == ReleaseChoice::Kind::AtTime);
}

QWidget* LaunchFields::widgetOf(LaunchField field) const
{
    for (const auto& [edit, of] : m_edits) {
        if (of == field)
            return field == LaunchField::Region ? static_cast<QWidget*>(m_ui->regionCombo) : edit;
    }
    for (const auto& [edit, of] : m_numbers) {
        if (of == field)
            return edit;
    }
    switch (field) {
    case LaunchField::Split:
        return m_ui->splitCheck;
    case LaunchField::PublicIp:
        return m_ui->publicIpCheck;
    case LaunchField::ChargeType:
        return m_ui->chargeTypeCombo;
    case LaunchField::Release:
        return m_ui->releaseCombo;
    case LaunchField::ReleaseSpan:
        return m_ui->spanEdit;
    case LaunchField::ReleaseLocal:
        return m_ui->localTimeEdit;
    default:
        return m_ui->tagEditor;
    }
}

void LaunchFields::focusField(LaunchField field)
{
    QWidget* widget = widgetOf(field);
    widget->setFocus(Qt::ShortcutFocusReason);
    if (auto* edit = qobject_cast<QLineEdit*>(widget))
        edit->selectAll();
    else if (auto* number = qobject_cast<NumberEdit*>(widget))
        number->selectAll();
}

bool LaunchFields::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LaunchFields::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
    if (m_presenter != nullptr)
        refresh();
}

void LaunchFields::retranslate()
{
    m_ui->regionCombo->lineEdit()->setAccessibleName(m_ui->regionCombo->accessibleName());
    fillChoices();
}

void LaunchFields::fillChoices()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const auto refillWith = [](QComboBox* combo, const QStringList& texts) {
        const int index = std::max(0, combo->currentIndex());
        combo->clear();
        combo->addItems(texts);
        combo->setCurrentIndex(index);
    };
    refillWith(m_ui->chargeTypeCombo,
        {tr("Pay-as-you-go"), tr("Preemptible, at the market price"),
            tr("Preemptible, with a price limit")});
    refillWith(m_ui->releaseCombo, {tr("Never"), tr("In a span"), tr("At a time")});
    refillWith(m_ui->spanUnitCombo, {tr("minutes"), tr("hours"), tr("days")});
    const std::array units{QStringLiteral("m"), QStringLiteral("h"), QStringLiteral("d")};
    for (int i = 0; i < 3; ++i)
        m_ui->spanUnitCombo->setItemData(i, units.at(static_cast<size_t>(i)));
    if (m_ui->regionCombo->count() == 0) {
        const QString typed = m_ui->regionCombo->currentText();
        for (const RegionInfo& region : builtInRegions())
            m_ui->regionCombo->addItem(region.id);
        m_ui->regionCombo->setEditText(typed);
    }
    const bool chinese = QLocale().language() == QLocale::Chinese;
    for (int i = 0; i < m_ui->regionCombo->count(); ++i) {
        const RegionInfo& region = builtInRegions()[static_cast<size_t>(i)];
        m_ui->regionCombo->setItemData(
            i, chinese ? region.chineseName : region.englishName, kRegionNameRole);
    }
}

} // namespace muster
