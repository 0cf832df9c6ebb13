// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace muster {

/// The body of every request: nothing, and it cannot be rewound. Because of that
/// QNetworkAccessManager cannot send a request again by itself when the server closes before its
/// first byte; it reports ContentReSendError instead.
class EmptyDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit EmptyDevice(QObject* parent = nullptr)
        : QIODevice(parent)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return 0; }
    bool seek(qint64) override { return false; } // that of QIODevice warns

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64) override { return -1; }
};

} // namespace muster
