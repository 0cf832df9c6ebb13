// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/launch_json.h"

#include "core/text/csv.h"
#include "core/text/display_text.h"
#include "core/text/masking.h"
#include "core/time.h"
#include "presenter/batch_figures.h"
#include "presenter/words.h"

#include <QJsonDocument>

#include <algorithm>

namespace muster::json {

namespace {

using namespace Qt::StringLiterals;

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString instantText(qint64 secondsUtc)
{
    return secondsUtc == 0 ? QString() : toIsoText(UtcTime(seconds(secondsUtc)));
}

/// As the service tells it, to the minute; the rows know the second of acceptance. Empty: not seen
/// yet.
QString createdText(const FleetRow& row)
{
    const qint64 created = row.instance.created;
    return row.presence == Presence::Expected ? QString() : instantText(created - created % 60);
}

/// The API's word, or what Muster knows better; empty: not seen yet.
QString statusText(const FleetRow& row)
{
    switch (row.presence) {
    case Presence::Expected:
        return {};
    case Presence::Missing:
        return u"Unknown"_s;
    case Presence::Failed:
        return u"Failed"_s;
    case Presence::Released:
    case Presence::Gone:
        return u"Released"_s;
    case Presence::Present:
        break;
    }
    const bool isForeign
        = row.instance.status == InstanceStatus::Unknown && !row.instance.statusText.isEmpty();
    return isForeign ? displayText(row.instance.statusText)
                     : instanceStatusName(row.instance.status);
}

std::optional<qint64> ageSeconds(const FleetRow& row, UtcTime now)
{
    if (row.instance.created == 0)
        return std::nullopt;
    const auto whole = std::chrono::floor<seconds>(now.time_since_epoch()).count();
    return std::max<qint64>(0, whole - row.instance.created);
}

QJsonObject errorObject(const QString& code, const QString& message, const QString& requestId)
{
    return {{u"code"_s, orNull(code)}, {u"message"_s, orNull(displayText(maskedByName(message)))},
        {u"requestId"_s, orNull(requestId)}};
}

/// In words where the service said nothing itself.
QJsonObject errorObject(const CallError& error)
{
    const QString message = error.kind == Error::Kind::Service && !error.message.isEmpty()
        ? error.message
        : Words::errorText(error).whole;
    return errorObject(error.code, message, error.requestId);
}

QJsonValue instantOrNull(const std::optional<UtcTime>& time)
{
    return time ? QJsonValue(toIsoText(std::chrono::floor<seconds>(*time)))
                : QJsonValue(QJsonValue::Null);
}

/// How a call in doubt is being checked, as the window tells it.
QJsonValue checkingValue(const BatchStatus& status, const CallRecord& call)
{
    const auto doubt = std::ranges::find(status.inDoubt, call.index, &CallInDoubt::call);
    if (doubt == status.inDoubt.end() || doubt->generation != call.generation)
        return QJsonValue::Null;
    return QJsonObject{{u"looks"_s, doubt->looksDone},
        {u"nextLook"_s, instantOrNull(doubt->nextLook)},
        {u"notBoughtAfter"_s, instantOrNull(doubt->notBoughtAfter)},
        {u"needsFinish"_s, doubt->needsClick}};
}

QJsonObject callObject(const BatchStatus& status, const CallRecord& call)
{
    QJsonArray ids;
    for (const InstanceId& id : call.ids)
        ids.append(id.value());
    return {{u"index"_s, call.index}, {u"generation"_s, call.generation},
        {u"checking"_s, checkingValue(status, call)}, {u"evidence"_s, orNull(call.evidence)},
        {u"notDelivered"_s, call.notDelivered}, {u"amount"_s, call.amount.value()},
        {u"state"_s, callStateName(call.state)}, {u"clientToken"_s, call.token.value()},
        {u"requestId"_s, orNull(call.requestId)},
        {u"attempts"_s, static_cast<int>(call.attempts.size())}, {u"instanceIds"_s, ids},
        {u"error"_s,
            call.error ? QJsonValue(errorObject(*call.error)) : QJsonValue(QJsonValue::Null)}};
}

/// The launch object with nothing bought in it.
QJsonObject emptyObject(Verdict verdict)
{
    return {{u"batch"_s, QJsonValue::Null}, {u"asked"_s, QJsonValue::Null}, {u"accepted"_s, 0},
        {u"running"_s, 0}, {u"verdict"_s, verdictName(verdict)},
        {u"releaseTime"_s, QJsonValue::Null}, {u"calls"_s, QJsonArray()},
        {u"instances"_s, QJsonArray()}, {u"problems"_s, QJsonArray()}};
}

const QStringList kCsvHeader{u"instanceId"_s, u"name"_s, u"status"_s, u"zone"_s, u"privateIp"_s,
    u"publicIp"_s, u"created"_s, u"releaseTime"_s, u"region"_s, u"instanceType"_s, u"batch"_s,
    u"ageSeconds"_s};

QStringList csvRow(const FleetRow& row, UtcTime now)
{
    const Instance& instance = row.instance;
    const std::optional<qint64> age = ageSeconds(row, now);
    return {instance.id.value(), instance.name, statusText(row), instance.zone, instance.privateIp,
        instance.publicIp, createdText(row), instantText(instance.releaseTime), instance.region,
        instance.type, instance.batch.value(), age ? QString::number(*age) : QString()};
}

} // namespace

QJsonObject launchObject(const BatchStatus& status, const Fleet& fleet)
{
    const BatchRecord& record = status.record;
    QJsonObject object = emptyObject(status.verdict);
    object.insert(u"batch"_s, record.id.value());
    object.insert(u"asked"_s, record.asked);
    object.insert(u"accepted"_s, status.counts.accepted);
    object.insert(u"running"_s, status.counts.running);
    const BatchFigures figures = figuresOf(status);
    object.insert(u"alive"_s, figures.alive);
    object.insert(u"ready"_s, figures.ready);
    object.insert(u"missing"_s, figures.missing);
    object.insert(u"notSent"_s, figures.notSent);
    object.insert(u"inDoubt"_s, figures.inDoubt);
    object.insert(u"surplus"_s, status.surplus);
    if (record.releaseTime)
        object.insert(u"releaseTime"_s, toIsoText(*record.releaseTime));
    QJsonArray calls;
    for (const CallRecord& call : record.calls)
        calls.append(callObject(status, call));
    object.insert(u"calls"_s, calls);
    QJsonArray instances;
    for (const int slot : fleet.slotsOf(record.id))
        instances.append(instanceObject(fleet.row(slot)));
    object.insert(u"instances"_s, instances);
    return object;
}

QJsonObject invalidObject(const LaunchDraft& draft, const Problems& problems)
{
    QJsonObject object = emptyObject(Verdict::Invalid);
    bool isNumber = false;
    const int asked = draft.parameters.text(u"Amount"_s).trimmed().toInt(&isNumber);
    if (isNumber)
        object.insert(u"asked"_s, asked);
    object.insert(u"problems"_s, problemsArray(problems));
    return object;
}

QJsonObject dryRunObject(const LaunchSpec& spec, const std::optional<Error>& error)
{
    QJsonObject object = emptyObject(Verdict::DryRun);
    object.insert(u"asked"_s, spec.amount);
    if (spec.releaseTime)
        object.insert(u"releaseTime"_s, spec.releaseTime->text());
    QJsonValue refusal(QJsonValue::Null);
    if (error) {
        const QString message = error->kind == Error::Kind::Service && !error->message.isEmpty()
            ? error->message
            : Words::errorText(*error).whole;
        refusal = errorObject(error->code, message, error->requestId);
    }
    object.insert(u"error"_s, refusal);
    return object;
}

QJsonObject batchObject(const BatchStatus& status, const Fleet& fleet)
{
    const BatchRecord& record = status.record;
    QJsonObject object = launchObject(status, fleet);
    object.insert(u"label"_s, orNull(record.label));
    object.insert(u"created"_s, toIsoText(record.created));
    object.insert(u"account"_s, orNull(record.account));
    object.insert(u"accessKeyId"_s, orNull(record.accessKeyId));
    object.insert(u"region"_s, orNull(record.region.value()));
    object.insert(u"endpoint"_s, orNull(record.endpoint));
    return object;
}

QJsonObject batchesObject(const std::vector<BatchStatus>& batches, const Fleet& fleet)
{
    QJsonArray list;
    for (const BatchStatus& status : batches)
        list.append(batchObject(status, fleet));
    return {{u"batches"_s, list}};
}

QJsonObject instanceObject(const FleetRow& row)
{
    const Instance& instance = row.instance;
    return {{u"instanceId"_s, instance.id.value()}, {u"name"_s, orNull(displayText(instance.name))},
        {u"status"_s, orNull(statusText(row))}, {u"zone"_s, orNull(displayText(instance.zone))},
        {u"privateIp"_s, orNull(instance.privateIp)}, {u"publicIp"_s, orNull(instance.publicIp)},
        {u"created"_s, orNull(createdText(row))},
        {u"releaseTime"_s, orNull(instantText(instance.releaseTime))}};
}

QJsonObject listObject(const std::vector<FleetRow>& rows, UtcTime readAt)
{
    QJsonArray list;
    for (const FleetRow& row : rows) {
        QJsonObject object = instanceObject(row);
        const std::optional<qint64> age = ageSeconds(row, readAt);
        object.insert(u"region"_s, orNull(row.instance.region));
        object.insert(u"instanceType"_s, orNull(row.instance.type));
        object.insert(u"batch"_s, orNull(row.instance.batch.value()));
        object.insert(u"ageSeconds"_s, age ? QJsonValue(*age) : QJsonValue(QJsonValue::Null));
        list.append(object);
    }
    return {{u"readAt"_s, toIsoText(readAt)}, {u"instances"_s, list}};
}

QByteArray listCsv(const std::vector<FleetRow>& rows, UtcTime now)
{
    CsvRows table;
    table.reserve(rows.size() + 1);
    table.push_back(kCsvHeader);
    for (const FleetRow& row : rows)
        table.push_back(csvRow(row, now));
    return writeCsv(table);
}

QJsonObject resultsObject(const std::vector<OrderOutcome>& outcomes)
{
    QJsonArray list;
    for (const OrderOutcome& outcome : outcomes) {
        list.append(QJsonObject{{u"instanceId"_s, outcome.id.value()}, {u"ok"_s, outcome.ok},
            {u"code"_s, outcome.ok ? QJsonValue(QJsonValue::Null) : orNull(outcome.code)}});
    }
    return {{u"results"_s, list}};
}

QJsonArray problemsArray(const Problems& problems)
{
    QJsonArray list;
    for (const Problem& problem : problems) {
        list.append(
            QJsonObject{{u"field"_s, problem.field}, {u"code"_s, problemCodeName(problem.code)},
                {u"message"_s, Words::problemText(problem)}});
    }
    return list;
}

QByteArray toLine(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace muster::json
