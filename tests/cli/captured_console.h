// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace muster::cli {

/// Keeps what a command writes.
class CapturedConsole : public Console
{
public:
    void out(const QString& text) override { output += text; }
    void err(const QString& text) override { errors += text; }
    [[nodiscard]] bool hasLiveErr() const override { return false; }
    [[nodiscard]] int rows() const override { return 24; }
    [[nodiscard]] int columns() const override { return 80; }
    /// The one JSON object that was printed; empty when it was none.
    [[nodiscard]] QJsonObject json() const
    {
        return QJsonDocument::fromJson(output.toUtf8()).object();
    }

    QString output;
    QString errors;
};

} // namespace muster::cli
