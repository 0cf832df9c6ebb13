// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

/// The 99 % quantile of the standard normal distribution.
constexpr double kQuantile99 = 2.326347874;
/// Share of the boot time that is spent in Pending.
constexpr double kPendingShare = 0.35;
constexpr qint64 kReclaimNoticeMs = qint64{5} * 60'000;
/// 198.18.0.0/15 is reserved for tests (RFC 2544): no stranger is ever touched.
constexpr quint32 kPublicBase = 0xC612'0000;
constexpr quint32 kPublicSize = 0x2'0000;
constexpr quint32 kVSwitchSize = 0x1'0000;
/// The first and the last three addresses of a vSwitch are reserved.
constexpr quint32 kReservedLast = 3;

} // namespace

QString phaseText(Phase phase)
{
    switch (phase) {
    case Phase::Pending:
        return u"Pending"_s;
    case Phase::Starting:
        return u"Starting"_s;
    case Phase::Running:
        return u"Running"_s;
    case Phase::Stopping:
        return u"Stopping"_s;
    case Phase::Stopped:
        return u"Stopped"_s;
    case Phase::Gone:
        break;
    }
    return u"Released"_s;
}

Phase phaseFrom(const QString& text)
{
    for (const Phase phase :
        {Phase::Pending, Phase::Starting, Phase::Running, Phase::Stopping, Phase::Stopped}) {
        if (phaseText(phase) == text)
            return phase;
    }
    return Phase::Gone;
}

Ledger::Ledger(const World& world, BootTimes boot, quint64 seed)
    : m_world(world)
    , m_boot(boot)
    , m_random(seed)
{
}

void Ledger::clear()
{
    m_instances.clear();
    m_index.clear();
    m_due.clear();
    m_queuedFor.clear();
    m_taken.clear();
    m_privateCursor.clear();
    m_publicCursor = 0;
    m_events.clear();
    tokens.clear();
}

Instance* Ledger::at(const QString& id)
{
    const auto found = m_index.constFind(id);
    return found == m_index.constEnd() ? nullptr : &m_instances[static_cast<size_t>(*found)];
}

const Instance* Ledger::find(const QString& id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.constEnd() ? nullptr : &m_instances[static_cast<size_t>(*found)];
}

const Instance* Ledger::findAlive(const QString& id) const
{
    const Instance* instance = find(id);
    return instance && !instance->released ? instance : nullptr;
}

qint64 Ledger::dueOf(const Instance& instance) const
{
    qint64 due = 0;
    const qint64 step = instance.stuck ? 0 : instance.nextAt;
    for (const qint64 when : {step, instance.releaseAt, instance.reclaimAt, instance.deleteAt}) {
        if (when != 0 && (due == 0 || when < due))
            due = when;
    }
    return instance.released ? 0 : due;
}

void Ledger::requeue(Instance& instance)
{
    instance.json.clear();
    const auto old = m_queuedFor.constFind(instance.id);
    if (old != m_queuedFor.constEnd()) {
        m_due.erase({*old, instance.id});
        m_queuedFor.erase(old);
    }
    const qint64 due = dueOf(instance);
    if (due == 0)
        return;
    m_due.emplace(due, instance.id);
    m_queuedFor.insert(instance.id, due);
}

void Ledger::settle(qint64 now)
{
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const QString id = m_due.begin()->second;
        Instance& instance = *at(id);
        apply(instance, m_due.begin()->first);
        requeue(instance);
    }
}

void Ledger::apply(Instance& instance, qint64 now)
{
    const auto due = [now](qint64 when) { return when != 0 && when <= now; };
    if (due(instance.deleteAt) || due(instance.releaseAt)) {
        gone(instance);
        return;
    }
    if (due(instance.reclaimAt)) {
        instance.reclaimAt = 0;
        if (instance.spotInterruption != u"Stop") {
            gone(instance);
            return;
        }
        instance.phase = Phase::Stopped;
        instance.stoppedMode = u"StopCharging"_s;
        instance.nextAt = 0;
        return;
    }
    instance.phase = instance.nextPhase;
    instance.nextAt = 0;
    if (instance.phase == Phase::Starting) {
        instance.startedSaid = instance.createdSaid + (now - instance.createdAt);
        instance.nextPhase = Phase::Running;
        instance.nextAt = std::max(instance.runningAt, now);
    }
}

void Ledger::gone(Instance& instance)
{
    instance.released = true;
    instance.nextAt = 0;
    if (instance.privateAddress != 0)
        m_taken.remove(instance.privateAddress);
    if (instance.publicAddress != 0)
        m_taken.remove(instance.publicAddress);
}

void Ledger::plan(Instance& instance, Phase next, qint64 when)
{
    instance.nextPhase = next;
    instance.nextAt = when;
}

const Instance& Ledger::create(
    const Instance& prototype, quint32 privateAddress, qint64 now, qint64 said)
{
    Instance instance = prototype;
    const RegionInfo& region = *m_world.region(instance.regionId);
    do {
        instance.id = u"i-"_s + region.idPrefix + randomText(17);
    } while (m_index.contains(instance.id));
    if (instance.name.isEmpty())
        instance.name = instance.id;
    if (instance.hostName.isEmpty())
        instance.hostName = u"iZ"_s + instance.id.mid(2) + u'Z';
    instance.hostName.replace(u"${instance_id}"_s, instance.id);
    instance.serialNumber = QString::fromLatin1(newRequestId()).toLower();
    if (privateAddress == 0)
        privateAddress = takePrivate(*m_world.vSwitch(region, instance.vSwitchId));
    instance.privateAddress = privateAddress;
    m_taken.insert(privateAddress, true);
    if (instance.bandwidthOut > 0)
        instance.publicAddress = takePublic();
    instance.createdAt = now;
    instance.createdSaid = said;
    const qint64 boot = drawBootMs();
    instance.phase = Phase::Pending;
    instance.runningAt = now + boot;
    plan(instance, Phase::Starting,
        now + static_cast<qint64>(static_cast<double>(boot) * kPendingShare));
    return append(instance);
}

QString Ledger::restore(const Instance& instance)
{
    const RegionInfo* region = m_world.region(instance.regionId);
    if (!region || !m_world.vSwitch(*region, instance.vSwitchId) || !m_world.type(instance.typeId)
        || !m_world.image(instance.imageId) || m_index.contains(instance.id))
        return u"the instance %1 does not fit this simulator"_s.arg(instance.id);
    append(instance);
    if (instance.released)
        return {};
    m_taken.insert(instance.privateAddress, true);
    if (instance.publicAddress != 0)
        m_taken.insert(instance.publicAddress, true);
    return {};
}

const Instance& Ledger::append(const Instance& instance)
{
    m_instances.push_back(instance);
    Instance& kept = m_instances.back();
    kept.ordinal = static_cast<qsizetype>(m_instances.size()) - 1;
    m_index.insert(kept.id, kept.ordinal);
    requeue(kept);
    return kept;
}

int Ledger::freeAddresses(const VSwitchInfo& vSwitch) const
{
    const auto used = std::count_if(m_instances.begin(), m_instances.end(),
        [&vSwitch](const Instance& one) { return !one.released && one.vSwitchId == vSwitch.id; });
    return static_cast<int>(kVSwitchSize - 1 - kReservedLast) - static_cast<int>(used);
}

int Ledger::usedVcpus(const QString& regionId) const
{
    int sum = 0;
    for (const Instance& one : m_instances) {
        if (!one.released && one.regionId == regionId && one.chargeType == u"PostPaid")
            sum += m_world.type(one.typeId)->cpu;
    }
    return sum;
}

void Ledger::start(const QString& id, qint64 now, qint64 said)
{
    Instance& instance = *at(id);
    instance.phase = Phase::Starting;
    instance.startedSaid = said;
    instance.stoppedMode = u"Not-applicable"_s;
    plan(instance, Phase::Running, now + drawBootMs() / 2);
    requeue(instance);
}

void Ledger::stop(const QString& id, qint64 now, const QString& stoppedMode)
{
    Instance& instance = *at(id);
    instance.phase = Phase::Stopping;
    instance.stoppedMode = stoppedMode;
    plan(instance, Phase::Stopped, now + drawBootMs() / 3);
    requeue(instance);
}

void Ledger::reboot(const QString& id, qint64 now, qint64 said)
{
    start(id, now, said);
}

void Ledger::remove(const QString& id, qint64 now)
{
    Instance& instance = *at(id);
    if (instance.phase == Phase::Running)
        instance.phase = Phase::Stopping;
    instance.nextAt = 0;
    instance.deleteAt = now + drawBootMs() / 4;
    requeue(instance);
}

void Ledger::setReleaseAt(const QString& id, qint64 when)
{
    Instance& instance = *at(id);
    instance.releaseAt = when;
    requeue(instance);
}

void Ledger::fail(const QString& id, const QString& eventName, qint64 said)
{
    Instance& instance = *at(id);
    gone(instance);
    requeue(instance);
    m_events.push_back({u"e-"_s + m_world.region(instance.regionId)->idPrefix + randomText(17), id,
        instance.regionId, eventName, u"A simulated shortage."_s, said});
}

void Ledger::reclaim(const QString& id, qint64 now)
{
    Instance& instance = *at(id);
    instance.lockReason = u"Recycling"_s;
    instance.reclaimAt = now + kReclaimNoticeMs;
    requeue(instance);
}

void Ledger::forcePhase(const QString& id, Phase phase)
{
    Instance& instance = *at(id);
    instance.phase = phase;
    instance.nextAt = 0;
    if (phase == Phase::Stopped)
        instance.stoppedMode = u"KeepCharging"_s;
    requeue(instance);
}

void Ledger::setStuck(const QString& id, bool stuck, qint64 now)
{
    Instance& instance = *at(id);
    instance.stuck = stuck;
    if (!stuck && instance.nextAt != 0)
        instance.nextAt = std::max(instance.nextAt, now);
    requeue(instance);
}

qint64 Ledger::drawBootMs()
{
    const double low = std::log(std::max(1.0, m_boot.minMs));
    const double high = std::log(std::max(1.0, m_boot.maxMs));
    std::normal_distribution<double> normal((low + high) / 2, (high - low) / (2 * kQuantile99));
    return high > low ? std::llround(std::exp(normal(m_random))) : std::llround(std::exp(low));
}

QString Ledger::randomText(int length)
{
    static constexpr std::u16string_view kAlphabet = u"0123456789abcdefghijklmnopqrstuvwxyz";
    std::uniform_int_distribution<size_t> pick(0, kAlphabet.size() - 1);
    QString text;
    for (int i = 0; i < length; ++i)
        text.append(QChar(kAlphabet[pick(m_random)]));
    return text;
}

QByteArray Ledger::newRequestId()
{
    static constexpr std::array<int, 5> kParts{8, 4, 4, 4, 12};
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    QByteArray id;
    for (const int length : kParts) {
        if (!id.isEmpty())
            id.append('-');
        for (int i = 0; i < length; ++i)
            id.append(kDigits[m_random() % kDigits.size()]);
    }
    return id;
}

double Ledger::chance()
{
    return std::uniform_real_distribution<double>(0, 1)(m_random);
}

quint32 Ledger::takePrivate(const VSwitchInfo& vSwitch)
{
    quint32& cursor = m_privateCursor[vSwitch.id];
    for (quint32 tries = 0; tries < kVSwitchSize; ++tries) {
        cursor = cursor + 1 >= kVSwitchSize - kReservedLast ? 1 : cursor + 1;
        if (!m_taken.contains(vSwitch.base + cursor))
            return vSwitch.base + cursor;
    }
    return 0;
}

quint32 Ledger::takePublic()
{
    for (quint32 tries = 0; tries < kPublicSize; ++tries) {
        m_publicCursor = (m_publicCursor + 1) % kPublicSize;
        const quint32 last = m_publicCursor & 0xFFU;
        const quint32 address = kPublicBase + m_publicCursor;
        if (last == 0 || last == 0xFF || m_taken.contains(address))
            continue;
        m_taken.insert(address, true);
        return address;
    }
    return 0;
}

} // namespace muster
