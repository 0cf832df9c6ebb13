# SPDX-License-Identifier: GPL-3.0-or-later
"""Every enumerated crash point: first a run that counts, then one that ends at each point, then the release program recovers.

A launch of 201 in three calls; the reply to the second transmission is lost after it was executed and that to the third is
lost before it, so that looks and repeats have their points; then three instances are released. The points of a recovery are
counted and run in the same way, in homes whose launch ended while its second call was in flight, and in such that ended while
the order was (order-N)."""

import re
import subprocess

import lab
import lib
import random_kills

PROGRAM = lib.BIN.parent / "tests" / "crash_points"
AMOUNT = 201
BEGUN = "after a launch call was handed over"
ORDERED = "after an order was handed over"
LIMIT = 90


def set_words(simulator):
    words = simulator.set_options()
    return words[1::2]


def run_program(bench, mode, point):
    """Runs the test program to its end, or to the point; gives its exit code and the points that it passed."""
    words = set_words(bench.simulator) if mode == "launch" else []
    done = subprocess.run([str(PROGRAM), mode, str(bench.home), bench.endpoint,
                           str(point), *words], env=bench.environment(), stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=LIMIT, check=False)
    passed = re.findall(r"(?m)^point \d+ (.+)$", done.stderr)
    lab.expect(done.returncode in (0, -9), f"exit {done.returncode} at point {point}: {done.stderr[-300:]}")
    return done.returncode, passed


def bench_for_points():
    bench = lab.Lab(simulator=random_kills.SIMULATORS.take(), scale=random_kills.SCALE)
    bench.faults(lab.fault("close", nth=2, execute="before"), lab.fault("close", nth=3, execute="never"))
    return bench


def begun_at(passed):
    """The second call is in flight and has no answer."""
    return [number for number, what in enumerate(passed, 1) if what == BEGUN][1]


class Job:
    """One point of a launch, or of a recovery after a launch that ended at the point `after`."""

    def __init__(self, kind, point, what, after=0):
        self.name = f"{kind}-{point}"
        self.point, self.what, self.after = point, what, after

    def run(self, _):
        with bench_for_points() as bench:
            if self.after:
                run_program(bench, "launch", self.after)
            code, passed = run_program(bench, "recover" if self.after else "launch", self.point)
            where = f"at “{passed[-1] if passed else self.what}”" if code else f"ended before “{self.what}”"
            outcome = random_kills.settle(bench, where, AMOUNT)
            return with_orders(bench, outcome)


def with_orders(bench, outcome):
    """An order that was written down must have its outcome, and the release is whole or never happened."""
    orders = bench.journal().orders
    left = [one for one in orders if not one["outcome"]]
    outcome.report.unresolved += len(left)
    outcome.report.require(not left, f"{len(left)} orders have no outcome")
    gone = released(bench)
    if any(one["outcome"] == "done" for one in orders) or len(gone) in (1, 2):
        # What is being released is there for a moment longer.
        lib.wait_until(lambda: len(released(bench)) == 3, 20, "the release of all three")
        gone = released(bench)
    outcome.report.require(len(gone) in (0, 3), f"{len(gone)} instances were released and not 0 or 3")
    outcome.report.require(bool(orders) or not gone, "instances were released without an order in the journal")
    outcome.text += f", {len(gone)} released"
    return outcome


def released(bench):
    return [one for one in bench.simulator.get("/state")["instances"] if one["Released"]]


def count_points(mode, after=0):
    with bench_for_points() as bench:
        if after:
            run_program(bench, "launch", after)
        code, passed = run_program(bench, mode, 0)
        lab.expect(code == 0, f"the counting run ({mode}) was ended")
        return passed


def jobs(chosen):
    """The counting runs come first, since they say which points there are."""
    launch = count_points("launch")
    made = [Job("launch", number, what) for number, what in enumerate(launch, 1)]
    for kind, after in (("recover", begun_at(launch)), ("order", launch.index(ORDERED) + 1)):
        made += [Job(kind, number, what, after) for number, what in enumerate(count_points("recover", after), 1)]
    return made
