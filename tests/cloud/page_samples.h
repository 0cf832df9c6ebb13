// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instance_reader.h"
#include "page_reader.h"

#include <QFile>

namespace muster {

inline ApiReply replyOf(const QByteArray& body, int status = 200)
{
    ApiReply reply;
    reply.httpStatus = status;
    reply.body = body;
    return reply;
}

inline QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(MUSTER_TEST_DATA "/replies/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline DescribeQuery query()
{
    DescribeQuery query;
    query.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
    return query;
}

/// A page with one instance that has these members.
inline QByteArray pageWith(const QByteArray& members)
{
    return R"({"RequestId": "R", "NextToken": "", "Instances": {"Instance": [{)" + members + "}]}}";
}

inline Result<InstancePage> read(const QByteArray& body)
{
    PageParser parser;
    return readInstancePage(replyOf(body), query(), parser);
}

/// The one row of a page with these members.
inline Instance rowWith(const QByteArray& members)
{
    const auto page = read(pageWith(R"("InstanceId": "i-1", )" + members));
    return page && page->rows.size() == 1 ? page->rows.front() : Instance{};
}

} // namespace muster
