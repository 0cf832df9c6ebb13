// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace muster {

/// The band under the menu bar: says "Simulator" where nothing costs money, else a thin line in the
/// colour of production.
class TintBand : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { None, Simulator, Production };

    explicit TintBand(QWidget* parent = nullptr);
    void setKind(Kind kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void apply();

    Kind m_kind = Kind::None;
};

} // namespace muster
