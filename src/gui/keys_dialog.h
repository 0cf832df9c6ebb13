// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialog_frame.h"

namespace muster {

/// The keys of the window, on one sheet (F1).
class KeysDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit KeysDialog(QWidget* parent = nullptr);
};

} // namespace muster
