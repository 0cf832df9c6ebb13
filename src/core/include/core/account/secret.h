// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <memory>
#include <string_view>

namespace muster {

/// A secret in memory that libsodium locks and wipes. It cannot be copied, printed or turned into a
/// QString, JSON or QVariant.
class Secret
{
public:
    Secret() = default;
    /// Copies \a bytes into locked memory and overwrites them in place.
    static Secret takeFrom(QByteArray& bytes);
    /// Copies; for sources that cannot be wiped (the environment).
    static Secret copyOf(std::string_view bytes);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// Valid as long as the Secret lives; do not keep.
    [[nodiscard]] std::string_view view() const;
    [[nodiscard]] Secret clone() const { return copyOf(view()); }

private:
    void wipe();
    char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace muster
