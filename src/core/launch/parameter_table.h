// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace muster {

/// How the text of a parameter is judged by itself. What depends on other parameters is judged
/// elsewhere.
enum class ValueKind {
    Identifier, ///< isPlainIdentifier
    KeyName, ///< a name that a person chose: letters of any script, digits, `: _ . - @`
    Name, ///< the rule of instance names, without a pattern
    Description, ///< 2 to 256 characters, not http(s)://
    Integer, ///< plain digits, min to max
    Choice, ///< one of a closed list
    Address, ///< IPv4
    Special, ///< has a rule of its own
};

/// One parameter of RunInstances that a person may set.
struct ParameterRule
{
    QLatin1StringView name; ///< `N` stands for a number: `Tag.N.Key`
    ValueKind kind = ValueKind::Identifier;
    int min = 0; ///< Integer
    int max = 0; ///< Integer
    QLatin1StringView choices{}; ///< Choice, separated by `|`
};

/// A name found in the table.
struct KnownParameter
{
    const ParameterRule* rule = nullptr;
    int rank = 0; ///< place in the form
    int groupRank = 0; ///< place of its list in the form; equal to rank outside of lists
    int index = 0; ///< the first number in the name; 0: none
    int subIndex = 0; ///< the second one
};

/// The parameter \a name, if RunInstances knows it and a person may set it.
/// Source: ECS API facts, section 3; those documented as unavailable or legacy are left out.
std::optional<KnownParameter> findParameter(const QString& name);
/// True for those that exist, but that Muster sets itself or never stores.
bool isForbiddenParameter(const QString& name);
/// How a value stands in JSON (types s, i, n and b of the API's reference).
enum class WireType { Text, Integer, Number, Boolean };
WireType wireTypeOf(const ParameterRule& rule);
QStringList choicesOf(const ParameterRule& rule);

} // namespace muster
