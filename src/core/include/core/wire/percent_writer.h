// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace muster {

/// Builds a text of bytes in one pass: as they are, or with the percent-encoding of the signature
/// rules (`A-Z a-z 0-9 - _ . ~` stay, all else is `%XX` in capitals).
class PercentWriter
{
public:
    /// \a expected: size of the result, a guess.
    explicit PercentWriter(qsizetype expected = 2048);
    PercentWriter(const PercentWriter&) = delete;
    PercentWriter& operator=(const PercentWriter&) = delete;

    void put(char c);
    void put(QByteArrayView text);
    /// Encodes \a text as UTF-8; lone surrogates become U+FFFD.
    void encode(QStringView text);
    /// Encodes bytes, for a text that is encoded already (V1 encodes its canonical query once
    /// more).
    void encodeBytes(QByteArrayView text);

    [[nodiscard]] bool isEmpty() const { return m_at == m_buffer.constData(); }
    /// The text; the writer is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    void makeRoom(qsizetype size);

    QByteArray m_buffer;
    char* m_at;
    char* m_end;
};

} // namespace muster
