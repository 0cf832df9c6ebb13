// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::cli {

/// Where a command writes: data to standard output, everything else to standard error.
class Console
{
public:
    virtual ~Console() = default;
    /// \a text as it is; a line feed is the caller's.
    virtual void out(const QString& text) = 0;
    virtual void err(const QString& text) = 0;
    /// Standard error is a terminal that can move its cursor.
    [[nodiscard]] virtual bool hasLiveErr() const = 0;
    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual int columns() const = 0;
};

/// The process's own streams.
class StandardConsole : public Console
{
public:
    void out(const QString& text) override;
    void err(const QString& text) override;
    [[nodiscard]] bool hasLiveErr() const override;
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override;
};

} // namespace muster::cli
