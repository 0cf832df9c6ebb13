// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamWriter>

namespace muster {

namespace {

void write(QXmlStreamWriter& writer, const QString& name, const QJsonValue& value)
{
    // A list repeats the element of its name.
    if (value.isArray()) {
        for (const QJsonValue one : value.toArray())
            write(writer, name, one);
        return;
    }
    writer.writeStartElement(name);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            write(writer, it.key(), it.value());
    } else {
        writer.writeCharacters(value.toVariant().toString());
    }
    writer.writeEndElement();
}

} // namespace

QByteArray xmlFromJson(const QByteArray& json, const QByteArray& root)
{
    QByteArray out;
    QXmlStreamWriter writer(&out);
    writer.writeStartDocument();
    write(writer, QString::fromLatin1(root), QJsonDocument::fromJson(json).object());
    writer.writeEndDocument();
    return out;
}

} // namespace muster
