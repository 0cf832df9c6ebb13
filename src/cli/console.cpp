// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <QByteArray>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace muster::cli {

namespace {

constexpr int kFallbackRows = 24;
constexpr int kFallbackColumns = 80;

void writeAll(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

winsize windowSize()
{
    winsize size{};
    ioctl(STDERR_FILENO, TIOCGWINSZ, &size);
    return size;
}

} // namespace

void StandardConsole::out(const QString& text)
{
    writeAll(stdout, text);
}

void StandardConsole::err(const QString& text)
{
    writeAll(stderr, text);
}

bool StandardConsole::hasLiveErr() const
{
    const QByteArray terminal = qgetenv("TERM");
    return isatty(STDERR_FILENO) == 1 && !terminal.isEmpty() && terminal != "dumb";
}

int StandardConsole::rows() const
{
    const int rows = windowSize().ws_row;
    return rows > 0 ? rows : kFallbackRows;
}

int StandardConsole::columns() const
{
    const int columns = windowSize().ws_col;
    return columns > 0 ? columns : kFallbackColumns;
}

} // namespace muster::cli
