// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_filter.h"

#include "presenter/words.h"

#include <QMetaEnum>
#include <QRegularExpression>

#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// The states whose word, in the person's language or in English, has \a part.
StateSet statesNamed(const QString& part)
{
    static constexpr std::array kEnglish{"Pending"_L1, "Starting"_L1, "Running"_L1, "Stopping"_L1,
        "Stopped"_L1, "Stalled"_L1, "Reclaiming"_L1, "Failed"_L1, "Released"_L1, "Unknown"_L1};
    static_assert(kEnglish.size() == kDisplayStates);
    StateSet states;
    for (int i = 0; i < kDisplayStates; ++i) {
        const auto state = static_cast<DisplayState>(i);
        const QLatin1StringView english = kEnglish.at(static_cast<size_t>(i));
        if (english.contains(part, Qt::CaseInsensitive)
            || Words::stateWord(state).contains(part, Qt::CaseInsensitive))
            states.insert(state);
    }
    return states;
}

bool hasPart(const QStringMatcher& matcher, const QString& text)
{
    return matcher.indexIn(text) >= 0;
}

} // namespace

void InstanceTableModel::Filter::setText(const QString& text)
{
    m_text = text;
    m_words.clear();
    m_typedStates = {};
    m_hasTyped = false;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words)
        addWord(word);
}

void InstanceTableModel::Filter::addWord(const QString& word)
{
    static constexpr std::array kPrefixes{std::pair{"zone:"_L1, Where::Zone},
        std::pair{"region:"_L1, Where::Region}, std::pair{"type:"_L1, Where::Type},
        std::pair{"batch:"_L1, Where::Batch}};
    if (word.startsWith("state:"_L1, Qt::CaseInsensitive)) {
        m_hasTyped = true;
        const StateSet named = statesNamed(word.mid(6));
        for (int i = 0; i < kDisplayStates; ++i) {
            if (named.contains(static_cast<DisplayState>(i)))
                m_typedStates.insert(static_cast<DisplayState>(i));
        }
        return;
    }
    for (const auto& [prefix, where] : kPrefixes) {
        if (word.startsWith(prefix, Qt::CaseInsensitive)) {
            m_words.push_back(
                {where, QStringMatcher(word.mid(prefix.size()), Qt::CaseInsensitive)});
            return;
        }
    }
    m_words.push_back({Where::Anywhere, QStringMatcher(word, Qt::CaseInsensitive)});
}

bool InstanceTableModel::Filter::textFits(
    const FleetRow& row, const std::function<QString(const BatchId&)>& batchName) const
{
    const Instance& instance = row.instance;
    const auto fits = [&](const Word& word) {
        switch (word.where) {
        case Where::Anywhere:
            return hasPart(word.matcher, instance.name)
                || hasPart(word.matcher, instance.id.value())
                || hasPart(word.matcher, instance.privateIp)
                || hasPart(word.matcher, instance.publicIp);
        case Where::Zone:
            return hasPart(word.matcher, instance.zone);
        case Where::Region:
            return hasPart(word.matcher, instance.region);
        case Where::Type:
            return hasPart(word.matcher, instance.type);
        case Where::Batch:
            return hasPart(word.matcher, instance.batch.value())
                || (batchName && hasPart(word.matcher, batchName(instance.batch)));
        }
        return false;
    };
    return std::ranges::all_of(m_words, fits);
}

} // namespace muster
