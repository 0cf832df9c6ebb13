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


def main():
    home, endpoint, amount = sys.argv[1:]
    values = dict(word.split("=", 1) for word in os.environ.pop("MUSTER_PROOF_SET").split())
    with desktop.Display():
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        with open(pathlib.Path(home).parent / "window.log", "wb") as log:
            window = subprocess.Popen([str(lib.BIN / "muster"), "--home", home, "--endpoint", endpoint, "--language", "en"],
                                      env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            print("window", window.pid, flush=True)
            screen = desktop.Screen(window.pid)
            screen.find("Pages", seconds=60)
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
