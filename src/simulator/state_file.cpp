// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

/// Goes over all fields of an instance in one place, so that writing and reading cannot differ.
template <typename Visitor, typename One>
void eachField(Visitor&& visit, One& one)
{
    visit(u"id"_s, one.id);
    visit(u"name"_s, one.name);
    visit(u"hostName"_s, one.hostName);
    visit(u"description"_s, one.description);
    visit(u"region"_s, one.regionId);
    visit(u"zone"_s, one.zoneId);
    visit(u"vpc"_s, one.vpcId);
    visit(u"vSwitch"_s, one.vSwitchId);
    visit(u"image"_s, one.imageId);
    visit(u"type"_s, one.typeId);
    visit(u"groups"_s, one.securityGroupIds);
    visit(u"keyPair"_s, one.keyPairName);
    visit(u"resourceGroup"_s, one.resourceGroupId);
    visit(u"chargeType"_s, one.chargeType);
    visit(u"spotStrategy"_s, one.spotStrategy);
    visit(u"spotInterruption"_s, one.spotInterruption);
    visit(u"spotPriceLimit"_s, one.spotPriceLimit);
    visit(u"spotDuration"_s, one.spotDuration);
    visit(u"internetChargeType"_s, one.internetChargeType);
    visit(u"bandwidthIn"_s, one.bandwidthIn);
    visit(u"bandwidthOut"_s, one.bandwidthOut);
    visit(u"httpTokens"_s, one.httpTokens);
    visit(u"httpEndpoint"_s, one.httpEndpoint);
    visit(u"deletionProtection"_s, one.deletionProtection);
    visit(u"token"_s, one.clientToken);
    visit(u"serial"_s, one.serialNumber);
    visit(u"stoppedMode"_s, one.stoppedMode);
    visit(u"lockReason"_s, one.lockReason);
    visit(u"privateAddress"_s, one.privateAddress);
    visit(u"publicAddress"_s, one.publicAddress);
    visit(u"phase"_s, one.phase);
    visit(u"nextAt"_s, one.nextAt);
    visit(u"nextPhase"_s, one.nextPhase);
    visit(u"runningAt"_s, one.runningAt);
    visit(u"createdAt"_s, one.createdAt);
    visit(u"createdSaid"_s, one.createdSaid);
    visit(u"startedSaid"_s, one.startedSaid);
    visit(u"releaseAt"_s, one.releaseAt);
    visit(u"reclaimAt"_s, one.reclaimAt);
    visit(u"deleteAt"_s, one.deleteAt);
    visit(u"released"_s, one.released);
    visit(u"stuck"_s, one.stuck);
}

struct Writer
{
    QJsonObject out;
    void operator()(const QString& name, const QString& value) { out.insert(name, value); }
    void operator()(const QString& name, const QStringList& value)
    {
        out.insert(name, QJsonArray::fromStringList(value));
    }
    void operator()(const QString& name, double value) { out.insert(name, value); }
    void operator()(const QString& name, bool value) { out.insert(name, value); }
    void operator()(const QString& name, int value) { out.insert(name, value); }
    void operator()(const QString& name, qint64 value) { out.insert(name, value); }
    void operator()(const QString& name, quint32 value)
    {
        out.insert(name, static_cast<qint64>(value));
    }
    void operator()(const QString& name, Phase value) { out.insert(name, static_cast<int>(value)); }
};

struct Reader
{
    const QJsonObject& in;
    void operator()(const QString& name, QString& value) const
    {
        value = in.value(name).toString();
    }
    void operator()(const QString& name, QStringList& value) const
    {
        value.clear();
        for (const QJsonValue one : in.value(name).toArray())
            value.append(one.toString());
    }
    void operator()(const QString& name, double& value) const { value = in.value(name).toDouble(); }
    void operator()(const QString& name, bool& value) const { value = in.value(name).toBool(); }
    void operator()(const QString& name, int& value) const { value = in.value(name).toInt(); }
    void operator()(const QString& name, qint64& value) const
    {
        value = in.value(name).toInteger();
    }
    void operator()(const QString& name, quint32& value) const
    {
        value = static_cast<quint32>(in.value(name).toInteger());
    }
    void operator()(const QString& name, Phase& value) const
    {
        value = static_cast<Phase>(in.value(name).toInt());
    }
};

QJsonObject instanceToJson(const Instance& one)
{
    Writer writer;
    eachField(writer, one);
    QJsonArray tags;
    for (const auto& [key, value] : one.tags)
        tags.append(QJsonArray{key, value});
    writer.out.insert(u"tags"_s, tags);
    return writer.out;
}

Instance instanceFromJson(const QJsonObject& object)
{
    Instance one;
    eachField(Reader{object}, one);
    for (const QJsonValue tag : object.value(u"tags"_s).toArray())
        one.tags.emplace_back(tag.toArray().at(0).toString(), tag.toArray().at(1).toString());
    return one;
}

QJsonArray tokensToJson(const Ledger& ledger)
{
    QJsonArray list;
    for (const auto& [key, memory] : ledger.tokens)
        list.append(QJsonObject{{u"key"_s, QString::fromUtf8(key)},
            {u"sha"_s, QString::fromLatin1(memory.parametersSha)},
            {u"ids"_s, QJsonArray::fromStringList(memory.ids)}, {u"failed"_s, memory.failed},
            {u"at"_s, memory.at}});
    return list;
}

void tokensFromJson(const QJsonArray& list, Ledger& ledger)
{
    for (const QJsonValue value : list) {
        TokenMemory memory{value[u"sha"_s].toString().toLatin1(), {}, value[u"failed"_s].toBool(),
            value[u"at"_s].toInteger()};
        for (const QJsonValue id : value[u"ids"_s].toArray())
            memory.ids.append(id.toString());
        ledger.tokens[value[u"key"_s].toString().toUtf8()] = memory;
    }
}

} // namespace

QString StateFile::load(Ledger& ledger, SimClock& clock) const
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return u"cannot read %1: %2"_s.arg(m_path, file.errorString());
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value(u"version"_s).toInt() != kVersion)
        return u"%1 is not a state file of this simulator"_s.arg(m_path);
    clock.advanceBy(std::chrono::milliseconds(root.value(u"advanced"_s).toInteger()));
    for (const QJsonValue value : root.value(u"instances"_s).toArray()) {
        if (const QString mistake = ledger.restore(instanceFromJson(value.toObject()));
            !mistake.isEmpty())
            return u"%1: %2"_s.arg(m_path, mistake);
    }
    for (const QJsonValue value : root.value(u"events"_s).toArray())
        ledger.restoreEvent({value[u"id"_s].toString(), value[u"instance"_s].toString(),
            value[u"region"_s].toString(), value[u"name"_s].toString(),
            value[u"reason"_s].toString(), value[u"at"_s].toInteger()});
    tokensFromJson(root.value(u"tokens"_s).toArray(), ledger);
    return {};
}

QString StateFile::save(const Ledger& ledger, const SimClock& clock) const
{
    QJsonArray instances;
    for (const Instance& one : ledger.instances())
        instances.append(instanceToJson(one));
    QJsonArray events;
    for (const HistoryEvent& event : ledger.events())
        events.append(QJsonObject{{u"id"_s, event.eventId}, {u"instance"_s, event.instanceId},
            {u"region"_s, event.regionId}, {u"name"_s, event.name}, {u"reason"_s, event.reason},
            {u"at"_s, event.at}});
    const QJsonObject root{{u"version"_s, kVersion}, {u"advanced"_s, clock.advanced()},
        {u"instances"_s, instances}, {u"events"_s, events}, {u"tokens"_s, tokensToJson(ledger)}};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return u"cannot write %1: %2"_s.arg(m_path, file.errorString());
    file.write(QJsonDocument(root).toJson(QJsonDocument::Compact));
    return file.commit() ? QString() : u"cannot write %1: %2"_s.arg(m_path, file.errorString());
}

} // namespace muster
