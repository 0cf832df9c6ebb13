// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/profile_store.h"
#include "presenter/prompt.h"

#include <QObject>

#include <optional>
#include <vector>

namespace muster {

/// What the Profiles page tells of one profile.
struct ProfileLine
{
    QString name{};
    QString sentence{}; ///< "20 × ecs.g6.large in cn-hangzhou, released after 8 h"
    QStringList problems{}; ///< in words; a profile with problems can be kept and mended
};

/// What an import did.
struct ImportReport
{
    QStringList added{};
    QStringList refused{}; ///< whole sentences with name or path
    QStringList notes{}; ///< unknown fields, endpoint left out
};

/// The Profiles page without widgets. Trouble is told through Prompt::message.
class ProfilesPresenter : public QObject
{
    Q_OBJECT

public:
    ProfilesPresenter(ProfileStore& store, Clock& clock, Prompt& prompt, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ProfileLine>& profiles() const { return m_lines; }
    [[nodiscard]] std::optional<Profile> profile(const QString& name) const;
    void reload();

    bool create(const Profile& profile);
    bool rename(const QString& from, const QString& to);
    /// Under a free name made from \a name; returns it, empty on failure.
    QString duplicate(const QString& name);
    bool remove(const QString& name);
    /// The last removed profile can come back until the next change.
    [[nodiscard]] bool canUndoRemove() const { return m_removed.has_value(); }
    [[nodiscard]] QString removedName() const;
    bool undoRemove();

    /// A profile file of the given profiles; empty with a message on failure.
    [[nodiscard]] QByteArray exportFile(const QStringList& names);
    /// Reads a profile file: what can be taken is added, the rest is told. Names that exist are
    /// never overwritten.
    ImportReport importFile(const QByteArray& bytes);

Q_SIGNALS:
    void changed();

private:
    void tell(const QString& title, const Error& error);
    [[nodiscard]] ProfileLine lineOf(const Profile& profile) const;

    ProfileStore& m_store;
    Clock& m_clock;
    Prompt& m_prompt;
    std::vector<ProfileLine> m_lines;
    std::optional<Profile> m_removed;
};

} // namespace muster
