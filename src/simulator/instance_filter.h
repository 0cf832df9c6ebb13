// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "action_table.h"

#include <vector>

namespace muster {

/// The filters of DescribeInstances; all must hold (ecs-api.md 5.2).
class InstanceFilter
{
public:
    /// Reads the filters of \a context's call.
    static Refusal read(const ActionContext& context, InstanceFilter& filter);

    /// The instances that fit, in order of creation.
    [[nodiscard]] std::vector<const Instance*> matches(const ActionContext& context) const;

private:
    [[nodiscard]] bool fits(const Instance& one) const;
    [[nodiscard]] bool isVisible(const Instance& one, const ActionContext& context) const;
    [[nodiscard]] bool hasTags(const Instance& one) const;

    struct TagWish
    {
        QString key;
        std::optional<QString> value;
    };
    using Getter = QString (*)(const Instance&);

    std::optional<QStringList> m_ids;
    std::optional<QStringList> m_privateIps;
    std::optional<QStringList> m_publicIps;
    std::vector<std::pair<Getter, QString>> m_equal;
    std::optional<QString> m_namePattern;
    std::optional<QString> m_securityGroup;
    std::optional<qint64> m_createdFrom;
    std::vector<TagWish> m_tags;
    bool m_byGroup = false;
};

} // namespace muster
