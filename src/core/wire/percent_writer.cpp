// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/percent_writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace muster {
namespace {

constexpr std::array<bool, 256> makeUnreserved()
{
    std::array<bool, 256> table{};
    for (char c = 'a'; c <= 'z'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (char c = 'A'; c <= 'Z'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (const char c : {'-', '_', '.', '~'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr std::array<bool, 256> kUnreserved = makeUnreserved();

char* writeByte(char* out, unsigned char byte)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (kUnreserved[byte]) {
        *out++ = static_cast<char>(byte);
        return out;
    }
    *out++ = '%';
    *out++ = kDigits[byte >> 4];
    *out++ = kDigits[byte & 0x0F];
    return out;
}

char* writeCodePoint(char* out, char32_t code)
{
    const auto tail
        = [code](int shift) { return static_cast<unsigned char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80)
        return writeByte(out, static_cast<unsigned char>(code));
    if (code < 0x800) {
        out = writeByte(out, static_cast<unsigned char>(0xC0 | (code >> 6)));
        return writeByte(out, tail(0));
    }
    if (code < 0x10000) {
        out = writeByte(out, static_cast<unsigned char>(0xE0 | (code >> 12)));
        out = writeByte(out, tail(6));
        return writeByte(out, tail(0));
    }
    out = writeByte(out, static_cast<unsigned char>(0xF0 | (code >> 18)));
    out = writeByte(out, tail(12));
    out = writeByte(out, tail(6));
    return writeByte(out, tail(0));
}

} // namespace

PercentWriter::PercentWriter(qsizetype expected)
    : m_buffer(expected, Qt::Uninitialized)
    , m_at(m_buffer.data())
    , m_end(m_at + m_buffer.size())
{
}

void PercentWriter::makeRoom(qsizetype size)
{
    if (m_end - m_at >= size)
        return;
    const qsizetype used = m_at - m_buffer.constData();
    m_buffer.resize(std::max(2 * m_buffer.size(), used + size));
    m_at = m_buffer.data() + used;
    m_end = m_buffer.data() + m_buffer.size();
}

void PercentWriter::put(char c)
{
    makeRoom(1);
    *m_at++ = c;
}

void PercentWriter::put(QByteArrayView text)
{
    if (text.isEmpty())
        return;
    makeRoom(text.size());
    std::memcpy(m_at, text.data(), static_cast<std::size_t>(text.size()));
    m_at += text.size();
}

void PercentWriter::encode(QStringView text)
{
    makeRoom(text.size() * 3);
    char* at = m_at;
    const QChar* unit = text.begin();
    const QChar* const end = text.end();
    for (; unit != end && unit->unicode() < 0x80; ++unit)
        at = writeByte(at, static_cast<unsigned char>(unit->unicode()));
    m_at = at;
    if (unit == end)
        return;
    makeRoom((end - unit) * 9); // a unit makes at most three bytes, each at most three characters
    at = m_at;
    for (; unit != end; ++unit) {
        char32_t code = unit->unicode();
        if (unit->isHighSurrogate() && unit + 1 != end && (unit + 1)->isLowSurrogate()) {
            code = QChar::surrogateToUcs4(*unit, *(unit + 1));
            ++unit;
        } else if (unit->isSurrogate()) {
            code = QChar::ReplacementCharacter;
        }
        at = writeCodePoint(at, code);
    }
    m_at = at;
}

void PercentWriter::encodeBytes(QByteArrayView text)
{
    makeRoom(text.size() * 3);
    char* at = m_at;
    for (const char c : text)
        at = writeByte(at, static_cast<unsigned char>(c));
    m_at = at;
}

QByteArray PercentWriter::take()
{
    m_buffer.truncate(m_at - m_buffer.constData());
    QByteArray result = std::exchange(m_buffer, QByteArray());
    if (result.capacity() > 2 * result.size() + 4096)
        result.squeeze(); // room for an encoding that did not come to pass
    m_at = m_end = m_buffer.data();
    return result;
}

} // namespace muster
