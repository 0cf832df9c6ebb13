// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_edit.h"

#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace muster {
namespace {
/// Far outside of every rule, so that QSpinBox never has a reason to change a number that was
/// typed.
constexpr int kWidest = 1'000'000'000;
/// The value while the text is no number.
constexpr int kNoNumber = -kWidest;
} // namespace

NumberEdit::NumberEdit(QWidget* parent)
    : QSpinBox(parent)
{
    setRange(kNoNumber, kWidest);
    setFocusPolicy(Qt::StrongFocus);
    // Keys reach the line; arrows and assistive tools set the value, and then the line is silent.
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberEdit::noteText);
    connect(this, &QSpinBox::textChanged, this, &NumberEdit::noteText);
    setValue(kNoNumber);
}

void NumberEdit::setSteps(int first, int last)
{
    m_first = first;
    m_last = last;
}

QString NumberEdit::typedText() const
{
    return lineEdit()->text().trimmed();
}

void NumberEdit::setTypedText(const QString& text)
{
    if (typedText() == text)
        return;
    m_shown = text; // so that noteText() takes it for known
    lineEdit()->setText(text);
}

void NumberEdit::stepBy(int steps)
{
    const int now = value();
    const int next = now == kNoNumber ? (steps > 0 ? m_first : m_last)
                                      : std::clamp(now + steps, m_first, m_last);
    lineEdit()->setText(QString::number(next));
    selectAll();
}

void NumberEdit::noteText()
{
    const QString text = lineEdit()->text();
    if (text == m_shown)
        return;
    m_shown = text;
    Q_EMIT typed(text.trimmed());
}

QValidator::State NumberEdit::validate(QString& /*text*/, int& /*position*/) const
{
    return QValidator::Acceptable;
}

int NumberEdit::valueFromText(const QString& text) const
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    return isNumber && number > kNoNumber && number <= kWidest ? number : kNoNumber;
}

QString NumberEdit::textFromValue(int value) const
{
    if (valueFromText(m_shown) == value)
        return m_shown;
    return value == kNoNumber ? QString() : QString::number(value);
}

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    StepEnabled enabled = StepNone;
    if (value() == kNoNumber || value() < m_last)
        enabled |= StepUpEnabled;
    if (value() == kNoNumber || value() > m_first)
        enabled |= StepDownEnabled;
    return enabled;
}

void NumberEdit::wheelEvent(QWheelEvent* event)
{
    // A form that scrolls must not change numbers that it scrolls past.
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace muster
