// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QRegularExpression>

#include <functional>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

bool readPort(const QString& text, quint16& out)
{
    bool good = false;
    out = text.toUShort(&good);
    return good;
}

bool readKey(const QString& text, bool isRoot, Options& options)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0 || colon + 1 >= text.size())
        return false;
    options.keys.push_back({text.left(colon).toUtf8(), text.mid(colon + 1).toUtf8(), isRoot});
    return true;
}

bool readBoot(const QString& text, Options& options)
{
    const auto low = parseSpan(text.section(u'-', 0, 0));
    const auto high = parseSpan(text.section(u'-', 1, 1));
    if (text.count(u'-') != 1 || !low || !high || low->count() < 0 || *high < *low)
        return false;
    options.boot = {static_cast<double>(low->count()), static_cast<double>(high->count())};
    return true;
}

bool readRegions(const QString& text, Options& options)
{
    static const QRegularExpression form(u"^[a-z][a-z0-9-]{2,40}$"_s);
    options.regions = text.split(u',', Qt::SkipEmptyParts);
    options.regions.removeDuplicates();
    for (const QString& region : std::as_const(options.regions)) {
        if (!form.match(region).hasMatch())
            return false;
    }
    return !options.regions.isEmpty();
}

bool readLimit(const QString& text, Options& options)
{
    bool good = false;
    const int perMinute = text.section(u'=', 1).toInt(&good);
    const QByteArray action = text.section(u'=', 0, 0).toUtf8();
    if (!good || perMinute < 0 || action.isEmpty())
        return false;
    options.perMinute[action] = perMinute;
    return true;
}

bool readTls(const QString& text, Options& options)
{
    options.certificateFile = text.section(u',', 0, 0);
    options.privateKeyFile = text.section(u',', 1);
    return !options.certificateFile.isEmpty() && !options.privateKeyFile.isEmpty();
}

bool readPopulate(const QString& text, Options& options)
{
    bool good = false;
    options.populate = text.toInt(&good);
    return good && options.populate >= 0 && options.populate <= 120'000;
}

bool readSeed(const QString& text, Options& options)
{
    bool good = false;
    options.seed = text.toULongLong(&good);
    return good;
}

bool readFile(const QString& text, QString& out)
{
    out = text;
    return !text.isEmpty();
}

using Setter = std::function<bool(const QString&, Options&)>;

const std::map<QString, Setter>& setters()
{
    static const std::map<QString, Setter> kSetters{
        {u"--port"_s, [](const QString& text, Options& o) { return readPort(text, o.port); }},
        {u"--admin-port"_s,
            [](const QString& text, Options& o) { return readPort(text, o.adminPort); }},
        {u"--access-key"_s,
            [](const QString& text, Options& o) { return readKey(text, false, o); }},
        {u"--root-access-key"_s,
            [](const QString& text, Options& o) { return readKey(text, true, o); }},
        {u"--seed"_s, readSeed},
        {u"--boot"_s, readBoot},
        {u"--regions"_s, readRegions},
        {u"--limit"_s, readLimit},
        {u"--faults"_s,
            [](const QString& text, Options& o) { return readFile(text, o.faultsFile); }},
        {u"--state"_s, [](const QString& text, Options& o) { return readFile(text, o.stateFile); }},
        {u"--tls"_s, readTls},
        {u"--populate"_s, readPopulate},
    };
    return kSetters;
}

} // namespace

AccessKey demoKey()
{
    return {"LTAI5tMusterSimulatorDemo", "MusterSimulatorSecretOfNobody0", false};
}

QString readOptions(const QStringList& arguments, Options& options)
{
    options.regions = {u"cn-hangzhou"_s, u"cn-beijing"_s, u"ap-southeast-1"_s};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments.at(i);
        if (name == u"--with-parent") {
            options.withParent = true;
            continue;
        }
        // Both `--name value` and `--name=value`; the value of --limit holds an equals sign itself.
        const qsizetype equals = name.indexOf(u'=');
        QString value;
        if (equals > 0) {
            value = name.mid(equals + 1);
            name.truncate(equals);
        }
        const auto setter = setters().find(name);
        if (setter == setters().end())
            return u"unknown option: %1"_s.arg(name);
        if (equals <= 0) {
            if (++i == arguments.size())
                return u"%1 needs a value"_s.arg(name);
            value = arguments.at(i);
        }
        if (!setter->second(value, options))
            return u"%1: the value is not valid"_s.arg(name);
    }
    const bool hasUserKey = std::any_of(
        options.keys.begin(), options.keys.end(), [](const AccessKey& one) { return !one.isRoot; });
    if (!hasUserKey)
        options.keys.insert(options.keys.begin(), demoKey());
    return {};
}

QString usageText()
{
    return u"usage: muster-simulator [--port P] [--admin-port P] [--access-key ID:SECRET]... "
           "[--root-access-key ID:SECRET]\n"
           "                        [--seed N] [--boot MIN-MAX] [--regions a,b] "
           "[--limit Action=PER_MINUTE]...\n"
           "                        [--faults FILE] [--state FILE] [--tls CERT,KEY] [--populate N] "
           "[--with-parent]\n"_s;
}

} // namespace muster
