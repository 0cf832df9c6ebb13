// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/percent_writer.h"

#include <array>

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
    static constexpr char kDigits[] = "0123456789ABCDEF";
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

/// Grows \a out by at most \a room bytes, lets \a write fill them, and cuts it to what was written.
template <typename Write>
void appendWith(QByteArray& out, qsizetype room, Write write)
{
    const qsizetype before = out.size();
    out.resize(before + room);
    char* const begin = out.data();
    const char* const end = write(begin + before);
    out.resize(end - begin);
}

} // namespace

void appendEncoded(QByteArray& out, QStringView text)
{
    // a UTF-16 unit makes at most three bytes of UTF-8, each at most three characters
    appendWith(out, text.size() * 9, [text](char* at) {
        for (qsizetype index = 0; index < text.size(); ++index) {
            const char16_t unit = text[index].unicode();
            if (unit < 0x80) {
                at = writeByte(at, static_cast<unsigned char>(unit));
                continue;
            }
            char32_t code = unit;
            if (QChar::isHighSurrogate(unit) && index + 1 < text.size()
                && text[index + 1].isLowSurrogate())
                code = QChar::surrogateToUcs4(unit, text[++index].unicode());
            else if (QChar::isSurrogate(unit))
                code = QChar::ReplacementCharacter;
            at = writeCodePoint(at, code);
        }
        return at;
    });
}

void appendEncodedBytes(QByteArray& out, QByteArrayView text)
{
    appendWith(out, text.size() * 3, [text](char* at) {
        for (const char c : text)
            at = writeByte(at, static_cast<unsigned char>(c));
        return at;
    });
}

} // namespace muster
