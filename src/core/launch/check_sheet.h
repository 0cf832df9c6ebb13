// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_spec.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace muster {

/// What the rules of one check share: the trimmed values, the problems found so far, and what they
/// learned of the amount.
class CheckSheet
{
public:
    /// Takes over the values that may be judged; reports unknown and forbidden names.
    CheckSheet(const LaunchDraft& draft, const CheckContext& context);

    [[nodiscard]] const LaunchDraft& draft() const { return m_draft; }
    [[nodiscard]] const CheckContext& context() const { return m_context; }
    /// Trimmed, none of them empty, none of them unknown.
    [[nodiscard]] const Parameters& values() const { return m_values; }
    [[nodiscard]] bool has(const QString& name) const { return m_values.contains(name); }
    [[nodiscard]] QString text(const QString& name) const { return m_values.text(name); }

    void report(const QString& field, ProblemCode code, const QStringList& args = {});
    [[nodiscard]] bool isFaulty(const QString& field) const;
    /// Reads plain digits within the range, and reports what is wrong with them. Leading zeros are
    /// dropped from the value.
    std::optional<int> integer(const QString& field, int min, int max);
    /// In the order of the form.
    [[nodiscard]] Problems sortedProblems() const;

    int amount = 0; ///< 0: not known, since it is wrong
    [[nodiscard]] bool hasManyCalls() const { return amount > 100; }

private:
    const LaunchDraft& m_draft;
    const CheckContext& m_context;
    Parameters m_values;
    Problems m_problems;
};

/// The rules by subject. Each reports what it finds; none stops another.
void checkSingleValues(CheckSheet& sheet); ///< each value by itself, by the table
void checkWhereAndWhat(CheckSheet& sheet); ///< what must be there; region, image, groups
void checkAmounts(CheckSheet& sheet); ///< sets CheckSheet::amount
void checkNames(CheckSheet& sheet); ///< instance and host names
void checkNetwork(CheckSheet& sheet); ///< bandwidth and addresses
void checkCharging(CheckSheet& sheet);
void checkDisks(CheckSheet& sheet);
void checkTags(CheckSheet& sheet);
void checkUserData(CheckSheet& sheet);
/// The release time, if one was chosen and is right.
std::optional<ReleaseTime> checkRelease(CheckSheet& sheet);

/// Reports a list (`SecurityGroupIds`) that has gaps or more than \a most entries. Returns how many
/// it has.
int checkList(CheckSheet& sheet, const QString& list, int most);

} // namespace muster
