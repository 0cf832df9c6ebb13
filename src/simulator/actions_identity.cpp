// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"

namespace muster {

using namespace Qt::StringLiterals;

ApiReply getCallerIdentity(ActionContext& context)
{
    const QString account = QString::number(kAccountId);
    if (context.isRootKey)
        return success(context,
            {{u"AccountId"_s, account}, {u"UserId"_s, account}, {u"PrincipalId"_s, account},
                {u"IdentityType"_s, u"Account"_s}, {u"Arn"_s, u"acs:ram::%1:root"_s.arg(account)}});
    const QString user = u"216959339000000001"_s;
    return success(context,
        {{u"AccountId"_s, account}, {u"UserId"_s, user}, {u"PrincipalId"_s, user},
            {u"IdentityType"_s, u"RAMUser"_s},
            {u"Arn"_s, u"acs:ram::%1:user/muster-operator"_s.arg(account)}});
}

} // namespace muster
