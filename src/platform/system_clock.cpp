// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/system_clock.h"

#include <QFile>

#include <time.h>

namespace muster {

SystemClock::SystemClock()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (file.open(QIODevice::ReadOnly))
        m_bootId = QString::fromLatin1(file.read(64)).trimmed();
}

UtcTime SystemClock::wallNow() const
{
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

BootTime SystemClock::bootNow() const
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::duration_cast<BootTime>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

} // namespace muster
