// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ini_settings.h"

#include <QFile>
#include <QSettings>

namespace muster {
namespace {

const QString kLanguage = QStringLiteral("language");
const QString kPollSeconds = QStringLiteral("pollSeconds");
const QString kTheme = QStringLiteral("theme");
const QString kLastProfile = QStringLiteral("lastProfile");
constexpr int kPollMin = 5;
constexpr int kPollMax = 60;

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

/// Names come from the window and may hold anything; a key must not.
QString layoutKey(const QString& name)
{
    return QStringLiteral("layout/") + QString::fromLatin1(name.toUtf8().toHex());
}

Result<Done> written(QSettings& settings, const QString& path)
{
    settings.sync();
    // A damaged file is FormatError and is mended by being written.
    if (settings.status() == QSettings::AccessError)
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": settings cannot be written"));
    if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": settings were not written"));
    return Done();
}

} // namespace

Settings IniSettings::load() const
{
    const QSettings stored(m_path, QSettings::IniFormat);
    Settings settings;
    const QString language = stored.value(kLanguage).toString();
    if (language == QStringLiteral("en") || language == QStringLiteral("zh_CN"))
        settings.language = language;
    bool isNumber = false;
    const int seconds = stored.value(kPollSeconds).toString().toInt(&isNumber);
    if (isNumber && seconds >= kPollMin && seconds <= kPollMax)
        settings.pollSeconds = seconds;
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (stored.value(kTheme).toString() == themeName(theme))
            settings.theme = theme;
    }
    settings.lastProfile = stored.value(kLastProfile).toString();
    return settings;
}

Result<Done> IniSettings::save(const Settings& settings)
{
    QSettings stored(m_path, QSettings::IniFormat);
    stored.setValue(kLanguage, settings.language);
    stored.setValue(kPollSeconds, settings.pollSeconds);
    stored.setValue(kTheme, themeName(settings.theme));
    stored.setValue(kLastProfile, settings.lastProfile);
    return written(stored, m_path);
}

QByteArray IniSettings::layout(const QString& name) const
{
    const QSettings stored(m_path, QSettings::IniFormat);
    const QByteArray text = stored.value(layoutKey(name)).toString().toLatin1();
    const auto decoded
        = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

Result<Done> IniSettings::saveLayout(const QString& name, const QByteArray& state)
{
    QSettings stored(m_path, QSettings::IniFormat);
    stored.setValue(layoutKey(name), QString::fromLatin1(state.toBase64()));
    return written(stored, m_path);
}

} // namespace muster
