// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialog_frame.h"
#include "presenter/prompt.h"

namespace muster {

/// "Confirm launch": what, how many, where, for whom, until when, before anything is bought.
class ConfirmDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit ConfirmDialog(const ConfirmSummary& summary, QWidget* parent = nullptr);
};

/// An order that is asked back: the instances that it is for, and one button that names it.
class OrderDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit OrderDialog(const OrderSummary& summary, QWidget* parent = nullptr);
};

} // namespace muster
