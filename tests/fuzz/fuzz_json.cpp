// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON reader: any bytes are read or refused as a file and as a reply; repaired text stays
// repaired, and what Qt's own reader takes for valid UTF-8 JSON is refused only for a reason of
// ours.
#include "core/wire/json_reader.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace muster;

namespace {

void require(bool truth)
{
    if (!truth)
        std::abort();
}

void refusesOnlyFor(const Error& error)
{
    static const QStringList reasons{QStringLiteral("TooLarge"), QStringLiteral("Empty"),
        QStringLiteral("Utf16"), QStringLiteral("NotUtf8"), QStringLiteral("Html"),
        QStringLiteral("TooDeep"), QStringLiteral("TooMany"), QStringLiteral("BadNumber"),
        QStringLiteral("BadText"), QStringLiteral("NotJson")};
    require(error.kind == Error::Kind::Malformed);
    require(reasons.contains(error.code));
    require(!error.detail.isEmpty());
}

/// Qt's reader is the more lenient one (".5", 1e400); it knows no document but an object or an
/// array.
void qtTakesItToo(const QByteArray& text, const JsonValue& value)
{
    if (value.asObject() == nullptr && value.asArray() == nullptr)
        return;
    QJsonParseError fault;
    QJsonDocument::fromJson(text, &fault);
    require(fault.error == QJsonParseError::NoError);
}

} // namespace

// The name and the types are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));

    const auto file = readJson(text, JsonLimits::forFile());
    if (file.has_value())
        qtTakesItToo(text, *file);
    else
        refusesOnlyFor(file.error());
    const auto reply = readJson(text, JsonLimits::forReply(1 << 16));
    if (!reply.has_value())
        refusesOnlyFor(reply.error());

    const QByteArray repaired = repairJsonText(text);
    require(repairJsonText(repaired) == repaired);
    return 0;
}
