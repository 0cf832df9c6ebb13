// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/secret.h"

#include <sodium.h>

#include <cstring>
#include <utility>

namespace muster {

namespace {

bool isSodiumReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace

Secret Secret::takeFrom(QByteArray& bytes)
{
    Secret secret
        = copyOf(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    // Not through data(): that would detach a shared array and wipe the copy. Raw data that the
    // array does not own may be read-only memory and is left alone.
    if (bytes.size() > 0 && bytes.data_ptr().isMutable())
        sodium_memzero(
            const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return secret;
}

Secret Secret::copyOf(std::string_view bytes)
{
    Secret secret;
    if (bytes.empty() || !isSodiumReady())
        return secret;
    // Locks the pages too; where the limit for locked memory is used up it still guards and wipes.
    void* memory = sodium_malloc(bytes.size());
    if (memory == nullptr)
        return secret;
    std::memcpy(memory, bytes.data(), bytes.size());
    secret.m_data = static_cast<char*>(memory);
    secret.m_size = bytes.size();
    return secret;
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

std::string_view Secret::view() const
{
    return {m_data, m_size};
}

void Secret::wipe()
{
    if (m_data != nullptr)
        sodium_free(m_data); // overwrites before it unmaps
    m_data = nullptr;
    m_size = 0;
}

} // namespace muster
