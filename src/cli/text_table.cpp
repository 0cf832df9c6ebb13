// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_table.h"

#include <algorithm>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = 2;

/// East Asian Wide and Fullwidth, as far as names and translations need it.
bool isWide(char32_t character)
{
    return (character >= 0x1100 && character <= 0x115F)
        || (character >= 0x2E80 && character <= 0xA4CF)
        || (character >= 0xAC00 && character <= 0xD7A3)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE6F)
        || (character >= 0xFF00 && character <= 0xFF60)
        || (character >= 0xFFE0 && character <= 0xFFE6)
        || (character >= 0x1F300 && character <= 0x1FAFF)
        || (character >= 0x20000 && character <= 0x3FFFD);
}

QString paddedTo(const QString& text, int width)
{
    return text + QString(std::max(0, width - displayWidth(text)), u' ');
}

} // namespace

int displayWidth(const QString& text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += isWide(character) ? 2 : 1;
    return width;
}

QString cutToWidth(const QString& text, int columns)
{
    if (displayWidth(text) <= columns)
        return text;
    QString cut;
    int width = 1; // of the ellipsis
    for (const uint character : text.toUcs4()) {
        width += isWide(character) ? 2 : 1;
        if (width > columns)
            break;
        const char32_t one = character;
        cut += QString::fromUcs4(&one, 1);
    }
    return cut + u'…';
}

TextTable::TextTable(const QStringList& header)
{
    m_rows.push_back(header);
}

void TextTable::addRow(const QStringList& cells)
{
    m_rows.push_back(cells);
}

QStringList TextTable::lines() const
{
    std::vector<int> widths(static_cast<size_t>(m_rows.front().size()), 0);
    for (const QStringList& row : m_rows) {
        for (size_t column = 0; column < widths.size(); ++column)
            widths[column]
                = std::max(widths[column], displayWidth(row.value(static_cast<qsizetype>(column))));
    }
    QStringList lines;
    for (const QStringList& row : m_rows) {
        QString line;
        for (size_t column = 0; column < widths.size(); ++column)
            line += paddedTo(row.value(static_cast<qsizetype>(column)), widths[column] + kGap);
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

QString TextTable::text() const
{
    return lines().join(u'\n') + u'\n';
}

} // namespace muster::cli
