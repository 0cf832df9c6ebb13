# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker: compares what the simulator has sold and received with what the journal says (V1 to V7)."""

import collections
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))

import lib

OPEN = ("PLANNED", "SENT", "UNKNOWN")
NOTHING_BOUGHT = ("PLANNED", "REJECTED", "NOT_BOUGHT", "CANCELLED")


class Journal:
    """One reading of a journal file, read-only, in one transaction."""

    def __init__(self, path):
        self.batches, self.calls, self.attempts, self.instances, self.orders = {}, {}, [], [], []
        if not pathlib.Path(path).exists():
            return
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10, isolation_level=None)
        try:
            base.row_factory = sqlite3.Row
            base.execute("BEGIN")
            if base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'calls'").fetchone()[0]:
                self.read(base)
        finally:
            base.close()

    def read(self, base):
        self.batches = {row["id"]: dict(row) for row in base.execute("SELECT * FROM batches")}
        for row in base.execute("SELECT * FROM calls"):
            self.calls[row["token"]] = dict(row, ids=[])
        by_key = {(one["batch"], one["idx"], one["generation"]): one for one in self.calls.values()}
        for row in base.execute("SELECT * FROM call_instances"):
            by_key[row["batch"], row["idx"], row["generation"]]["ids"].append(row["instance_id"])
        for row in base.execute("SELECT * FROM attempts"):
            token = by_key[row["batch"], row["idx"], row["generation"]]["token"]
            self.attempts.append(dict(row, token=token))
        self.instances = [dict(row) for row in base.execute("SELECT * FROM instances")]
        self.orders = [dict(row, ids=[]) for row in base.execute("SELECT * FROM orders")]
        by_id = {one["id"]: one for one in self.orders}
        for row in base.execute("SELECT * FROM order_instances"):
            by_id[row["order_id"]]["ids"].append(row["instance_id"])

    def ids(self):
        return {one for call in self.calls.values() for one in call["ids"]}

    def nonces(self):
        return {one["nonce"] for one in self.attempts}

    def open_calls(self):
        return [one for one in self.calls.values() if one["state"] in OPEN]

    def states(self):
        return collections.Counter(one["state"] for one in self.calls.values())


class Report:
    """What the checker found after one run."""

    def __init__(self):
        self.broken = []
        self.lost = self.twice = self.unresolved = 0

    def require(self, holds, text):
        if not holds:
            self.broken.append(text)

    @property
    def clean(self):
        return not self.broken

    def __str__(self):
        return "; ".join(self.broken) or "V1-V7 hold"


def check(simulator, home, resolved=True, secrets=(lib.KEY_SECRET,), searched=None):
    """Compares ledger and journal. resolved: nothing may be open any more, and both name the same instances."""
    report = Report()
    journal = Journal(home / "journal.db")
    ledger = simulator.get("/state")["instances"]
    copies = simulator.calls("RunInstances")
    by_token = collections.defaultdict(list)
    for one in ledger:
        by_token[one["ClientToken"]].append(one)
    check_tokens(report, journal, by_token)
    check_batches(report, journal, ledger)
    check_copies(report, journal, copies)
    check_words(report, journal, by_token, ledger)
    if resolved:
        check_resolved(report, journal, by_token)
    for secret in secrets:
        found = lib.files_with(searched or home, secret)
        report.require(not found, f"V7: a secret stands in {found}")
    return report


def check_tokens(report, journal, by_token):
    for token, bought in by_token.items():
        call = journal.calls.get(token)
        if not call:
            continue  # counted as lost by V2
        least = call["at_least"] or call["amount"]
        report.twice += max(0, len(bought) - call["amount"])
        report.require(least <= len(bought) <= call["amount"],
                       f"V1: {token} bought {len(bought)} for {call['amount']}")


def check_batches(report, journal, ledger):
    sold = collections.Counter(one["Tags"].get("muster:batch") for one in ledger)
    for batch, row in journal.batches.items():
        report.twice += max(0, sold[batch] - row["asked"])
        report.require(sold[batch] <= row["asked"], f"V3: batch {batch} has {sold[batch]} of {row['asked']}")


def check_copies(report, journal, copies):
    nonces = journal.nonces()
    attempts = collections.Counter(one["token"] for one in journal.attempts)
    seen = collections.Counter(one["clientToken"] for one in copies if one["clientToken"])
    for token, count in seen.items():
        report.require(count <= attempts[token], f"V5: {count} copies of {token} for {attempts[token]} attempts")
        shapes = {one["paramsSha"] for one in copies if one["clientToken"] == token}
        report.require(len(shapes) == 1, f"V5: copies of {token} differ")
    sent = [one["nonce"] for one in copies if one["clientToken"]]
    report.require(len(sent) == len(set(sent)), "V5: a nonce went out twice")
    unknown = [one for one in sent if one not in nonces]
    report.require(not unknown, f"V4: {len(unknown)} copies have no attempt row")


def check_words(report, journal, by_token, ledger):
    for token, call in journal.calls.items():
        alive = [one for one in by_token.get(token, ()) if not one["Released"]]
        if call["state"] in NOTHING_BOUGHT:
            report.require(not alive, f"V6: {token} is {call['state']} and has {len(alive)} instances")
    alive = {one["InstanceId"] for one in ledger if not one["Released"]}
    wrong = [one["instance_id"] for one in journal.instances
             if one["fate"].lower() in ("failed", "gone", "released") and one["instance_id"] in alive]
    report.require(not wrong, f"V6: {len(wrong)} instances are alive and not shown so, {wrong[:3]}")


def check_resolved(report, journal, by_token):
    still_open = journal.open_calls()
    report.unresolved = len(still_open)
    report.require(not still_open, f"unresolved: {dict(journal.states())}")
    bought = {one["InstanceId"]: one for some in by_token.values() for one in some if one["ClientToken"]}
    kept = journal.ids()
    lost = [one for one in bought if one not in kept and not is_not_delivered(journal, bought[one])]
    report.lost = len(lost)
    report.require(not lost, f"V2: {len(lost)} bought instances are not in the journal, {lost[:3]}")
    invented = kept - set(bought)
    report.require(not invented, f"V2: the journal has {len(invented)} instances that were never bought")


def is_not_delivered(journal, instance):
    """ECS dropped it, and its call was settled with the rest."""
    call = journal.calls.get(instance["ClientToken"])
    return bool(call and instance["Released"] and call["state"] == "ACCEPTED" and call["evidence"])
