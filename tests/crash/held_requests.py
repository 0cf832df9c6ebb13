# SPDX-License-Identifier: GPL-3.0-or-later
"""V4: the simulator holds each changing request that it has received, and while it does, the journal, read by another connection,
must have the row of that very transmission. Only then the request goes on."""

import time

import checker
import lab
import lib
import random_kills

AMOUNT = 1000
CALLS = 10
RELEASED = 3
LIMIT = 120


class Watch:
    """Looks at every held copy of an action once, and lets it go on. answered: the numbers of those that are not held."""

    def __init__(self, bench, action, missing, answered=()):
        self.bench, self.action, self.missing, self.answered = bench, action, missing, answered
        self.seen = 0
        self.broken = []

    def until_end(self, run):
        deadline = time.monotonic() + LIMIT
        while run.running:
            lab.expect(time.monotonic() < deadline, f"muster did not end within {LIMIT} s, {self.seen} held")
            if not self.look():
                time.sleep(0.01)
        self.look()

    def look(self):
        new = self.bench.simulator.calls(self.action)[self.seen:]
        if not new:
            return False
        journal = self.bench.journal()
        held = 0
        for copy in new:
            self.seen += 1
            if self.seen not in self.answered:
                held += 1
                self.broken += [f"copy {self.seen}: {what}" for what in self.missing(journal, copy)]
        # Those that came meanwhile are held until they were looked at.
        self.bench.go(held)
        return True


def launch_missing(journal, copy):
    """What the journal does not have of a launch request that is on its way."""
    rows = [one for one in journal.attempts if one["nonce"] == copy["nonce"]]
    if len(rows) != 1:
        return [f"{len(rows)} attempt rows with its nonce"]
    found = []
    if rows[0]["token"] != copy["clientToken"]:
        found.append(f"its attempt row is one of {rows[0]['token']}")
    if rows[0]["outcome"]:
        found.append(f"its attempt row is closed as {rows[0]['outcome']}")
    if journal.calls[rows[0]["token"]]["state"] not in ("SENT", "UNKNOWN"):
        found.append(f"its call is {journal.calls[rows[0]['token']]['state']}")
    return found


def order_missing(journal, copy):
    """An order goes out in parts, each under the order's token and its number."""
    token = copy["clientToken"].rpartition("-")[0]
    rows = [one for one in journal.orders if one["token"] == token]
    if len(rows) != 1:
        return [f"{len(rows)} orders with the token {token}"]
    found = []
    if rows[0]["outcome"]:
        found.append(f"its order is closed as {rows[0]['outcome']}")
    if len(rows[0]["ids"]) != RELEASED:
        found.append(f"its order names {len(rows[0]['ids'])} instances")
    return found


class Launch:
    """Each copy of a launch is held, but for those that are answered at once. A look-up that lags leaves the ids to the repeat."""

    def __init__(self, name, copies, faults, answered=(), lag=None):
        self.name, self.copies, self.faults, self.answered, self.lag = f"v4-{name}", copies, faults, answered, lag

    def run(self, _):
        with lab.Lab(simulator=random_kills.SIMULATORS.take()) as bench:
            if self.lag:
                bench.simulator.post("/tokens", {"lag": self.lag})
            bench.faults(*self.faults, lab.fault("hold", times=1000))
            watch = Watch(bench, "RunInstances", launch_missing, self.answered)
            run = bench.start_launch(amount=AMOUNT, wait="90s")
            watch.until_end(run)
            run.wait()
            outcome = random_kills.settle(bench, f"{watch.seen} launch requests held", AMOUNT)
            return with_findings(outcome, watch, self.copies)


class Order:
    """A release of three; its request is held, once more after its answer was lost."""

    def __init__(self, name, copies, faults):
        self.name, self.copies, self.faults = f"v4-{name}", copies, faults

    def run(self, _):
        with lab.Lab(simulator=random_kills.SIMULATORS.take()) as bench:
            bench.expect_complete(bench.launch(amount=RELEASED), RELEASED)
            ids = sorted(bench.journal().ids())
            bench.faults(*self.faults, lab.fault("hold", "DeleteInstances", times=1000))
            watch = Watch(bench, "DeleteInstances", order_missing)
            words = [word for one in ids for word in ("--instance", one)]
            run = bench.start("release", *words, "--region", bench.simulator.defaults["RegionId"], "--yes", str(len(ids)),
                              "--json")
            watch.until_end(run)
            done = run.wait()
            report = checker.check(bench.simulator, bench.home, searched=bench.folder)
            outcome = random_kills.Outcome(f"{watch.seen} release requests held", report)
            report.require(done.code == 0, f"exit {done.code}: {done.err[-300:]}")
            # What is being released is there for a moment longer.
            lib.wait_until(lambda: bench.simulator.bought() == RELEASED and not bench.simulator.instances(), 20, "the release")
            return with_findings(outcome, watch, self.copies)


def with_findings(outcome, watch, copies):
    outcome.report.require(not watch.broken, f"V4: {'; '.join(watch.broken[:5])}")
    outcome.report.require(watch.seen == copies, f"{watch.seen} requests and not {copies}")
    return outcome


def jobs(chosen):
    # A hold that is never executed ends with a connection that is closed before the first byte of a reply.
    lost = [lab.fault("hold", nth=number, execute="never") for number in (2, 6)]
    unseen = (3, 7)
    executed = [lab.fault("close", nth=number, execute="before") for number in unseen]
    return [Launch("launch", CALLS, []), Launch("repeat", CALLS + 2, lost),
            Launch("repeat-executed", CALLS + 2, executed, unseen, lag="30s"),
            Order("release", 1, []),
            Order("release-repeat", 2, [lab.fault("hold", "DeleteInstances", nth=1, execute="never")])]
