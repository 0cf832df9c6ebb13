// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json_reader_faults.h"

#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace muster::json {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Value of the four hex digits at \a at, or -1.
int hex4(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    unsigned value = 0;
    const char* end = text.data() + at + 4;
    const auto read = std::from_chars(text.data() + at, end, value, 16);
    return read.ec == std::errc() && read.ptr == end ? static_cast<int>(value) : -1;
}

bool isHighSurrogate(int code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

bool isLowSurrogate(int code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/// Length of the well-formed UTF-8 sequence at \a at (RFC 3629), or 0.
qsizetype utf8Length(QByteArrayView text, qsizetype at)
{
    const auto byte = [&text](qsizetype index) {
        return index < text.size() ? static_cast<unsigned char>(text[index])
                                   : static_cast<unsigned char>(0);
    };
    const auto follows = [&byte](qsizetype index, unsigned char low, unsigned char high) {
        return byte(index) >= low && byte(index) <= high;
    };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = first == 0xED ? 0x9F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
        const bool good = follows(at + 1, low, high) && follows(at + 2, 0x80, 0xBF)
            && follows(at + 3, 0x80, 0xBF);
        return good ? 4 : 0;
    }
    return 0;
}

/// Walks a text once, with a stack of its own, and stops at the first fault.
class Scanner
{
public:
    Scanner(QByteArrayView text, const JsonLimits& limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    std::optional<Fault> run()
    {
        skipSpaces();
        while (!m_fault && !m_done)
            step();
        if (!m_fault && m_at < m_text.size())
            fail("NotJson", "something follows the end");
        return m_fault;
    }

private:
    enum class Expect { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd };

    void step()
    {
        if (m_at >= m_text.size())
            return fail("NotJson", "the text ends too early");
        const char c = m_text[m_at];
        switch (m_expect) {
        case Expect::ValueOrEnd:
            if (c == ']')
                return close(c);
            [[fallthrough]];
        case Expect::Value:
            return value(c);
        case Expect::NameOrEnd:
            if (c == '}')
                return close(c);
            [[fallthrough]];
        case Expect::Name:
            return name(c);
        case Expect::CommaOrEnd:
            return commaOrEnd(c);
        }
    }

    void value(char c)
    {
        if (c == '{' || c == '[')
            return open(c);
        if (c == '"')
            string();
        else if (c == '-' || isDigit(c))
            number();
        else if (!word("true") && !word("false") && !word("null"))
            return fail("NotJson", "a value is needed here");
        if (!m_fault)
            afterValue();
    }

    void name(char c)
    {
        if (c != '"')
            return fail("NotJson", "a name in quotes is needed here");
        string();
        if (m_fault)
            return;
        skipSpaces();
        if (m_at >= m_text.size() || m_text[m_at] != ':')
            return fail("NotJson", "a colon is needed here");
        ++m_at;
        skipSpaces();
        m_expect = Expect::Value;
    }

    void open(char c)
    {
        if (m_stack.size() >= m_limits.maxDepth)
            return fail("TooDeep", "nested too deeply");
        m_stack.append(c);
        ++m_at;
        skipSpaces();
        m_expect = c == '{' ? Expect::NameOrEnd : Expect::ValueOrEnd;
    }

    void close(char c)
    {
        if (m_stack.isEmpty() || m_stack.back() != (c == '}' ? '{' : '['))
            return fail("NotJson", "a bracket that does not fit");
        m_stack.chop(1);
        ++m_at;
        afterValue();
    }

    void commaOrEnd(char c)
    {
        if (c == '}' || c == ']')
            return close(c);
        if (c != ',')
            return fail("NotJson", "a comma or a closing bracket is needed here");
        ++m_at;
        skipSpaces();
        m_expect = m_stack.back() == '{' ? Expect::Name : Expect::Value;
    }

    void afterValue()
    {
        skipSpaces();
        m_done = m_stack.isEmpty();
        m_expect = Expect::CommaOrEnd;
    }

    bool word(const char* expected)
    {
        const QByteArrayView view(expected);
        if (!m_text.sliced(m_at).startsWith(view))
            return false;
        m_at += view.size();
        return true;
    }

    void string()
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return;
            }
            if (c == '\\')
                escape();
            else if (static_cast<unsigned char>(c) < 0x20)
                return fail(
                    "BadText", c == '\0' ? "NUL in a text" : "a control character in a text");
            else
                ++m_at;
            if (m_fault)
                return;
        }
        fail("NotJson", "a text has no end");
    }

    void escape()
    {
        const char c = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (c != 'u') {
            if (!QByteArrayView("\"\\/bfnrt").contains(c))
                return fail("NotJson", "an escape that does not exist");
            m_at += 2;
            return;
        }
        const int code = hex4(m_text, m_at + 2);
        if (code < 0)
            return fail("NotJson", "an escape without four hex digits");
        if (code == 0 && !m_limits.repairText)
            return fail("BadText", "NUL in a text");
        const bool paired = isHighSurrogate(code) && m_text.sliced(m_at + 6).startsWith("\\u")
            && isLowSurrogate(hex4(m_text, m_at + 8));
        if (!paired && (isHighSurrogate(code) || isLowSurrogate(code)))
            return fail("BadText", "half of a surrogate pair in a text");
        m_at += paired ? 12 : 6;
    }

    void digits()
    {
        if (m_at >= m_text.size() || !isDigit(m_text[m_at]))
            return fail("BadNumber", "a digit is needed here");
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
    }

    [[nodiscard]] bool isAt(char a, char b) const
    {
        return m_at < m_text.size() && (m_text[m_at] == a || m_text[m_at] == b);
    }

    void number()
    {
        const qsizetype begin = m_at;
        if (m_text[m_at] == '-')
            ++m_at;
        if (isAt('0', '0') && m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1]))
            return fail("BadNumber", "a number with a leading zero");
        digits();
        bool whole = true;
        if (!m_fault && isAt('.', '.')) {
            whole = false;
            ++m_at;
            digits();
        }
        if (!m_fault && isAt('e', 'E')) {
            whole = false;
            ++m_at;
            if (isAt('+', '-'))
                ++m_at;
            digits();
        }
        if (!m_fault)
            checkRange(begin, whole);
    }

    void checkRange(qsizetype begin, bool whole)
    {
        const QByteArray token = m_text.sliced(begin, m_at - begin).toByteArray();
        bool good = false;
        if (whole)
            token.toLongLong(&good);
        else
            good = std::isfinite(token.toDouble(&good)) && good;
        if (!good) {
            m_at = begin;
            fail("BadNumber", "a number out of range");
        }
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    void fail(const char* code, const char* what)
    {
        m_fault = Fault{m_at, QString::fromLatin1(code), QString::fromLatin1(what)};
    }

    QByteArrayView m_text;
    const JsonLimits& m_limits;
    qsizetype m_at = 0;
    Expect m_expect = Expect::Value;
    bool m_done = false;
    QByteArray m_stack;
    std::optional<Fault> m_fault;
};

} // namespace

qsizetype invalidUtf8At(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype length = utf8Length(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return -1;
}

std::optional<Fault> faultOfEncoding(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Fault{0, QStringLiteral("Empty"), QStringLiteral("it is empty")};
    const bool hasMark = text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF");
    const bool hasZero = text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0');
    if (hasMark || hasZero)
        return Fault{0, QStringLiteral("Utf16"), QStringLiteral("it is UTF-16, not UTF-8")};
    if (const qsizetype at = invalidUtf8At(text); at >= 0)
        return Fault{
            at, QStringLiteral("NotUtf8"), QStringLiteral("it is not UTF-8 (Latin-1 or damaged)")};
    if (trimmed.startsWith('<'))
        return Fault{0, QStringLiteral("Html"), QStringLiteral("it is HTML or XML, not JSON")};
    return std::nullopt;
}

std::optional<Fault> firstFault(QByteArrayView text, const JsonLimits& limits)
{
    return Scanner(text, limits).run();
}

Error toError(const Fault& fault, QByteArrayView text, bool isFile)
{
    QString detail = fault.what;
    if (fault.offset >= 0) {
        detail += QStringLiteral(", at offset %1").arg(fault.offset);
        if (isFile) {
            const QByteArrayView before = text.first(std::min(fault.offset, text.size()));
            const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
            const QByteArrayView row = before.sliced(before.lastIndexOf('\n') + 1);
            const qsizetype column = QString::fromUtf8(row).size() + 1;
            detail += QStringLiteral(" (line %1, column %2)").arg(line).arg(column);
        }
    }
    Error error = makeError(Error::Kind::Malformed, detail);
    error.code = fault.code;
    return error;
}

} // namespace muster::json

namespace muster {

QByteArray repairJsonText(const QByteArray& json)
{
    QByteArray text = json::invalidUtf8At(json) < 0 ? json : QString::fromUtf8(json).toUtf8();
    qsizetype at = text.indexOf("\\u");
    while (at >= 0) {
        // an escaped backslash before the u is no escape: count the run of backslashes
        qsizetype run = 0;
        while (run < at && text[at - 1 - run] == '\\')
            ++run;
        const int code = run % 2 == 0 ? json::hex4(text, at + 2) : 0;
        qsizetype length = 2;
        if (json::isHighSurrogate(code) || json::isLowSurrogate(code)) {
            const bool paired = json::isHighSurrogate(code) && text.mid(at + 6, 2) == "\\u"
                && json::isLowSurrogate(json::hex4(text, at + 8));
            if (!paired)
                text.replace(at + 2, 4, "fffd");
            length = paired ? 12 : 6;
        }
        at = text.indexOf("\\u", at + length);
    }
    return text;
}

} // namespace muster
