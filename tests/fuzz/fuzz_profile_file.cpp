// SPDX-License-Identifier: GPL-3.0-or-later
// The profile file: any bytes are read or refused; what was read is written and read back as it
// was, and never bears what a file must not.
#include "core/wire/profile_file.h"
#include "fuzz_support.h"

using namespace muster;

namespace {

void bearsNothingForbidden(const ProfileFile& file)
{
    for (const Profile& profile : file.profiles) {
        for (const char* name : {"ClientToken", "DryRun", "Password"})
            require(profile.draft.parameters.text(QLatin1String(name)).isEmpty());
        require(!profile.name.isEmpty());
    }
    for (const RefusedProfile& refused : file.refused)
        require(!refused.path.isEmpty());
}

void readsBack(const ProfileFile& file)
{
    // Empty values are left out, so the second writing is what must not differ.
    const QByteArray written = writeProfileFile(file.profiles);
    const auto again = parseProfileFile(written);
    require(again.has_value());
    require(again->refused.empty());
    require(writeProfileFile(again->profiles) == written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    const auto file = parseProfileFile(text);
    if (!file) {
        require(
            file.error().kind == Error::Kind::Malformed || file.error().kind == Error::Kind::Newer);
        return 0;
    }
    bearsNothingForbidden(*file);
    readsBack(*file);
    return 0;
}
