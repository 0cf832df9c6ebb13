// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway.h"

#include <QStringList>

namespace muster {

/// What the command line asks for.
struct Options
{
    quint16 port = 0;
    quint16 adminPort = 0;
    std::vector<AccessKey> keys;
    std::optional<quint64> seed;
    BootTimes boot;
    QStringList regions;
    std::map<QByteArray, int> perMinute;
    QString faultsFile;
    QString stateFile;
    QString certificateFile;
    QString privateKeyFile;
    int populate = 0;
    bool withParent = false;
};

/// Reads the arguments (without the program's name). Gives a message for the first mistake, empty
/// for none.
[[nodiscard]] QString readOptions(const QStringList& arguments, Options& options);

/// The usage text.
[[nodiscard]] QString usageText();

/// The key pair of a simulator that was given none. It opens nothing but a simulator: no person's
/// secret.
[[nodiscard]] AccessKey demoKey();

} // namespace muster
