// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/system_random.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <array>

namespace muster {

double SystemRandom::unit()
{
    return QRandomGenerator::system()->generateDouble();
}

QString SystemRandom::nonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char*>(words.data()), sizeof(words));
    return QString::fromLatin1(bytes.toHex());
}

} // namespace muster
