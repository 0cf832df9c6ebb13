// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/status_presenter.h"

#include <QWidget>

#include <array>

namespace muster {

class PlainLabel;

/// The status bar: account, region, age of the data, calls, clock, throttling. Empty texts take no
/// room.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(StatusPresenter& presenter, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    static constexpr int kParts = 7;
    void refresh();

    StatusPresenter& m_presenter;
    std::array<PlainLabel*, kParts> m_labels{};
    std::array<PlainLabel*, kParts> m_dots{};
};

} // namespace muster
