// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_schema.h"

namespace muster {
namespace {

// Times end in _ms: UTC, milliseconds since 1970; closed_ms is by the database's own clock and only
// for people.
const QString kMeta = QStringLiteral(R"(
CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    fence INTEGER NOT NULL -- raised by each owner, checked before each send
) STRICT)");

const QString kMetaRow = QStringLiteral("INSERT INTO meta (one, fence) VALUES (1, 0)");

const QString kBatches = QStringLiteral(R"(
CREATE TABLE batches (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    account TEXT NOT NULL,
    access_key_id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    region TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    release_ms INTEGER,
    parameters BLOB NOT NULL, -- encoded as in a canonical query
    closed_ms INTEGER
) STRICT)");

const QString kCalls = QStringLiteral(R"(
CREATE TABLE calls (
    batch TEXT NOT NULL REFERENCES batches (id),
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    at_least INTEGER,
    token TEXT NOT NULL UNIQUE,
    tag TEXT NOT NULL,
    request BLOB NOT NULL, -- frozen: sent byte for byte
    digest BLOB NOT NULL,
    state TEXT NOT NULL,
    dirty INTEGER NOT NULL,
    token_spent INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    accepted_ms INTEGER,
    error_kind TEXT, -- NULL: no error
    error_code TEXT NOT NULL,
    error_message TEXT NOT NULL,
    error_request_id TEXT NOT NULL,
    evidence TEXT NOT NULL, -- what proved NOT_BOUGHT
    checksum BLOB NOT NULL, -- over request, token, tag and state
    UNIQUE (batch, idx, generation)
) STRICT)");

const QString kAttempts = QStringLiteral(R"(
CREATE TABLE attempts (
    batch TEXT NOT NULL,
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    boot_ms INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    outcome TEXT NOT NULL, -- empty: not closed, so the call counts as dirty
    closed_ms INTEGER,
    PRIMARY KEY (batch, idx, generation, number),
    FOREIGN KEY (batch, idx, generation) REFERENCES calls (batch, idx, generation)
) STRICT, WITHOUT ROWID)");

const QString kCallInstances = QStringLiteral(R"(
CREATE TABLE call_instances (
    batch TEXT NOT NULL,
    idx INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    instance_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    flagged INTEGER NOT NULL, -- came twice, or belongs to another call as well
    PRIMARY KEY (batch, idx, generation, instance_id),
    FOREIGN KEY (batch, idx, generation) REFERENCES calls (batch, idx, generation)
) STRICT, WITHOUT ROWID)");

const QString kCallInstancesById
    = QStringLiteral("CREATE INDEX call_instances_by_id ON call_instances (instance_id)");

const QString kInstances = QStringLiteral(R"(
CREATE TABLE instances (
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
    flags INTEGER NOT NULL, -- 1 reclaiming, 2 locked, 4 protected, 8 spot
    fate TEXT NOT NULL,
    ever_running INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    status_since_ms INTEGER NOT NULL,
    PRIMARY KEY (batch, instance_id)
) STRICT, WITHOUT ROWID)");

const QString kOrders = QStringLiteral(R"(
CREATE TABLE orders (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    token TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    outcome TEXT NOT NULL, -- empty: not closed
    detail TEXT NOT NULL,
    closed_ms INTEGER
) STRICT)");

const QString kOrderInstances = QStringLiteral(R"(
CREATE TABLE order_instances (
    order_id TEXT NOT NULL REFERENCES orders (id),
    instance_id TEXT NOT NULL,
    PRIMARY KEY (order_id, instance_id)
) STRICT, WITHOUT ROWID)");

/// What never came of an accepted call, how an order ended for each instance, when an attempt was
/// signed, and what is known of a journal that was made anew after a damage.
QStringList toVersion2()
{
    return {
        QStringLiteral("ALTER TABLE calls ADD COLUMN not_delivered INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE calls ADD COLUMN not_delivered_event TEXT NOT NULL DEFAULT ''"),
        QStringLiteral(
            "ALTER TABLE order_instances ADD COLUMN position INTEGER NOT NULL DEFAULT 0"),
        // NULL: no answer for this instance yet
        QStringLiteral("ALTER TABLE order_instances ADD COLUMN ok INTEGER"),
        QStringLiteral("ALTER TABLE order_instances ADD COLUMN code TEXT NOT NULL DEFAULT ''"),
        // the timestamp that was signed; 0: not known
        QStringLiteral("ALTER TABLE attempts ADD COLUMN signed_ms INTEGER NOT NULL DEFAULT 0"),
        // put together from the cloud's tags
        QStringLiteral("ALTER TABLE batches ADD COLUMN recovered INTEGER NOT NULL DEFAULT 0"),
        // of a journal that was made to replace a damaged one: until a person has confirmed it,
        // where the damaged file lies, which copy this one was made from, what was found
        QStringLiteral("ALTER TABLE meta ADD COLUMN needs_confirmation INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE meta ADD COLUMN moved_aside TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE meta ADD COLUMN made_from TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE meta ADD COLUMN damage TEXT NOT NULL DEFAULT ''"),
    };
}

} // namespace

SqliteSchema journalSchema()
{
    constexpr qint64 kApplicationId = 0x4d73744a; // "MstJ"
    SqliteSchema schema;
    schema.what = QStringLiteral("journal");
    schema.applicationId = kApplicationId;
    schema.steps = {{kMeta, kMetaRow, kBatches, kCalls, kAttempts, kCallInstances,
                        kCallInstancesById, kInstances, kOrders, kOrderInstances},
        toVersion2()};
    return schema;
}

} // namespace muster
