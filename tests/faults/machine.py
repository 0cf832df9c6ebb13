# SPDX-License-Identifier: GPL-3.0-or-later
"""F38, F39, F44, F45, F47 and F48: the program is ended, stopped, doubled, or kept from its journal."""

import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

import lib
import netns
from catalogue import NotInjected, fault
from lab import Lab, expect
from lab import fault as entry

SEED = 20
HERE = pathlib.Path(__file__).resolve().parent


@fault("F38")
def killed():
    """A share of ./dev crash: six random kills."""
    dice = random.Random(SEED)
    for _ in range(6):
        with Lab(scale="0.05") as lab:
            run = lab.start_launch()
            lab.wait_launches(dice.randint(0, 9))
            time.sleep(dice.random() * 0.1)
            run.kill()
            planned = {one["token"] for one in lab.journal().calls.values() if one["state"] == "PLANNED"}
            looking = lab.start("recover", "--json")
            time.sleep(0.7)
            looking.kill(signal.SIGTERM)
            looking.wait(20)
            sent = {one["clientToken"] for one in lab.launches()}
            expect(not sent & planned, "a planned call was sent without a click")
            lab.recover_to_end()
            wanted = 1000 if lab.journal().batches else 0
            expect(lab.simulator.bought() == wanted, f"bought {lab.simulator.bought()}")
            lab.check()


@fault("F39")
def power_lost():
    """The store's own program: images of the disk with writes that were not synced dropped or torn."""
    program = lib.BIN.parent / "tests" / "tst_power_loss"
    if not program.exists():
        raise NotInjected(f"{program} is not built")
    with Lab() as lab:
        done = subprocess.run([str(program)], env=lab.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
    expect(done.returncode == 0, done.stdout[-600:])
    expect(" 0 skipped" in done.stdout, done.stdout[-200:])


@fault("F44", needs=("unshare", "mount"))
def journal_locked():
    """Another program holds the write lock while three calls are in flight; then the home is read-only."""
    for seconds in (2, 12):
        with Lab(scale="0.1") as lab:
            lab.faults(*[entry("hold", nth=number) for number in (1, 2, 3)])
            run = lab.start_launch(wait="90s")
            lab.wait_launches(3)
            other = sqlite3.connect(lab.home / "journal.db", isolation_level=None, timeout=5)
            other.execute("BEGIN IMMEDIATE")
            lab.go()
            time.sleep(seconds)
            sent = len(lab.launches())
            other.execute("ROLLBACK")
            other.close()
            done = run.wait(150)
            expect(sent == 3, f"{sent - 3} calls were sent while nothing could be written down")
            lab.expect_complete(done)
    with Lab() as lab:
        lab.expect_complete(lab.launch(amount=10), 10)
        done = lab.launch(amount=10, wrapper=netns.read_only(lab.home))
        expect(done.code not in (0, 4, 6), f"exit {done.code}")
        expect(lab.simulator.bought() == 10, "something was bought without a journal")
        expect(done.err.strip(), "it says nothing")
        beside = lab.muster("batches", "--json", wrapper=netns.read_only(lab.home)).expect_exit(0)
        expect(len(beside.json["batches"]) == 1, "the journal cannot be shown")


@fault("F45", needs=("Xvfb", "openbox", "dbus-run-session"))
def two_copies():
    """20 times two launches at once, then the 200 starts with windows."""
    with Lab(boot="200ms-400ms") as lab:
        bought = 0
        for _ in range(20):
            pair = [lab.start_launch(amount=2, wait="30s") for _ in range(2)]
            codes = sorted(one.wait(60).code for one in pair)
            expect(codes in ([0, 9], [0, 0]), f"exits {codes}")
            bought += 2 * codes.count(0)
            expect(lab.simulator.bought() == bought, f"{lab.simulator.bought()} bought by {bought // 2} owners")
        lab.check()
    windows = subprocess.run([sys.executable, str(HERE / "double_starts.py")], stdin=subprocess.DEVNULL, capture_output=True,
                             text=True, check=False)
    expect(windows.returncode == 0, windows.stdout + windows.stderr[-300:])


@fault("F47")
def suspended():
    """SIGSTOP of 1 s and 6 s (100 s and 10 min at scale 0.01) while three calls are in flight. The clocks of a real sleep are
    the engine's tests."""
    for seconds in (1, 6):
        for executed in ("before", "never"):
            with Lab() as lab:
                lab.faults(*[entry("delay", nth=number, ms=1500, execute=executed) for number in (4, 5)])
                run = lab.start_launch(wait="90s")
                lab.wait_launches(5)
                os.kill(run.muster_pid(), signal.SIGSTOP)
                time.sleep(seconds)
                os.kill(run.muster_pid(), signal.SIGCONT)
                done = run.wait(150)
                if done.code != 0:
                    # A sleep longer than what a clean call may last leaves the rest to the click.
                    done.expect_exit(4, 5)
                    lab.recover_to_end()
                states = lab.journal().states()
                bought = sum(one["amount"] for one in lab.journal().calls.values() if one["state"] == "ACCEPTED")
                expect(lab.simulator.bought() == bought, f"{lab.simulator.bought()} bought, {dict(states)}")
                expect(states["REJECTED"] == 0, f"{seconds} s, executed {executed}: {dict(states)}")
                lab.check()


@fault("F48")
def told_to_end():
    """SIGTERM and SIGINT, with replies that come at once and with one that does not come. The window's close and the end of a
    session are the window tests' part."""
    for number in (signal.SIGTERM, signal.SIGINT):
        for stalls in (False, True):
            with Lab(scale="0.1") as lab:
                lab.faults(entry("hold" if stalls else "delay", nth=5, **({} if stalls else {"ms": 100})))
                run = lab.start_launch(wait="90s")
                lab.wait_launches(5)
                signalled = time.time()
                run.kill(number)
                done = run.wait(30)
                spent = time.time() - signalled
                expect(spent < 3.5, f"it took {spent:.1f} s to end")
                expect(done.code in (0, 5, 6), f"exit {done.code}")
                late = [one for one in lab.launches() if one["ms"] / 1000 > signalled + 0.2]
                expect(not late, f"{len(late)} calls were sent after the signal")
                lab.go()
                lab.recover_to_end()
                expect(lab.simulator.bought() == 1000, f"bought {lab.simulator.bought()}")
                lab.check()

