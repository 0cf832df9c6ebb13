// SPDX-License-Identifier: GPL-3.0-or-later
#include "call_log.h"

#include "sim_clock.h"

#include <QJsonObject>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QByteArray& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(text));
}

} // namespace

size_t CallLog::add(const ApiCall& call, const QByteArray& requestId, qint64 at)
{
    CallRecord record;
    record.at = at;
    record.action = call.action;
    record.region = valueOf(call.parameters, "RegionId");
    record.clientToken = valueOf(call.parameters, "ClientToken");
    record.nonce = call.nonce;
    record.accessKeyId = call.accessKeyId;
    record.parametersSha = call.parametersSha;
    record.requestId = requestId;
    m_calls.push_back(record);
    return m_calls.size() - 1;
}

void CallLog::noteAnswer(size_t index, int httpStatus, const QByteArray& code)
{
    if (index >= m_calls.size())
        return;
    m_calls[index].httpStatus = httpStatus;
    m_calls[index].code = code;
}

void CallLog::noteExecuted(size_t index)
{
    if (index < m_calls.size())
        m_calls[index].executed = true;
}

QJsonArray CallLog::toJson(const QByteArray& action) const
{
    QJsonArray list;
    qint64 seq = 0;
    for (const CallRecord& one : m_calls) {
        ++seq;
        if (!action.isEmpty() && one.action != action)
            continue;
        list.append(QJsonObject{{u"seq"_s, seq}, {u"at"_s, secondsText(one.at)}, {u"ms"_s, one.at},
            {u"action"_s, QString::fromUtf8(one.action)}, {u"region"_s, textOrNull(one.region)},
            {u"clientToken"_s, textOrNull(one.clientToken)}, {u"nonce"_s, textOrNull(one.nonce)},
            {u"accessKeyId"_s, textOrNull(one.accessKeyId)},
            {u"http"_s, one.httpStatus == 0 ? QJsonValue() : QJsonValue(one.httpStatus)},
            {u"code"_s, textOrNull(one.code)}, {u"requestId"_s, textOrNull(one.requestId)},
            {u"executed"_s, one.executed},
            {u"paramsSha"_s, QString::fromLatin1(one.parametersSha)}});
    }
    return list;
}

} // namespace muster
