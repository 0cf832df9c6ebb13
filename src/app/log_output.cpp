// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_output.h"

#include "core/text/display_text.h"
#include "core/text/masking.h"

#include <QByteArray>
#include <QLoggingCategory>

#include <array>
#include <cstdio>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxLine = 4096;

/// Rises with severity; Qt's own order of QtMsgType does not.
int severityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
    case QtFatalMsg:
        return 3;
    }
    return 3;
}

int g_lowest = 2;

void writeLine(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    static constexpr auto kNames
        = std::to_array<const char*>({"debug", "info", "warning", "error"});
    const int severity = severityOf(type);
    if (severity < g_lowest)
        return;
    const QByteArray line = displayText(maskedByName(message), kMaxLine).toUtf8();
    std::fprintf(stderr, "muster: %s: %s: %s\n", kNames.at(static_cast<size_t>(severity)),
        context.category ? context.category : "default", line.constData());
}

} // namespace

void installLogOutput(const QString& level)
{
    g_lowest = level == "error"_L1 ? 3 : level == "info"_L1 ? 1 : level == "debug"_L1 ? 0 : 2;
    QLoggingCategory::setFilterRules(g_lowest == 0 ? u"muster.*.debug=true"_s : u"*.debug=false"_s);
    qInstallMessageHandler(writeLine);
}

std::unique_ptr<FileLog> openLog(const QString& folder, CredentialSource& credentials)
{
    Result<std::unique_ptr<FileLog>> log = FileLog::open(folder);
    if (!log) {
        qWarning("there is no log file: %s", qUtf8Printable(log.error().detail));
        return nullptr;
    }
    const auto masker = std::make_shared<Masker>();
    if (const Result<Credentials> key = credentials.credentials()) {
        masker->add(key->secret);
        masker->add(key->securityToken);
    }
    (*log)->setFilter([masker](const QString& text) { return masker->masked(text); });
    (*log)->install();
    return std::move(*log);
}

} // namespace muster::app
