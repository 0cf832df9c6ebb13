// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk_images.h"

#include <algorithm>

namespace muster {
namespace {

using diskshim::Operation;
using Kind = Operation::Kind;

int below(std::mt19937& random, int limit)
{
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
}

void put(QByteArray& content, qint64 offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        content.append(offset + bytes.size() - content.size(), '\0');
    std::copy(bytes.begin(), bytes.end(), content.begin() + offset);
}

void change(QByteArray& content, const Operation& operation)
{
    if (operation.kind == Kind::Write)
        put(content, operation.offset, operation.bytes);
    else if (operation.kind == Kind::Truncate && content.size() > operation.offset)
        content.truncate(operation.offset);
}

} // namespace

DiskImages::DiskImages(const std::vector<Operation>& protocol)
    : m_protocol(protocol)
{
    m_figures.syncs = static_cast<int>(std::count_if(protocol.begin(), protocol.end(),
        [](const Operation& operation) { return operation.kind == Kind::Sync; }));
}

void DiskImages::apply(std::map<QString, File>& files, const Operation& operation)
{
    if (operation.kind == Kind::Note || operation.file.endsWith(QStringLiteral("-shm")))
        return;
    File& file = files[operation.file];
    switch (operation.kind) {
    case Kind::Create: { // another file than the one that had this name
        const std::optional<QByteArray> former
            = file.exists ? std::optional<QByteArray>(file.synced) : file.former;
        file = File{};
        file.former = former;
        return;
    }
    case Kind::Write:
    case Kind::Truncate:
        file.pending.push_back(&operation);
        return;
    case Kind::Sync:
        for (const Operation* pending : file.pending)
            change(file.synced, *pending);
        file.pending.clear();
        if (!file.exists)
            syncFolder(files); // SQLite syncs the folder of a new file with its first sync
        file.former.reset();
        file.exists = true;
        return;
    case Kind::Delete:
        if (operation.offset != 0) // with its folder synced
            files.erase(operation.file);
        else
            file.pending.push_back(&operation);
        return;
    case Kind::Note:
        return;
    }
}

/// What was removed before is gone for certain now.
void DiskImages::syncFolder(std::map<QString, File>& files)
{
    for (auto& [name, file] : files) {
        const bool isRemoved = !file.pending.empty() && file.pending.back()->kind == Kind::Delete;
        if (isRemoved)
            file = File{};
        file.former.reset();
    }
}

QByteArray DiskImages::tear(const Operation& write, QByteArray content, std::mt19937& random)
{
    ++m_figures.torn;
    const qint64 border = below(random, 2) == 0 ? 512 : 4096;
    for (qint64 from = 0; from < write.bytes.size();) {
        const qint64 end = std::min<qint64>(
            ((write.offset + from) / border + 1) * border - write.offset, write.bytes.size());
        if (below(random, 2) == 0)
            put(content, write.offset + from, QByteArrayView(write.bytes).sliced(from, end - from));
        from = end;
    }
    return content;
}

QByteArray DiskImages::contentOf(const File& file, std::mt19937& random, bool& isReordered)
{
    QByteArray content = file.synced;
    bool isMissing = false;
    const int style = below(random, 4); // all kept, all dropped, each by chance, mostly kept
    for (const Operation* pending : file.pending) {
        const int chance = below(random, 8);
        const bool isKept = style == 0 || (style == 2 && chance < 4) || (style == 3 && chance < 7);
        if (isKept && pending->kind == Kind::Write && style != 0 && chance % 3 == 0) {
            content = tear(*pending, content, random);
            isMissing = true;
        } else if (isKept) {
            ++m_figures.kept;
            isReordered = isReordered || isMissing;
            change(content, *pending);
        } else {
            ++m_figures.dropped;
            isMissing = true;
        }
    }
    return content;
}

DiskImages::Image DiskImages::make(std::mt19937& random)
{
    Image image;
    image.cut = below(random, static_cast<int>(m_protocol.size())) + 1;
    std::map<QString, File> files;
    files[QStringLiteral("journal.db")].exists = true; // made before SQLite opens it
    for (qsizetype i = 0; i < image.cut; ++i) {
        const Operation& operation = m_protocol[static_cast<std::size_t>(i)];
        apply(files, operation);
        if (operation.kind == Kind::Note)
            image.notes << operation.file;
    }
    bool isReordered = false;
    for (const auto& [name, file] : files) {
        const bool isRemoved = std::any_of(file.pending.begin(), file.pending.end(),
            [](const Operation* pending) { return pending->kind == Kind::Delete; });
        const bool isThere = file.exists || !file.synced.isEmpty() || !file.pending.empty();
        if (!isThere)
            continue;
        if ((isRemoved || !file.exists) && below(random, 2) == 0) {
            if (file.former)
                image.files[name] = *file.former;
            continue;
        }
        image.files[name] = contentOf(file, random, isReordered);
    }
    m_figures.reordered += isReordered ? 1 : 0;
    return image;
}

} // namespace muster
