// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disk_shim.h"

#include <QStringList>

#include <map>
#include <optional>
#include <random>
#include <vector>

namespace muster {

/// What may be on the disk when the power goes away at some point of a protocol. What was synced is
/// there. Of the rest each write is there, or is not, or is torn at a border of 512 bytes or 4 KiB,
/// whatever came before or after it; a new file that was never synced may be missing, and so may a
/// removal.
class DiskImages
{
public:
    struct Image
    {
        std::map<QString, QByteArray> files{};
        QStringList notes{}; ///< those before the cut
        qsizetype cut = 0; ///< number of operations before it
    };
    struct Figures
    {
        int syncs = 0;
        int kept = 0;
        int dropped = 0;
        int torn = 0;
        int reordered = 0; ///< images in which a write is there and an earlier one is not
    };

    explicit DiskImages(const std::vector<diskshim::Operation>& protocol);
    Image make(std::mt19937& random);
    [[nodiscard]] const Figures& figures() const { return m_figures; }

private:
    struct File
    {
        bool exists = false; ///< for certain
        QByteArray synced{};
        std::optional<QByteArray> former{}; ///< of a removed file of this name, while the removal
                                            ///< may be undone
        std::vector<const diskshim::Operation*> pending{}; ///< since the last sync
    };
    static void apply(std::map<QString, File>& files, const diskshim::Operation& operation);
    static void syncFolder(std::map<QString, File>& files);
    QByteArray contentOf(const File& file, std::mt19937& random, bool& isReordered);
    QByteArray tear(const diskshim::Operation& write, QByteArray content, std::mt19937& random);

    const std::vector<diskshim::Operation>& m_protocol;
    Figures m_figures;
};

} // namespace muster
