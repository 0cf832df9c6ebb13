// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

/// The statements with which version 1 made a journal. They never change: files made by them are
/// out there.
namespace muster::samples {

inline constexpr std::array kJournalVersion1{
    R"(CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    fence INTEGER NOT NULL
) STRICT)",
    R"(INSERT INTO meta (one, fence) VALUES (1, 0))",
    R"(CREATE TABLE batches (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    account TEXT NOT NULL,
    access_key_id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    region TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    release_ms INTEGER,
    parameters BLOB NOT NULL,
    closed_ms INTEGER
) STRICT)",
    R"(CREATE TABLE calls (
    batch TEXT NOT NULL REFERENCES batches (id),
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    at_least INTEGER,
    token TEXT NOT NULL UNIQUE,
    tag TEXT NOT NULL,
    request BLOB NOT NULL,
    digest BLOB NOT NULL,
    state TEXT NOT NULL,
    dirty INTEGER NOT NULL,
    token_spent INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    accepted_ms INTEGER,
    error_kind TEXT,
    error_code TEXT NOT NULL,
    error_message TEXT NOT NULL,
    error_request_id TEXT NOT NULL,
    evidence TEXT NOT NULL,
    checksum BLOB NOT NULL,
    UNIQUE (batch, idx, generation)
) STRICT)",
    R"(CREATE TABLE attempts (
    batch TEXT NOT NULL,
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    boot_ms INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    closed_ms INTEGER,
    PRIMARY KEY (batch, idx, generation, number),
    FOREIGN KEY (batch, idx, generation) REFERENCES calls (batch, idx, generation)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE call_instances (
    batch TEXT NOT NULL,
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    instance_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    PRIMARY KEY (batch, idx, generation, instance_id),
    FOREIGN KEY (batch, idx, generation) REFERENCES calls (batch, idx, generation)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE instances (
    batch TEXT NOT NULL REFERENCES batches (id),
    instance_id TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    status_text TEXT NOT NULL,
    zone TEXT NOT NULL,
    region TEXT NOT NULL,
    type TEXT NOT NULL,
    private_ip TEXT NOT NULL,
    public_ip TEXT NOT NULL,
    charge_type TEXT NOT NULL,
    image_id TEXT NOT NULL,
    vswitch_id TEXT NOT NULL,
    created_s INTEGER NOT NULL,
    release_s INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    fate TEXT NOT NULL,
    ever_running INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    status_since_ms INTEGER NOT NULL,
    PRIMARY KEY (batch, instance_id)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE orders (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    token TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    closed_ms INTEGER
) STRICT)",
    R"(CREATE TABLE order_instances (
    order_id TEXT NOT NULL REFERENCES orders (id),
    instance_id TEXT NOT NULL,
    PRIMARY KEY (order_id, instance_id)
) STRICT, WITHOUT ROWID)",
    R"(CREATE INDEX call_instances_by_id ON call_instances (instance_id))",
    R"(PRAGMA application_id=1299412042)",
    R"(PRAGMA user_version=1)",
};

} // namespace muster::samples
