// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>
#include <map>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

const std::map<QString, FaultKind>& kinds()
{
    using enum FaultKind;
    static const std::map<QString, FaultKind> kKinds{{u"close"_s, Close},
        {u"close-after"_s, CloseAfter}, {u"truncate"_s, Truncate}, {u"reset"_s, Reset},
        {u"stall"_s, Stall}, {u"delay"_s, Delay}, {u"trickle"_s, Trickle}, {u"status"_s, Status},
        {u"html"_s, Html}, {u"garbage"_s, Garbage}, {u"error"_s, Error}, {u"huge"_s, Huge},
        {u"hold"_s, Hold}};
    return kKinds;
}

/// Those that change only how the answer travels: without a word on it the call is carried out
/// first.
Execution usualExecution(FaultKind kind)
{
    switch (kind) {
    case FaultKind::CloseAfter:
    case FaultKind::Truncate:
    case FaultKind::Delay:
    case FaultKind::Trickle:
        return Execution::Before;
    case FaultKind::Hold:
        return Execution::After;
    default:
        return Execution::Never;
    }
}

/// The figure that a fault is about, for the short form `{"delay": 500}`.
QString mainFigure(FaultKind kind)
{
    switch (kind) {
    case FaultKind::CloseAfter:
    case FaultKind::Truncate:
    case FaultKind::Huge:
        return u"bytes"_s;
    case FaultKind::Trickle:
        return u"bytesPerSecond"_s;
    default:
        return u"ms"_s;
    }
}

/// `then` is a word with its figures beside it in the entry, `{"word": {figures}}`, `{"word":
/// figure}`, or
/// `{"kind": "word", figures}`. Gives the word and an object that holds the figures.
std::pair<QString, QJsonObject> readThen(const QJsonObject& entry)
{
    const QJsonValue then = entry.value(u"then"_s);
    if (then.isString())
        return {then.toString(), entry};
    const QJsonObject object = then.toObject();
    for (const QString& name : {u"kind"_s, u"type"_s, u"do"_s, u"fault"_s}) {
        if (object.value(name).isString())
            return {object.value(name).toString(), object};
    }
    for (const auto& [word, kind] : kinds()) {
        Q_UNUSED(kind)
        if (object.value(word).isObject())
            return {word, object.value(word).toObject()};
    }
    // A bare status: `{"status": 503, "code": …}` is an error of the service, without a code just a
    // status.
    if (object.value(u"status"_s).isDouble())
        return {object.contains(u"code"_s) ? u"error"_s : u"status"_s, object};
    for (const auto& [word, kind] : kinds()) {
        if (object.contains(word))
            return {word,
                object.value(word).isDouble() ? QJsonObject{{mainFigure(kind), object.value(word)}}
                                              : object};
    }
    return {QString(), {}};
}

class Reader
{
public:
    explicit Reader(const QJsonObject& object)
        : m_object(object)
    {
    }

    /// Reads a whole number from \a least to \a most; leaves \a out when the name is missing.
    bool number(const QString& name, qint64 least, qint64 most, qint64& out) const
    {
        if (!m_object.contains(name))
            return true;
        const double value = m_object.value(name).toDouble(-1);
        if (!m_object.value(name).isDouble() || value < static_cast<double>(least)
            || value > static_cast<double>(most))
            return false;
        out = static_cast<qint64>(value);
        return true;
    }

private:
    const QJsonObject& m_object;
};

bool readFigures(const QJsonObject& figures, Fault& fault)
{
    const Reader reader(figures);
    qint64 ms = -1;
    qint64 rate = fault.bytesPerSecond;
    qint64 status = fault.kind == FaultKind::Html || fault.kind == FaultKind::Garbage ? 200 : 500;
    if (fault.kind == FaultKind::Error)
        status = 400;
    if (!reader.number(u"ms"_s, 0, 86'400'000, ms)
        || !reader.number(u"bytes"_s, 0, 1LL << 40, fault.bytes)
        || !reader.number(u"bytesPerSecond"_s, 1, 1'000'000'000, rate)
        || !reader.number(u"status"_s, 100, 599, status))
        return false;
    if (ms >= 0)
        fault.ms = ms;
    fault.bytesPerSecond = static_cast<int>(rate);
    fault.status = static_cast<int>(status);
    if (figures.value(u"body"_s).isString())
        fault.body = figures.value(u"body"_s).toString().toUtf8();
    fault.code = figures.value(u"code"_s).toString().toUtf8();
    fault.message = figures.value(u"message"_s).toString();
    const QJsonObject headers = figures.value(u"headers"_s).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        fault.headers.emplace_back(it.key().toUtf8(), it.value().toString().toUtf8());
    return fault.kind != FaultKind::Error || !fault.code.isEmpty();
}

bool readExecution(const QJsonObject& entry, Fault& fault)
{
    static const std::map<QString, Execution> kWords{{u"before"_s, Execution::Before},
        {u"after"_s, Execution::After}, {u"never"_s, Execution::Never}};
    fault.execution = usualExecution(fault.kind);
    if (!entry.contains(u"execute"_s))
        return true;
    const auto found = kWords.find(entry.value(u"execute"_s).toString());
    if (found != kWords.end())
        fault.execution = found->second;
    return found != kWords.end();
}

bool readCounts(const QJsonObject& entry, Fault& fault)
{
    const Reader reader(entry);
    qint64 nth = 0;
    qint64 times = entry.contains(u"probability"_s) ? std::numeric_limits<int>::max() : 1;
    if (!reader.number(u"nth"_s, 1, 1'000'000'000, nth)
        || !reader.number(u"times"_s, 1, 1'000'000'000, times)
        || !reader.number(u"lateMs"_s, 0, 86'400'000, fault.lateMs))
        return false;
    if (nth > 0)
        fault.nth = static_cast<int>(nth);
    fault.times = static_cast<int>(times);
    if (!entry.contains(u"probability"_s))
        return true;
    const double probability = entry.value(u"probability"_s).toDouble(-1);
    fault.probability = probability;
    return probability >= 0 && probability <= 1;
}

QString readFault(const QJsonValue& value, Fault& fault)
{
    if (!value.isObject())
        return u"a fault must be an object"_s;
    const QJsonObject entry = value.toObject();
    fault.action = entry.value(u"action"_s).toString().toUtf8();
    if (fault.action.isEmpty())
        return u"a fault needs an \"action\""_s;
    const auto [word, figures] = readThen(entry);
    const auto kind = kinds().find(word);
    if (kind == kinds().end())
        return u"\"then\" is not one of the known faults"_s;
    fault.kind = kind->second;
    if (!readFigures(figures, fault))
        return u"a figure of \"%1\" is missing or out of range"_s.arg(word);
    if (!readExecution(entry, fault))
        return u"\"execute\" must be before, after or never"_s;
    if (!readCounts(entry, fault))
        return u"\"nth\", \"times\", \"probability\" or \"lateMs\" is out of range"_s;
    return {};
}

} // namespace

QString readFaults(const QJsonValue& body, std::vector<Fault>& out)
{
    if (!body.isArray() && !body.isObject())
        return u"the body must be a list of faults"_s;
    const QJsonArray list = body.isArray() ? body.toArray() : QJsonArray{body};
    for (const QJsonValue value : list) {
        Fault fault;
        if (const QString mistake = readFault(value, fault); !mistake.isEmpty())
            return mistake;
        out.push_back(fault);
    }
    return {};
}

void FaultList::add(std::vector<Fault> faults)
{
    for (Fault& fault : faults)
        m_faults.push_back(std::move(fault));
}

std::optional<Fault> FaultList::take(
    const QByteArray& action, const std::function<double()>& chance)
{
    std::optional<Fault> chosen;
    for (Fault& fault : m_faults) {
        if (fault.action != "*" && fault.action != action)
            continue;
        ++fault.seen;
        if (chosen || fault.acted >= fault.times || (fault.nth && fault.seen < *fault.nth))
            continue;
        if (fault.probability && chance() >= *fault.probability)
            continue;
        ++fault.acted;
        chosen = fault;
    }
    return chosen;
}

} // namespace muster
