// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFile>
#include <QMutex>
#include <QString>

#include <functional>
#include <memory>

namespace muster {

enum class LogLevel { Error, Warning, Info, Debug };

/// The activity log: `muster.log` in a folder, one record a line, at most 4 KiB each, control
/// characters escaped, rotated (5 files of 5 MiB). May be written to from any thread.
class FileLog
{
public:
    static constexpr qint64 kMaxBytes = qint64(5) * 1024 * 1024;
    static constexpr int kFiles = 5;
    static constexpr qsizetype kMaxLineBytes = 4096;

    /// Makes what is missing. Fails with Kind::Storage. On success the pointer is not null.
    static Result<std::unique_ptr<FileLog>> open(
        const QString& folder, qint64 maxBytes = kMaxBytes);
    FileLog(const FileLog&) = delete;
    FileLog& operator=(const FileLog&) = delete;
    /// Gives the messages back to Qt's handler before.
    ~FileLog();

    /// Appends one record. A disk that is full loses it: a log never stops the program.
    void write(LogLevel level, const QString& category, const QString& message);
    /// What each message goes through first; maskedByName() unless told.
    void setFilter(std::function<QString(const QString&)> filter);
    /// Receives all messages of Qt's logging from now on, and passes them on to the handler before.
    /// Only one log at a time.
    void install();

    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    FileLog(const QString& path, qint64 maxBytes);
    static void onMessage(
        QtMsgType type, const QMessageLogContext& context, const QString& message);
    bool openFile();
    void rotate();

    QMutex m_mutex;
    QFile m_file;
    qint64 m_maxBytes;
    std::function<QString(const QString&)> m_filter;
    QtMessageHandler m_before = nullptr; ///< set by install()
};

} // namespace muster
