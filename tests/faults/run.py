#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev faults: each fault of the list is injected into a launch, and what it requires is asserted."""

import argparse
import concurrent.futures
import pathlib
import sys
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support_py"), str(HERE.parent / "e2e")]

import api
import api_orders
import catalogue
import disk
import event_loop
import http_replies
import machine
import transport

GROUPS = (transport, http_replies, api, api_orders, machine, disk, event_loop)
EXPECTED = 45


def options():
    parser = argparse.ArgumentParser(prog="./dev faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="F06", help="only these faults")
    parser.add_argument("--ci", action="store_true", help="the 20 faults of every CI run")
    parser.add_argument("--jobs", type=int, default=4, help="faults at a time; most of them wait")
    parser.add_argument("--list", action="store_true", help="print the names and what they are")
    parser.add_argument("--traces", action="store_true", help="print where a failed fault was")
    return parser.parse_args()


def inject(name, chosen):
    """The outcome, why, and the seconds."""
    function, needs = catalogue.FAULTS[name]
    began = time.monotonic()
    missing = catalogue.why_not(needs)
    if missing:
        return "not injected", missing, 0.0
    try:
        function()
    except catalogue.NotInjected as reason:
        return "not injected", str(reason), time.monotonic() - began
    except Exception as error:  # every fault must have its row
        if chosen.traces:
            traceback.print_exc()
        return "FAILED", f"{type(error).__name__}: {error}"[:600], time.monotonic() - began
    return "passed", "", time.monotonic() - began


def main():
    chosen = options()
    names = sorted(chosen.names or (catalogue.IN_CI if chosen.ci else catalogue.FAULTS))
    unknown = [name for name in names if name not in catalogue.FAULTS]
    if unknown:
        sys.exit(f"there is no fault {' '.join(unknown)}")
    if chosen.list:
        for name in names:
            print(f"{name}  {catalogue.FAULTS[name][0].__name__.replace('_', ' ')}")
        return
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        rows = dict(zip(names, pool.map(lambda name: report(name, *inject(name, chosen)), names)))
    print_table(rows)
    counts = {word: sum(1 for outcome, _, _ in rows.values() if outcome == word)
              for word in ("passed", "FAILED", "not injected")}
    total = f" (the list has {EXPECTED}, V8 beside it)" if not chosen.names and not chosen.ci else ""
    print(f"faults: {counts['passed']} of {len(rows)} passed, {counts['FAILED']} failed, "
          f"{counts['not injected']} not injected{total}, {time.monotonic() - began:.0f} s")
    sys.exit(1 if counts["FAILED"] else 0)


def report(name, outcome, why, seconds):
    print(f"{name} {outcome} in {seconds:.1f} s", file=sys.stderr, flush=True)
    return outcome, why, seconds


def print_table(rows):
    print(f"{'id':<5}{'outcome':<14}{'seconds':>8}  fault")
    for name, (outcome, why, seconds) in rows.items():
        words = catalogue.FAULTS[name][0].__name__.replace("_", " ")
        print(f"{name:<5}{outcome:<14}{seconds:>8.1f}  {words}{': ' + why if why else ''}")


if __name__ == "__main__":
    main()
