// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace muster {

/// What a fault does to the answer.
enum class FaultKind {
    Close,
    CloseAfter,
    Truncate,
    Reset,
    Stall,
    Delay,
    Trickle,
    Status,
    Html,
    Garbage,
    Error,
    Huge,
    Hold
};

/// When the call is carried out, seen from the fault.
enum class Execution { Before, After, Never };

/// One entry of `POST /faults`.
struct Fault
{
    /// `*` fits every action.
    QByteArray action;
    std::optional<int> nth;
    int times = 1;
    std::optional<double> probability;
    Execution execution = Execution::Never;
    qint64 lateMs = 0;

    FaultKind kind = FaultKind::Close;
    qint64 bytes = 0;
    std::optional<qint64> ms;
    int bytesPerSecond = 1;
    int status = 500;
    std::optional<QByteArray> body;
    QByteArray code;
    QString message;
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    /// Calls of the action seen since the entry was made, and how often it acted.
    int seen = 0;
    int acted = 0;
};

/// Reads the body of `POST /faults`: a list of entries, or one. Gives the first mistake as text.
[[nodiscard]] QString readFaults(const QJsonValue& body, std::vector<Fault>& out);

/// The entries in force.
class FaultList
{
public:
    void add(std::vector<Fault> faults);
    void clear() { m_faults.clear(); }
    /// The first entry that fits this call of \a action; each entry counts the calls that it sees.
    /// \a chance gives a number from 0 to below 1.
    [[nodiscard]] std::optional<Fault> take(
        const QByteArray& action, const std::function<double()>& chance);

private:
    std::vector<Fault> m_faults;
};

} // namespace muster
