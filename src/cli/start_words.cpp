// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/start_words.h"

#include "core/text/display_text.h"

namespace muster::cli {

QString StartWords::noDisplay()
{
    return tr(
        "There is no display to open the window on. “muster launch” does the same in a terminal; "
        "“muster --help” lists all commands.");
}

QString StartWords::badEndpoint(const QString& endpoint, const QString& detail)
{
    return tr("%1 cannot be used as the endpoint: %2. Give HOST or https://HOST; http:// only for "
              "this machine.")
        .arg(displayText(endpoint), detail);
}

QString StartWords::noAccount(const QString& name)
{
    return tr("There is no account %1.").arg(displayText(name));
}

QString StartWords::noCredentials()
{
    return tr(
        "No usable key pair: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, "
        "or try “--simulator”, which needs none.");
}

QString StartWords::otherOwner()
{
    return tr(
        "Another Muster is working in this home. Close it first, or use another home with --home.");
}

QString StartWords::hint(const QString& usage)
{
    return tr("“%1 --help” explains it.").arg(usage);
}

} // namespace muster::cli
