// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "core/ports/instance_api.h"

#include <memory>

namespace muster {

/// The parser's memory, kept from page to page: making it anew costs more than reading.
class PageParser
{
public:
    PageParser();
    ~PageParser();
    PageParser(const PageParser&) = delete;
    PageParser& operator=(const PageParser&) = delete;

    struct Content;
    [[nodiscard]] Content& content() { return *m_content; }

private:
    std::unique_ptr<Content> m_content;
};

/// Reads a page of DescribeInstances straight into rows. Rows that were not asked for by id are
/// left out. Fails with the error of the reply, and with Kind::Malformed when the page cannot be
/// trusted to be whole.
Result<InstancePage> readInstancePage(
    const ApiReply& reply, const DescribeQuery& query, PageParser& parser);

} // namespace muster
