// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"

#include <QJsonObject>

namespace muster::cli {

/// `muster account list|test`; adding, importing and removing are not in this version.
class AccountJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    AccountJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;

private:
    void list();
    void test(const CloudPorts& cloud);
    void testRights(const CloudPorts& cloud);
    void report();

    CallerIdentity m_identity;
    std::optional<qint64> m_offsetSeconds;
    QJsonObject m_rights;
};

} // namespace muster::cli
