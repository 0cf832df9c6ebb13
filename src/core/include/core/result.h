// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <utility>
#include <variant>

namespace muster {

/// "It worked, and there is nothing to tell."
struct Done
{
    friend bool operator==(const Done&, const Done&) = default;
};

/// A value or an Error. Member names are those of std::expected, so that a later swap is
/// mechanical.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): as std::expected
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor): as std::expected
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const { return m_content.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Only when has_value().
    [[nodiscard]] const T& value() const& { return *std::get_if<0>(&m_content); }
    [[nodiscard]] T& value() & { return *std::get_if<0>(&m_content); }
    [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&m_content)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return std::get_if<0>(&m_content); }
    T* operator->() { return std::get_if<0>(&m_content); }
    [[nodiscard]] T value_or(T fallback) const
    {
        return has_value() ? value() : std::move(fallback);
    }

    /// Only when !has_value().
    [[nodiscard]] const Error& error() const { return *std::get_if<1>(&m_content); }

private:
    std::variant<T, Error> m_content;
};

} // namespace muster
