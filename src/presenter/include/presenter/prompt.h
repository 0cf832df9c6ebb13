// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace muster {

class ReleaseFlow;
class ReleaseTimeFlow;

/// One line of a dialog: "Where" – "cn-hangzhou, zone H".
struct SummaryRow
{
    QString label{};
    QString value{};
    friend bool operator==(const SummaryRow&, const SummaryRow&) = default;
};

/// What the dialog "Confirm launch" shows: what, how many, where, for whom, until when. Plain text.
struct ConfirmSummary
{
    QString sentence{}; ///< "20 × ecs.g6.large in cn-hangzhou"
    std::vector<SummaryRow> rows{};
    QStringList warnings{}; ///< "Never released: they run until you release them."
    bool simulator = false;
};

/// An order that is asked back before it is sent (stop, reboot).
struct OrderSummary
{
    QString title{}; ///< "Stop 3 instances"
    QString question{}; ///< what will happen, above the lines; may be empty
    QString buttonText{}; ///< "Stop 3 instances"
    QStringList lines{}; ///< name and id of each
};

/// Something the person is told.
struct Message
{
    enum class Kind { Information, Warning, Failure };
    Kind kind = Kind::Information;
    QString title{};
    QString text{};
    QString details{};
};

/// How presenters ask the person. No call waits: the answer comes later, at most once. Texts are
/// plain text.
class Prompt
{
public:
    virtual ~Prompt() = default;
    virtual void confirmLaunch(
        const ConfirmSummary& summary, std::function<void(bool confirmed)> answer)
        = 0;
    virtual void confirmOrder(
        const OrderSummary& summary, std::function<void(bool confirmed)> answer)
        = 0;
    /// Opens "Release instances" on \a flow, which outlives the dialog: the dialog closes when
    /// flow->finished() is emitted, and calls flow->cancel() when it is closed before.
    virtual void confirmRelease(ReleaseFlow& flow) = 0;
    /// Opens "Extend release time" on \a flow, by the same rules.
    virtual void changeReleaseTime(ReleaseTimeFlow& flow) = 0;
    virtual void message(const Message& message) = 0;
};

} // namespace muster
