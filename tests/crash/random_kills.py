# SPDX-License-Identifier: GPL-3.0-or-later
"""Random kill -9 of `muster launch` with 1,000 instances, and of the recovery after it."""

import random
import signal
import threading
import time

import checker
import lab
import lib

AMOUNT = 1000
CALLS = 10
# 30 minutes are 90 s: the person clicks within the token window.
SCALE = "0.05"


class Outcome:
    """What one run came to: its line and the checker's report."""

    def __init__(self, text, report):
        self.text, self.report = text, report

    @classmethod
    def broken(cls, text):
        report = checker.Report()
        report.require(False, text)
        return cls("did not end", report)


class Simulators:
    """One simulator a thread, as new for each run."""

    def __init__(self):
        self.local = threading.local()

    def take(self):
        if not hasattr(self.local, "simulator"):
            self.local.simulator = lib.Simulator(boot="300ms-600ms")
        self.local.simulator.post("/reset", {})
        return self.local.simulator


SIMULATORS = Simulators()


class Job:
    def __init__(self, number, seed):
        self.name = f"random-{number}"
        self.dice = random.Random(f"{seed}/{number}")

    def run(self, _):
        with lab.Lab(simulator=SIMULATORS.take(), scale=SCALE) as bench:
            trouble = self.trouble(bench)
            killed = self.kill_launch(bench)
            planned = self.look_only(bench)
            again = self.kill_recoveries(bench)
            return settle(bench, f"{killed}{trouble}{planned}{again}")

    def trouble(self, bench):
        """Half of the runs have a network that loses replies, some a look-up that lags."""
        entries = []
        if self.dice.random() < 0.5:
            then, execute = self.dice.choice([("close", "before"), ("close", "never"), ("truncate", "before"),
                                              ("reset", "before")])
            entries = [lab.fault(then, execute=execute, probability=0.2, times=5, bytes=40)]
            bench.faults(*entries)
        if self.dice.random() < 0.25:
            bench.simulator.post("/tokens", {"lag": "1s"})
            return f", {entries[0]['then'] if entries else 'a lag'} and a lag" if entries else ", a look-up lag"
        return f", {entries[0]['then']} ({entries[0]['execute']})" if entries else ""

    def kill_launch(self, bench):
        run = bench.start_launch(amount=AMOUNT)
        if self.dice.random() < 0.7:
            # The busy part: after so many requests, and a moment.
            wanted = self.dice.randint(0, CALLS)
            deadline = time.monotonic() + 20
            while len(bench.launches()) < wanted and run.running and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(self.dice.random() * (0.15 if wanted == 0 else 0.03))
        else:
            time.sleep(self.dice.random() * 1.2)
        run.kill()
        return f"killed at {time.monotonic() - run.began:.3f} s with {len(bench.launches())} calls received"

    def look_only(self, bench):
        """Without the click nothing may be sent for the first time."""
        if self.dice.random() >= 0.25:
            return ""
        before = {one["clientToken"] for one in bench.launches()}
        run = bench.start("recover", "--json")
        time.sleep(0.5 + self.dice.random())
        run.kill(signal.SIGTERM)
        run.wait(20).expect_exit(0, 5)
        after = {one["clientToken"] for one in bench.launches()}
        lab.expect(after == before, "a look sent calls that nobody had clicked for")
        return ", looked"

    def kill_recoveries(self, bench):
        count = 0
        while self.dice.random() < 0.3 and count < 3:
            run = bench.start("recover", "--finish", "--json")
            time.sleep(self.dice.random() * 0.4)
            run.kill()
            count += 1
        return f", recovery killed {count} times" if count else ""


def settle(bench, text, amount=AMOUNT, limit=120):
    """Recovers until nothing is open, and compares. A launch that was never written down has bought nothing."""
    bench.recover_to_end(limit)
    report = checker.check(bench.simulator, bench.home, searched=bench.folder)
    bought, kept = bench.simulator.bought(), len(bench.journal().ids())
    wanted = amount if bench.journal().batches else 0
    if not wanted:
        text += ", before the plan was written"
    report.require(bought == wanted == kept, f"ledger {bought}, journal {kept}, ordered {wanted}")
    return Outcome(f"{text}; ledger {bought}, journal {kept}", report)


def jobs(chosen):
    return [Job(number, chosen.seed) for number in range(1, chosen.random + 1)]
