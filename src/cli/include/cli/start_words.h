// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace muster::cli {

/// What the program says before a command or a window begins.
class StartWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::StartWords)

public:
    static QString noDisplay();
    static QString badEndpoint(const QString& endpoint, const QString& detail);
    static QString noAccount(const QString& name);
    static QString noCredentials();
    static QString otherOwner();
    static QString hint(const QString& usage);
};

} // namespace muster::cli
