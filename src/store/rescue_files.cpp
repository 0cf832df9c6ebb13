// SPDX-License-Identifier: GPL-3.0-or-later
#include "rescue_files.h"

#include "core/wire/json_reader.h"
#include "file_tools.h"
#include "store/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace muster {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxBytes = qint64(1) << 20;

QJsonObject jsonOf(const CallAdvanced& entry)
{
    QJsonObject json{{u"batch"_s, entry.batch.value()}, {u"call"_s, entry.call},
        {u"generation"_s, entry.generation}, {u"state"_s, callStateName(entry.state)},
        {u"dirty"_s, entry.dirty}, {u"outcome"_s, entry.outcome},
        {u"requestId"_s, entry.requestId}};
    if (entry.closesAttempt)
        json.insert(u"attempt"_s, *entry.closesAttempt);
    if (entry.acceptedAt)
        json.insert(u"acceptedMs"_s, qint64(entry.acceptedAt->time_since_epoch().count()));
    QJsonArray ids;
    for (const InstanceId& id : entry.newIds)
        ids.append(id.value());
    json.insert(u"ids"_s, ids);
    return json;
}

Result<CallAdvanced> entryFrom(const JsonNode& root)
{
    const auto batch = root.member(u"batch");
    const auto call = root.member(u"call");
    const auto generation = root.member(u"generation");
    const auto state = root.member(u"state");
    const auto ids = root.member(u"ids");
    if (!batch || !call || !generation || !state || !ids)
        return root.error(QStringLiteral("a part is missing"));
    const auto batchText = batch->text();
    const auto callNumber = call->integer(1, std::numeric_limits<int>::max());
    const auto generationNumber = generation->integer(1, std::numeric_limits<int>::max());
    const auto stateText = state->text();
    const auto items = ids->items();
    if (!batchText || !callNumber || !generationNumber || !stateText || !items)
        return root.error(QStringLiteral("a part is of the wrong type"));
    const auto known = callStateFromName(*stateText);
    if (!known)
        return state->error(QStringLiteral("not a state of a call"));
    CallAdvanced entry;
    entry.batch = BatchId::fromTrusted(*batchText);
    entry.call = static_cast<int>(*callNumber);
    entry.generation = static_cast<int>(*generationNumber);
    entry.state = *known;
    for (const JsonNode& item : *items) {
        const auto id = item.text();
        if (!id)
            return id.error();
        entry.newIds.push_back(InstanceId::fromTrusted(*id));
    }
    return entry;
}

const CallRecord* callIn(const std::vector<BatchRecord>& stored, const CallAdvanced& entry)
{
    for (const BatchRecord& batch : stored) {
        if (batch.id != entry.batch)
            continue;
        for (const CallRecord& call : batch.calls) {
            if (call.index == entry.call && call.generation == entry.generation)
                return &call;
        }
    }
    return nullptr;
}

/// Parts without which the ids are still worth everything.
void readDetails(const JsonValue& json, CallAdvanced& entry)
{
    if (const JsonValue* dirty = json.find(u"dirty"); dirty != nullptr && dirty->asBool())
        entry.dirty = *dirty->asBool();
    if (const JsonValue* text = json.find(u"outcome"); text != nullptr && text->asText())
        entry.outcome = *text->asText();
    if (const JsonValue* text = json.find(u"requestId"); text != nullptr && text->asText())
        entry.requestId = *text->asText();
    if (const JsonValue* number = json.find(u"attempt"); number != nullptr && number->asInteger())
        entry.closesAttempt = static_cast<int>(*number->asInteger());
    if (const JsonValue* time = json.find(u"acceptedMs"); time != nullptr && time->asInteger())
        entry.acceptedAt = UtcTime(milliseconds(*time->asInteger()));
}

} // namespace

Result<QString> RescueFiles::write(const CallAdvanced& entry) const
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made.error();
    QString path;
    for (int number = 1; path.isEmpty() || QFile::exists(path); ++number)
        path = m_folder + QStringLiteral("/ids-%1-%2.json").arg(fileStamp()).arg(number);
    const QByteArray line = QJsonDocument(jsonOf(entry)).toJson(QJsonDocument::Compact) + '\n';
    if (auto written = writeFileAtomically(path, line); !written)
        return written.error();
    return path;
}

QStringList RescueFiles::waiting() const
{
    const QDir folder(m_folder);
    QStringList paths;
    for (const QString& name : folder.entryList({u"ids-*.json"_s}, QDir::Files, QDir::Name))
        paths << folder.filePath(name);
    return paths;
}

Result<CallAdvanced> RescueFiles::read(const QString& path)
{
    const Result<QByteArray> bytes = readRegularFile(path, kMaxBytes);
    if (!bytes)
        return bytes.error();
    const Result<JsonValue> json = readJson(*bytes, JsonLimits::forFile());
    if (!json)
        return json.error();
    Result<CallAdvanced> entry = entryFrom(JsonNode(*json));
    if (!entry)
        return entry.error();
    readDetails(*json, *entry);
    return entry;
}

Result<Done> RescueFiles::setAside(const QString& path, const QString& how)
{
    return renameLasting(path, path + u'.' + how);
}

std::optional<CallAdvanced> missingOf(
    const CallAdvanced& rescued, const std::vector<BatchRecord>& stored)
{
    const CallRecord* call = callIn(stored, rescued);
    if (call == nullptr)
        return std::nullopt;
    CallAdvanced missing = rescued;
    const auto isStored = [call](const InstanceId& id) {
        return std::find(call->ids.begin(), call->ids.end(), id) != call->ids.end();
    };
    std::erase_if(missing.newIds, isStored);
    const bool attemptIsOpen = std::any_of(
        call->attempts.begin(), call->attempts.end(), [&rescued](const Attempt& attempt) {
            return attempt.number == rescued.closesAttempt && attempt.outcome.isEmpty();
        });
    if (!attemptIsOpen)
        missing.closesAttempt.reset();
    if (call->isOpen())
        return missing;
    missing.state = call->state;
    missing.dirty = call->dirty;
    missing.tokenSpent = call->tokenSpent;
    missing.error = call->error;
    missing.requestId = call->requestId;
    missing.acceptedAt = call->acceptedAt;
    missing.evidence = call->evidence;
    missing.notDelivered = call->notDelivered;
    missing.notDeliveredEvent = call->notDeliveredEvent;
    return missing;
}

QString idsText(const CallAdvanced& entry)
{
    QStringList ids;
    for (const InstanceId& id : entry.newIds)
        ids << id.value();
    return QStringLiteral("batch %1, call %2: %3")
        .arg(entry.batch.value())
        .arg(entry.call)
        .arg(ids.join(u' '));
}

} // namespace muster
