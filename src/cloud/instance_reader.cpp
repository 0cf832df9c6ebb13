// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_reader.h"

#include <chrono>

namespace muster {
namespace {

using namespace std::string_view_literals;
using ondemand::error_code;
using ondemand::Value;

/// The number in \a count digits, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t index = at; index < at + count; ++index) {
        const char c = text[index];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The first text of `{"<inner>": [ ... ]}`.
error_code firstText(Value value, int depth, std::string_view inner, QString& text)
{
    text.clear();
    return ondemand::eachMember(value, depth, [&](std::string_view name, Value list) {
        if (name != inner)
            return ondemand::skip(list, depth + 1);
        bool first = true;
        text.clear();
        return ondemand::eachItem(list, depth + 1, [&](Value item) {
            std::string_view found;
            bool isText = false;
            const auto error = ondemand::readText(item, depth + 2, found, isText);
            if (first && isText)
                text = ondemand::toText(found);
            first = false;
            return error;
        });
    });
}

bool isRecycling(std::string_view text)
{
    return QLatin1String(text.data(), static_cast<qsizetype>(text.size()))
               .compare(QLatin1String("Recycling"), Qt::CaseInsensitive)
        == 0;
}

} // namespace

qint64 secondsFromIso(std::string_view text)
{
    const bool withSeconds = text.size() == 20;
    if (!withSeconds && text.size() != 17)
        return 0;
    const bool marks = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
        && (!withSeconds || text[16] == ':') && text.back() == 'Z';
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = withSeconds ? digits(text, 17, 2) : 0;
    const bool inRange = year >= 1970 && year <= 9998 && month >= 1 && day >= 1 && hour >= 0
        && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    if (!marks || !inRange)
        return 0;
    const std::chrono::year_month_day date{std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return 0;
    const auto days = std::chrono::sys_days(date).time_since_epoch();
    return std::chrono::seconds(days).count() + hour * 3600 + minute * 60 + second;
}

InstanceReader::InstanceReader(const RegionId& asked)
    : m_region(asked.value())
{
}

error_code InstanceReader::read(Value value, int depth, Instance& row)
{
    row.region = m_region;
    m_eip.clear();
    const auto error = ondemand::eachMember(value, depth,
        [&](std::string_view name, Value inner) { return member(name, inner, depth + 1, row); });
    if (row.publicIp.isEmpty())
        row.publicIp = m_eip;
    return error;
}

error_code InstanceReader::member(std::string_view name, Value value, int depth, Instance& row)
{
    ondemand::Type type{};
    if (const auto error = value.type().get(type))
        return error;
    switch (type) {
    case ondemand::Type::object:
        return nestedMember(name, value, depth, row);
    case ondemand::Type::boolean:
        return name == "DeletionProtection"sv ? value.get_bool().get(row.isProtected)
                                              : simdjson::SUCCESS;
    case ondemand::Type::string: {
        std::string_view text;
        if (const auto error = value.get_string().get(text))
            return error;
        return textMember(name, text, row);
    }
    default:
        return ondemand::skip(value, depth);
    }
}

error_code InstanceReader::textMember(std::string_view name, std::string_view text, Instance& row)
{
    if (name == "InstanceId"sv)
        row.id = InstanceId::from(ondemand::toText(text)).value_or(InstanceId());
    else if (name == "InstanceName"sv)
        row.name = ondemand::toText(text);
    else if (name == "Status"sv)
        setStatus(text, row);
    else if (name == "ZoneId"sv)
        row.zone = m_zones.of(text);
    else if (name == "RegionId"sv)
        row.region = m_regions.of(text);
    else if (name == "InstanceType"sv)
        row.type = m_types.of(text);
    else if (name == "ImageId"sv)
        row.imageId = m_images.of(text);
    else if (name == "InstanceChargeType"sv)
        row.chargeType = m_chargeTypes.of(text);
    else if (name == "CreationTime"sv)
        row.created = secondsFromIso(text);
    else if (name == "AutoReleaseTime"sv)
        row.releaseTime = secondsFromIso(text);
    else if (name == "SpotStrategy"sv)
        row.spot = text == "SpotWithPriceLimit"sv || text == "SpotAsPriceGo"sv;
    return simdjson::SUCCESS;
}

void InstanceReader::setStatus(std::string_view text, Instance& row)
{
    const QString& status = m_status.of(text);
    row.status = instanceStatusFrom(status);
    row.statusText = row.status == InstanceStatus::Unknown ? status.left(256) : QString();
}

error_code InstanceReader::nestedMember(
    std::string_view name, Value value, int depth, Instance& row)
{
    if (name == "PublicIpAddress"sv)
        return firstText(value, depth, "IpAddress"sv, row.publicIp);
    if (name == "VpcAttributes"sv)
        return vpc(value, depth, row);
    if (name == "Tags"sv)
        return tags(value, depth, row);
    if (name == "OperationLocks"sv)
        return locks(value, depth, row);
    if (name != "EipAddress"sv)
        return ondemand::skip(value, depth);
    m_eip.clear();
    return ondemand::eachMember(value, depth, [&](std::string_view inner, Value part) {
        if (inner != "IpAddress"sv)
            return ondemand::skip(part, depth + 1);
        std::string_view text;
        bool isText = false;
        const auto error = ondemand::readText(part, depth + 1, text, isText);
        m_eip = ondemand::toText(text);
        return error;
    });
}

error_code InstanceReader::vpc(Value value, int depth, Instance& row)
{
    row.privateIp.clear();
    row.vSwitchId.clear();
    return ondemand::eachMember(value, depth, [&](std::string_view name, Value part) {
        if (name == "PrivateIpAddress"sv)
            return firstText(part, depth + 1, "IpAddress"sv, row.privateIp);
        if (name != "VSwitchId"sv)
            return ondemand::skip(part, depth + 1);
        std::string_view text;
        bool isText = false;
        const auto error = ondemand::readText(part, depth + 1, text, isText);
        row.vSwitchId = m_vSwitches.of(text);
        return error;
    });
}

error_code InstanceReader::tags(Value value, int depth, Instance& row)
{
    row.batch = BatchId();
    row.callTag.clear();
    const auto tag = [&](Value item) {
        std::string_view key;
        std::string_view content;
        const auto error
            = ondemand::eachMember(item, depth + 2, [&](std::string_view name, Value part) {
                  bool isText = false;
                  if (name == "TagKey"sv)
                      return ondemand::readText(part, depth + 3, key, isText);
                  if (name == "TagValue"sv)
                      return ondemand::readText(part, depth + 3, content, isText);
                  return ondemand::skip(part, depth + 3);
              });
        if (!error && key == "muster:batch"sv)
            row.batch = BatchId::from(m_batches.of(content)).value_or(BatchId());
        if (!error && key == "muster:call"sv)
            row.callTag = QString::fromUtf8(content.data(), static_cast<qsizetype>(content.size()));
        return error;
    };
    return ondemand::eachMember(value, depth, [&](std::string_view name, Value list) {
        return name == "Tag"sv ? ondemand::eachItem(list, depth + 1, tag)
                               : ondemand::skip(list, depth + 1);
    });
}

error_code InstanceReader::locks(Value value, int depth, Instance& row)
{
    row.reclaiming = false;
    row.locked = false;
    const auto lock = [&](Value item) {
        return ondemand::eachMember(item, depth + 2, [&](std::string_view name, Value part) {
            std::string_view reason;
            bool isText = false;
            const auto error = ondemand::readText(part, depth + 3, reason, isText);
            if (name != "LockReason"sv || reason.empty())
                return error;
            (isRecycling(reason) ? row.reclaiming : row.locked) = true;
            return error;
        });
    };
    return ondemand::eachMember(value, depth, [&](std::string_view name, Value list) {
        return name == "LockReason"sv ? ondemand::eachItem(list, depth + 1, lock)
                                      : ondemand::skip(list, depth + 1);
    });
}

} // namespace muster
