// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"

#include <QStringConverter>

#include <optional>

namespace muster {

namespace {

constexpr QChar kByteOrderMark(0xFEFF);

bool isDangerous(QChar c)
{
    return c == u'=' || c == u'+' || c == u'-' || c == u'@' || c == u'\t' || c == u'\r'
        || c == u'\n' || c == u'\0';
}

/// True when an apostrophe at the front must be told apart from one that the writer put there.
bool hasAmbiguousApostrophe(QStringView text)
{
    return text.size() > 1 && text[0] == u'\'' && (text[1] == u'\'' || isDangerous(text[1]));
}

QString withoutApostrophe(const QString& text)
{
    return hasAmbiguousApostrophe(text) ? text.sliced(1) : text;
}

bool needsQuotes(QStringView text)
{
    for (const QChar c : text) {
        if (c == u'"' || c == u',' || c == u'\r' || c == u'\n' || c == u'\0')
            return true;
    }
    return !text.isEmpty()
        && (text.front().isSpace() || text.back().isSpace() || text.front() == kByteOrderMark);
}

/// Reads one CSV text character by character.
class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Error> run(CsvRows& rows)
    {
        while (m_at < m_text.size()) {
            QStringList row;
            do {
                if (!readField(row))
                    return makeError(
                        Error::Kind::Malformed, QStringLiteral("bad quote in line %1").arg(m_line));
            } while (skip(u','));
            rows.push_back(row);
            if (skip(u'\r') && m_at < m_text.size() && m_text[m_at] != u'\n')
                return makeError(Error::Kind::Malformed,
                    QStringLiteral("carriage return alone in line %1").arg(m_line));
            skip(u'\n');
            ++m_line;
        }
        return std::nullopt;
    }

private:
    bool skip(QChar c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool isAtEndOfField() const
    {
        return m_at >= m_text.size() || m_text[m_at] == u',' || m_text[m_at] == u'\r'
            || m_text[m_at] == u'\n';
    }

    bool readField(QStringList& row)
    {
        QString field;
        if (skip(u'"')) {
            if (!readQuoted(field) || !isAtEndOfField())
                return false;
        } else {
            const qsizetype start = m_at;
            for (; !isAtEndOfField(); ++m_at) {
                if (m_text[m_at] == u'"')
                    return false;
            }
            field = m_text.sliced(start, m_at - start).toString();
        }
        row += withoutApostrophe(field);
        return true;
    }

    bool readQuoted(QString& field)
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c != u'"') {
                field += c;
                m_line += c == u'\n' ? 1 : 0;
            } else if (skip(u'"')) {
                field += c;
            } else {
                return true;
            }
        }
        return false;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

QString csvField(const QString& text)
{
    QString field = text;
    if ((!text.isEmpty() && isDangerous(text.front())) || hasAmbiguousApostrophe(text))
        field.prepend(u'\'');
    if (!needsQuotes(field))
        return field;
    field.replace(u'"', QStringLiteral("\"\""));
    return u'"' + field + u'"';
}

QByteArray writeCsv(const CsvRows& rows)
{
    QByteArray out;
    for (const QStringList& row : rows) {
        // An empty line would read as no row at all.
        if (row.isEmpty() || (row.size() == 1 && row.front().isEmpty()))
            out += "\"\"";
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += ',';
            out += csvField(row[i]).toUtf8();
        }
        out += "\r\n";
    }
    return out;
}

Result<CsvRows> readCsv(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return makeError(Error::Kind::Malformed, QStringLiteral("not UTF-8"));
    QStringView rest(text);
    if (rest.startsWith(kByteOrderMark))
        rest = rest.sliced(1);
    CsvRows rows;
    if (const auto error = Reader(rest).run(rows))
        return *error;
    return rows;
}

} // namespace muster
