// SPDX-License-Identifier: GPL-3.0-or-later
// json FILE: reads 12 fields of each of 100 instances, by simdjson on demand and by QJsonDocument.
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <vector>
struct Row
{
    QString id, name, status, zone, region, type, ip, charge, image, created, release, host;
};
static QByteArray page(const QByteArray& sample)
{
    const auto root = QJsonDocument::fromJson(sample).object();
    const auto one = root["Instances"].toObject()["Instance"].toArray();
    QJsonArray all;
    for (int i = 0; i < 100; ++i)
        all.append(one.at(i % one.size()));
    auto instances = root["Instances"].toObject();
    instances["Instance"] = all;
    auto out = root;
    out["Instances"] = instances;
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}
static std::vector<Row> byQt(const QByteArray& bytes)
{
    std::vector<Row> rows;
    const auto list
        = QJsonDocument::fromJson(bytes).object()["Instances"].toObject()["Instance"].toArray();
    for (const auto& v : list) {
        const auto o = v.toObject();
        rows.push_back(
            {o["InstanceId"].toString(), o["InstanceName"].toString(), o["Status"].toString(),
                o["ZoneId"].toString(), o["RegionId"].toString(), o["InstanceType"].toString(),
                o["VpcAttributes"]
                    .toObject()["PrivateIpAddress"]
                    .toObject()["IpAddress"]
                    .toArray()
                    .at(0)
                    .toString(),
                o["InstanceChargeType"].toString(), o["ImageId"].toString(),
                o["CreationTime"].toString(), o["AutoReleaseTime"].toString(),
                o["HostName"].toString()});
    }
    return rows;
}
static QString text(std::string_view v)
{
    return QString::fromUtf8(v.data(), qsizetype(v.size()));
}
static std::vector<Row> bySimd(
    simdjson::ondemand::parser& parser, const simdjson::padded_string& bytes)
{
    std::vector<Row> rows;
    rows.reserve(100);
    auto doc = parser.iterate(bytes);
    for (auto inst : doc["Instances"]["Instance"]) {
        Row r;
        for (auto field : inst.get_object()) {
            const std::string_view key = field.unescaped_key();
            auto put = [&](QString& to) { to = text(field.value().get_string().value()); };
            if (key == "InstanceId")
                put(r.id);
            else if (key == "InstanceName")
                put(r.name);
            else if (key == "Status")
                put(r.status);
            else if (key == "ZoneId")
                put(r.zone);
            else if (key == "RegionId")
                put(r.region);
            else if (key == "InstanceType")
                put(r.type);
            else if (key == "InstanceChargeType")
                put(r.charge);
            else if (key == "ImageId")
                put(r.image);
            else if (key == "CreationTime")
                put(r.created);
            else if (key == "AutoReleaseTime")
                put(r.release);
            else if (key == "HostName")
                put(r.host);
            else if (key == "VpcAttributes")
                for (auto ip : field.value()["PrivateIpAddress"]["IpAddress"]) {
                    r.ip = text(ip.get_string().value());
                    break;
                }
        }
        rows.push_back(std::move(r));
    }
    return rows;
}
template <typename F>
double median(F f)
{
    std::vector<double> t;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer e;
        e.start();
        f();
        t.push_back(double(e.nsecsElapsed()) / 1e6);
    }
    std::nth_element(t.begin(), t.begin() + 100, t.end());
    return t[100];
}
int main(int, char** argv)
{
    QFile file(QString::fromLocal8Bit(argv[1]));
    (void)file.open(QIODevice::ReadOnly);
    const auto bytes = page(file.readAll());
    const simdjson::padded_string padded(bytes.constData(), size_t(bytes.size()));
    simdjson::ondemand::parser parser;
    const auto a = byQt(bytes);
    const auto b = bySimd(parser, padded);
    bool same = a.size() == b.size();
    for (size_t i = 0; same && i < a.size(); ++i)
        same = a[i].id == b[i].id && a[i].ip == b[i].ip && a[i].release == b[i].release;
    const double q = median([&] { byQt(bytes); }), s = median([&] { bySimd(parser, padded); });
    std::printf("%lld bytes, %zu rows, same %d: QJsonDocument %.2f ms, simdjson on demand %.2f ms, "
                "ratio %.1f\n",
        (long long)bytes.size(), b.size(), same, q, s, q / s);
    // Doubled keys and garbage after the end, as strictness goes.
    const char* odd[] = {"{\"a\":1,\"a\":2}", "{\"a\":1} x", "{\"a\":01}", "{\"a\":\"\xff\"}",
        "[1,]", "{\"a\":18446744073709551616}"};
    for (const auto* o : odd) {
        QJsonParseError e;
        const auto d = QJsonDocument::fromJson(o, &e);
        simdjson::dom::parser p;
        auto r = p.parse(std::string_view(o));
        std::printf("%-28s Qt: %-40s simdjson: %s\n",
            o[5] == '"' && o[6] == char(0xff) ? "invalid UTF-8" : o,
            e.error ? qPrintable(e.errorString()) : d.toJson(QJsonDocument::Compact).constData(),
            r.error() ? simdjson::error_message(r.error()) : "accepted");
    }
}
