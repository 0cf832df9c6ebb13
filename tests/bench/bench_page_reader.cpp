// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a DescribeInstances page of 100 into the table's rows, beside simdjson that does only that,
// QJsonDocument, and the vendor's SDK for Node. And the same page by the reader that keeps every
// field.
#include "bench_support.h"
#include "core/wire/json_reader.h"
#include "page_reader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

#include <array>

namespace muster::bench {
namespace {

/// The sample's instances, repeated to 100 with ids, names and addresses of their own.
QByteArray makePage()
{
    QFile file(QStringLiteral(MUSTER_TEST_DATA "/replies/DescribeInstances.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject page = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray samples = page.value(QStringLiteral("Instances"))
                                   .toObject()
                                   .value(QStringLiteral("Instance"))
                                   .toArray();
    QJsonArray rows;
    for (int number = 0; number < 100; ++number) {
        QJsonObject row = samples[number % samples.size()].toObject();
        row.insert(QStringLiteral("InstanceId"),
            QStringLiteral("i-bp1muster%1").arg(number, 10, 10, QLatin1Char('0')));
        row.insert(QStringLiteral("InstanceName"),
            QStringLiteral("web-%1").arg(number, 3, 10, QLatin1Char('0')));
        row.insert(QStringLiteral("PublicIpAddress"),
            QJsonObject{{QStringLiteral("IpAddress"),
                QJsonArray{QStringLiteral("203.0.113.%1").arg(number)}}});
        rows.append(row);
    }
    page.insert(QStringLiteral("Instances"), QJsonObject{{QStringLiteral("Instance"), rows}});
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

using Texts = std::array<std::string_view, 12>;

/// The place of a name among the twelve fields, or -1.
int placeOf(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> kNames{"InstanceId", "InstanceName", "Status",
        "ZoneId", "RegionId", "InstanceType", "CreationTime", "AutoReleaseTime",
        "InstanceChargeType"};
    for (std::size_t index = 0; index < kNames.size(); ++index) {
        if (name == kNames[index])
            return static_cast<int>(index);
    }
    return -1;
}

void firstAddress(simdjson::ondemand::value value, std::string_view& text)
{
    for (auto item : value.get_object().find_field_unordered("IpAddress").get_array()) {
        if (text.empty())
            text = std::string_view(item.get_string().value_unsafe());
    }
}

/// Nothing but the parser: 12 fields as views, no check, no string of ours.
std::size_t tightLoop(simdjson::ondemand::parser& parser, const simdjson::padded_string& page)
{
    std::vector<Texts> rows;
    rows.reserve(100);
    simdjson::ondemand::document document;
    if (parser.iterate(page).get(document))
        return 0;
    for (auto item : document["Instances"]["Instance"].get_array()) {
        Texts& row = rows.emplace_back();
        for (auto field : item.get_object()) {
            const std::string_view name = field.unescaped_key().value_unsafe();
            if (const int place = placeOf(name); place >= 0)
                row[static_cast<std::size_t>(place)] = field.value().get_string().value_unsafe();
            else if (name == "PublicIpAddress")
                firstAddress(field.value().value_unsafe(), row[9]);
            else if (name == "EipAddress")
                row[10] = field.value()["IpAddress"].get_string().value_unsafe();
            else if (name == "VpcAttributes")
                firstAddress(field.value()["PrivateIpAddress"].value_unsafe(), row[11]);
        }
    }
    return rows.size();
}

std::size_t byQJsonDocument(const QByteArray& page)
{
    std::vector<Instance> rows;
    const QJsonArray list = QJsonDocument::fromJson(page)
                                .object()
                                .value(QStringLiteral("Instances"))
                                .toObject()
                                .value(QStringLiteral("Instance"))
                                .toArray();
    for (const QJsonValue& each : list) {
        const QJsonObject object = each.toObject();
        Instance& row = rows.emplace_back();
        row.id = InstanceId::fromTrusted(object.value(QStringLiteral("InstanceId")).toString());
        row.name = object.value(QStringLiteral("InstanceName")).toString();
        row.statusText = object.value(QStringLiteral("Status")).toString();
        row.zone = object.value(QStringLiteral("ZoneId")).toString();
        row.region = object.value(QStringLiteral("RegionId")).toString();
        row.type = object.value(QStringLiteral("InstanceType")).toString();
        row.chargeType = object.value(QStringLiteral("InstanceChargeType")).toString();
        row.publicIp = object.value(QStringLiteral("PublicIpAddress"))
                           .toObject()
                           .value(QStringLiteral("IpAddress"))
                           .toArray()
                           .first()
                           .toString();
        row.privateIp = object.value(QStringLiteral("VpcAttributes"))
                            .toObject()
                            .value(QStringLiteral("PrivateIpAddress"))
                            .toObject()
                            .value(QStringLiteral("IpAddress"))
                            .toArray()
                            .first()
                            .toString();
    }
    return rows.size();
}

int run()
{
    const QByteArray page = makePage();
    std::map<QByteArray, double> peers
        = peerFigures(QStringLiteral(MUSTER_BENCH_SOURCE "/peer_page.mjs"), page);
    const simdjson::padded_string padded(page.constData(), static_cast<std::size_t>(page.size()));
    simdjson::ondemand::parser parser;
    ApiReply reply;
    reply.httpStatus = 200;
    reply.body = page;
    reply.body.reserve(page.size() + 64); // as the transport leaves it
    PageParser pageParser;
    DescribeQuery query;
    query.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
    const auto muster = readInstancePage(reply, query, pageParser);
    if (!muster || muster->rows.size() != 100 || tightLoop(parser, padded) != 100
        || byQJsonDocument(page) != 100) {
        std::printf("the page was not read\n");
        return 1;
    }

    std::printf("a page of 100 instances, %lld bytes\n", static_cast<long long>(page.size()));
    const double limit = medianMicros(301, 5, [&] { keep(tightLoop(parser, padded)); });
    const double rows
        = medianMicros(301, 5, [&] { keep(readInstancePage(reply, query, pageParser)); });
    report("page to table rows", rows, limit, "the Node SDK", peers["typed"]);
    const double document = medianMicros(101, 3, [&] { keep(byQJsonDocument(page)); });
    std::printf("QJsonDocument to table rows: %.1f µs, %.1f x Muster\n", document, document / rows);
    const double every
        = medianMicros(101, 3, [&] { keep(readJson(page, JsonLimits::forReply(16 << 20))); });
    report("page to a tree of every field", every, limit, "the Node SDK", peers["typed"]);
    return 0;
}

} // namespace
} // namespace muster::bench

int main()
{
    return muster::bench::run();
}
