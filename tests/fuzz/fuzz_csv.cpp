// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV writer and reader: any bytes are read or refused, and what is written is read back as it
// was.
#include "core/text/csv.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdlib>

using namespace muster;

namespace {

void require(bool truth)
{
    if (!truth)
        std::abort();
}

void readsBack(const CsvRows& rows)
{
    CsvRows wanted = rows;
    for (QStringList& row : wanted) {
        if (row.isEmpty())
            row.append(QString());
    }
    const auto read = readCsv(writeCsv(rows));
    require(read.has_value());
    require(*read == wanted);
}

CsvRows rowsFrom(FuzzedDataProvider& data)
{
    CsvRows rows;
    while (data.remaining_bytes() > 0 && rows.size() < 64) {
        QStringList row;
        const int fields = data.ConsumeIntegralInRange(0, 5);
        for (int i = 0; i < fields; ++i)
            row.append(QString::fromStdString(data.ConsumeRandomLengthString(40)));
        rows.push_back(row);
    }
    return rows;
}

} // namespace

// The name and the types are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    if (const auto rows = readCsv(text); rows.has_value())
        readsBack(*rows);

    FuzzedDataProvider data(bytes, size);
    readsBack(rowsFrom(data));
    return 0;
}
