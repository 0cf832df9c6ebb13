// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace muster {

/// A number field that keeps what was typed: nothing is clamped, rounded or put right; the rule
/// judges the text. For assistive tools it is a spin button: its value and its text can both be
/// set.
class NumberEdit : public QSpinBox
{
    Q_OBJECT

public:
    explicit NumberEdit(QWidget* parent = nullptr);

    /// What the arrows and the wheel stay within; typing does not.
    void setSteps(int first, int last);
    /// As typed, without outer spaces.
    [[nodiscard]] QString typedText() const;
    /// Shows \a text; does nothing when it is shown already, so that the cursor stays.
    void setTypedText(const QString& text);

    void stepBy(int steps) override;

Q_SIGNALS:
    /// The text changed, by keys, arrows or an assistive tool.
    void typed(const QString& text);

protected:
    QValidator::State validate(QString& text, int& position) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    [[nodiscard]] QString textFromValue(int value) const override;
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void noteText();

    int m_first = 1;
    int m_last = 100;
    QString m_shown; ///< what stands in the line now
};

} // namespace muster
