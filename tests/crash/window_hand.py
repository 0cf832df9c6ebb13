# SPDX-License-Identifier: GPL-3.0-or-later
"""window_hand.py HOME ENDPOINT AMOUNT: opens the window on a display of its own, fills in the form, presses Launch and Confirm,
tells both, and stays until its standard input closes."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))

import desktop
import lib

FIELDS = {"RegionId": "Region", "VSwitchId": "VSwitch", "ImageId": "Image", "InstanceType": "Instance type",
          "SecurityGroupId": "Security group"}


TRIES = 3


def open_window(home, endpoint):
    """The window and its screen. The accessibility bus of a busy machine sometimes misses a program: then it is opened anew,
    since nothing was ordered yet. A window that ended by itself is a failure."""
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    path = pathlib.Path(home).parent / "window.log"
    for number in range(1, TRIES + 1):
        with open(path, "ab") as log:
            window = subprocess.Popen([str(lib.BIN / "muster"), "--home", home, "--endpoint", endpoint, "--language", "en"],
                                      env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        screen = desktop.Screen(window.pid)
        try:
            screen.find("Pages", seconds=30)
            return window, screen
        except AssertionError:
            ended = window.poll()
            window.kill()
            window.wait()
            if ended is not None or number == TRIES:
                raise AssertionError(f"no window at try {number}, exit {ended}: {path.read_text()[-300:]}") from None


def main():
    home, endpoint, amount = sys.argv[1:]
    values = dict(word.split("=", 1) for word in os.environ.pop("MUSTER_PROOF_SET").split())
    with desktop.Display():
        window, screen = open_window(home, endpoint)
        try:
            print("window", window.pid, flush=True)
            for name, field in FIELDS.items():
                screen.set_text(field, values[name])
            screen.check("Split above 100")
            screen.set_value("Amount", int(amount))
            screen.press("Launch")
            screen.press("Confirm")
            print("confirmed", flush=True)
            sys.stdin.read()
        finally:
            window.kill()
            window.wait()


if __name__ == "__main__":
    main()
