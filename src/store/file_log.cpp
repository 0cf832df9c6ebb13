// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_log.h"

#include "core/text/display_text.h"
#include "core/text/masking.h"

#include <QDateTime>

#include <atomic>

namespace muster {
namespace {

/// Qt's message handler is a plain function, so it needs one place to find the log.
std::atomic<FileLog*> installedLog{nullptr};

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return QStringLiteral("error");
    case LogLevel::Warning:
        return QStringLiteral("warning");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Debug:
        return QStringLiteral("debug");
    }
    return {};
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Error;
}

/// One line without its end, at most kMaxLineBytes - 1 bytes, cut between characters.
QByteArray lineOf(LogLevel level, const QString& category, const QString& message)
{
    const QString head = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u' '
        + levelName(level) + u' ' + displayText(category, 64) + QStringLiteral(": ");
    QByteArray line
        = (head + displayText(message, static_cast<int>(FileLog::kMaxLineBytes))).toUtf8();
    qsizetype end = FileLog::kMaxLineBytes - 1;
    if (line.size() <= end)
        return line;
    while (end > 0 && (static_cast<unsigned char>(line.at(end)) & 0xc0U) == 0x80U)
        --end; // not inside a character
    line.truncate(end);
    return line;
}

} // namespace

Result<std::unique_ptr<FileLog>> FileLog::open(const QString& folder, qint64 maxBytes)
{
    std::unique_ptr<FileLog> log(new FileLog(folder + QStringLiteral("/muster.log"), maxBytes));
    if (!log->openFile())
        return makeError(
            Error::Kind::Storage, log->path() + QStringLiteral(": ") + log->m_file.errorString());
    return log;
}

FileLog::FileLog(const QString& path, qint64 maxBytes)
    : m_file(path)
    , m_maxBytes(maxBytes)
    , m_filter(&maskedByName)
{
}

FileLog::~FileLog()
{
    FileLog* self = this;
    if (installedLog.compare_exchange_strong(self, nullptr))
        qInstallMessageHandler(m_before);
}

bool FileLog::openFile()
{
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
        QFile::ReadOwner | QFile::WriteOwner);
}

void FileLog::write(LogLevel level, const QString& category, const QString& message)
{
    const QMutexLocker lock(&m_mutex);
    const QByteArray line = lineOf(level, category, m_filter ? m_filter(message) : message) + '\n';
    if (m_file.isOpen() && m_file.size() + line.size() > m_maxBytes)
        rotate();
    if (m_file.isOpen())
        m_file.write(line);
}

void FileLog::setFilter(std::function<QString(const QString&)> filter)
{
    const QMutexLocker lock(&m_mutex);
    m_filter = std::move(filter);
}

void FileLog::install()
{
    installedLog = this;
    m_before = qInstallMessageHandler(&FileLog::onMessage);
}

void FileLog::onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    FileLog* log = installedLog;
    if (log == nullptr)
        return;
    log->write(levelOf(type), QString::fromUtf8(context.category), message);
    if (log->m_before != nullptr)
        log->m_before(type, context, message);
}

void FileLog::rotate()
{
    m_file.close();
    const QString name = m_file.fileName();
    const auto numbered = [&name](int number) { return name + u'.' + QString::number(number); };
    QFile::remove(numbered(kFiles - 1));
    for (int number = kFiles - 2; number >= 1; --number)
        QFile::rename(numbered(number), numbered(number + 1));
    QFile::rename(name, numbered(1));
    openFile();
}

} // namespace muster
