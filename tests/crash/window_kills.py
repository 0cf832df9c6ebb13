# SPDX-License-Identifier: GPL-3.0-or-later
"""Random kill -9 of the window in a launch of 1,000: confirmed by a person's hand through the accessibility tree, killed,
recovered by one click's command, compared."""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import pathlib

import lab
import random_kills

AMOUNT = 1000
# One display, one hand.
TURN = threading.Lock()
HERE = pathlib.Path(__file__).resolve().parent


class Job:
    def __init__(self, number, seed):
        self.name = f"window-{number}"
        self.number, self.seed = number, seed

    def run(self, _):
        """In a session bus of its own, since the window and its reader meet on it."""
        with TURN, tempfile.TemporaryDirectory(prefix="muster-run-") as runtime:
            os.chmod(runtime, 0o700)
            with random_lab(f"{self.seed}/{self.number}") as (bench, dice):
                killed = launch_and_kill(bench, dice, runtime)
                return random_kills.settle(bench, killed, AMOUNT)


class random_lab:
    def __init__(self, seed):
        self.dice = random.Random(seed)

    def __enter__(self):
        self.bench = lab.Lab(simulator=random_kills.SIMULATORS.take(), scale=random_kills.SCALE)
        return self.bench, self.dice

    def __exit__(self, *_):
        self.bench.__exit__()


def launch_and_kill(bench, dice, runtime):
    """The hand works in a process of its own and tells when it has pressed Confirm."""
    calls = dice.randint(0, 10)
    moment = dice.random() * (0.3 if calls == 0 else 0.05)
    environment = bench.environment(XDG_RUNTIME_DIR=runtime, MUSTER_PROOF_SET=" ".join(bench.simulator.set_options()[1::2]))
    hand = subprocess.Popen(["dbus-run-session", "--", sys.executable, str(HERE / "window_hand.py"), str(bench.home),
                             bench.endpoint, str(AMOUNT)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            stdin=subprocess.PIPE, text=True)
    try:
        pid = int(read_word(hand, "window"))
        read_word(hand, "confirmed")
        deadline = time.monotonic() + 30
        while len(bench.launches()) < calls and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(moment)
        os.kill(pid, 9)
        received = len(bench.launches())
    finally:
        hand.stdin.close()
        hand.wait(30)
        hand.stdout.close()
        hand.stderr.close()
    return f"window killed {moment * 1000:.0f} ms after call {calls}, {received} received"


def read_word(hand, word):
    """The rest of the line that begins with word."""
    line = hand.stdout.readline()
    lab.expect(line.startswith(word), f"the hand said “{line.strip()}”: {hand.stderr.read()[-600:] if not line else ''}")
    return line[len(word):].strip()


def jobs(chosen):
    return [Job(number, chosen.seed) for number in range(1, chosen.window_share + 1)]


