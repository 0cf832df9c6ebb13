#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev crash: ends Muster in the middle, lets it recover, and compares ledger and journal. One line a run, then the totals."""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support_py"), str(HERE.parent / "e2e")]

import by_strace
import held_requests
import points
import random_kills
import window_kills


def options():
    parser = argparse.ArgumentParser(prog="./dev crash", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the random runs, default 1")
    parser.add_argument("--random", type=int, default=500, metavar="N", help="random kills without the window")
    parser.add_argument("--window-share", type=int, default=25, metavar="N", help="random kills of the window")
    parser.add_argument("--only", metavar="K", help="one run by its name, as its line tells it (random-17, launch-4, …)")
    parser.add_argument("--kind", action="append", choices=("points", "strace", "v4", "random", "window"),
                        help="only these kinds of runs")
    parser.add_argument("--ci", action="store_true", help="all crash points of a small launch, V4, and a share of strace's and "
                        "random kills")
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 2))
    chosen = parser.parse_args()
    if chosen.ci:
        chosen.random, chosen.window_share = 10, 0
    return chosen


class Totals:
    def __init__(self):
        self.runs = self.failed = self.lost = self.twice = self.unresolved = 0
        self.failures = []

    def add(self, name, outcome):
        self.runs += 1
        self.lost += outcome.report.lost
        self.twice += outcome.report.twice
        self.unresolved += outcome.report.unresolved
        good = outcome.report.clean
        if not good:
            self.failed += 1
            self.failures.append(name)
        print(f"{name:<14} {outcome.text}: {'ok' if good else 'FAILED ' + str(outcome.report)}", flush=True)


def attempt(job, chosen):
    """Runs one job; a fault of its own counts as a broken rule, never as a pass."""
    try:
        return job.run(chosen)
    except Exception as error:  # every run must have its line
        if not isinstance(error, AssertionError):
            traceback.print_exc()
        return random_kills.Outcome.broken(f"{type(error).__name__}: {error}")


def main():
    chosen = options()
    began = time.monotonic()
    kinds = {"points": points.jobs, "strace": by_strace.jobs, "v4": held_requests.jobs,
             "random": random_kills.jobs, "window": window_kills.jobs}
    jobs = []
    for kind, make in kinds.items():
        if not chosen.kind or kind in chosen.kind:
            jobs += make(chosen)
    if chosen.only:
        jobs = [one for one in jobs if one.name == chosen.only]
        if not jobs:
            sys.exit(f"there is no run {chosen.only}")
    totals = Totals()
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        waiting = {pool.submit(attempt, job, chosen): job.name for job in jobs}
        for done in concurrent.futures.as_completed(waiting):
            totals.add(waiting[done], done.result())
    print(f"crash: {totals.runs} runs in {time.monotonic() - began:.0f} s, seed {chosen.seed}: {totals.lost} lost, "
          f"{totals.twice} twice, {totals.unresolved} unresolved, {totals.failed} failed"
          + (f" ({' '.join(totals.failures[:20])})" if totals.failures else ""))
    sys.exit(1 if totals.failed or not totals.runs else 0)


if __name__ == "__main__":
    main()
