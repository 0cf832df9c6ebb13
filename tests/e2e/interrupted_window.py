#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plug pulled in the middle of 1,000 from the window: the next start tells, and one click ends with exactly 1,000."""

import json
import subprocess
import time

import desktop
import lib

ASKED = 1000
LEAVING = 1.5  # seconds that the end of the program itself may take


class Interrupted(desktop.WindowTest):
    def setUp(self):
        super().setUp()
        self.simulator = lib.Simulator(boot="1s-3s")
        self.addCleanup(self.simulator.stop)
        self.key = lib.key_environment(self.simulator.key)

    def open(self, *words, **environment):
        return self.open_window("--endpoint", self.simulator.endpoint, *words, **self.key, **environment)

    def order(self, screen, amount, is_sent=True):
        for field, name in (("Region", "RegionId"), ("VSwitch", "VSwitchId"), ("Image", "ImageId"),
                            ("Instance type", "InstanceType"), ("Security group", "SecurityGroupId")):
            screen.set_text(field, self.simulator.defaults[name])
        screen.set_text("Instance name", "web-[1,4]")
        screen.check("Split above 100", True)
        screen.set_text("Amount", str(amount))
        if not is_sent:
            return
        screen.press("Launch")
        screen.press("Confirm")

    def batches(self):
        done = subprocess.run([str(lib.BIN / "muster"), "batches", "--json", "--home", str(self.home)],
                              env=self.environment(**self.key), capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)["batches"]

    def kill_in_the_middle(self):
        # Call 4 is bought, and its answer never comes; 5 and later are slow enough to be cut.
        self.simulator.post("/faults", [
            {"action": "RunInstances", "nth": 4, "execute": "before", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 5, "execute": "never", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 6, "execute": "never", "then": "stall", "ms": 60000}])
        screen = self.open()
        self.order(screen, ASKED)
        lib.wait_until(lambda: len(self.simulator.calls("RunInstances")) >= 6, 60, "the middle of the launch")
        self.process.kill()
        self.process.wait()

    def test_one_click_ends_with_exactly_1000(self):
        self.kill_in_the_middle()
        before = self.simulator.bought()
        self.assertLess(before, ASKED)

        screen = self.open()
        lib.wait_until(lambda: "was interrupted: 4 calls not sent (400 instances)." in screen.words(), 60, "the notice")
        self.assertEqual(self.simulator.bought(), before)
        screen.press("Continue")
        screen.find("Confirm launch", ("dialog",))
        screen.press("Confirm")

        lib.wait_until(lambda: self.simulator.bought() == ASKED, 120, "the rest")
        screen.open_page("Batches")
        lib.wait_until(lambda: f"{ASKED:,} of {ASKED:,} running" in screen.words(), 180, "1,000 running")
        ledger = {one["InstanceId"] for one in self.simulator.instances()}
        self.assertEqual((len(ledger), self.simulator.bought()), (ASKED, ASKED))
        screen.press("Show on the Launch page")
        shown = screen.cells("Batch instances", 2)
        self.assertEqual((len(shown), set(shown)), (ASKED, ledger))
        batch = self.batches()[0]
        self.assertEqual({one["instanceId"] for one in batch["instances"]}, ledger)
        self.assertEqual((batch["accepted"], batch["missing"], batch["inDoubt"]), (ASKED, 0, 0))
        self.assertNotIn("was interrupted", screen.words())

    def test_what_was_not_sent_can_be_given_up(self):
        self.kill_in_the_middle()
        sent = len(self.simulator.calls("RunInstances"))

        screen = self.open("--page", "batches")
        lib.wait_until(lambda: "calls not sent" in screen.words(), 60, "the notice")
        # The journal is read after the window is there: its newest batch is shown all the same.
        screen.find("Finish: order 400 instances", ("push button", "button"))
        screen.press("Cancel the rest")

        lib.wait_until(lambda: "calls not sent" not in screen.words(), 30, "the notice to go")
        self.assertEqual(len(self.simulator.calls("RunInstances")), sent)
        states = [call["state"] for call in self.batches()[0]["calls"]]
        self.assertEqual(states.count("CANCELLED"), 4)

    def test_sigterm_ends_at_once_and_nothing_is_lost(self):
        self.simulator.post("/faults", [
            {"action": "RunInstances", "nth": 4, "execute": "before", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 5, "execute": "before", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 6, "execute": "never", "then": "stall", "ms": 60000}])
        screen = self.open(MUSTER_TIME_SCALE="1")
        self.order(screen, ASKED)
        lib.wait_until(lambda: len(self.simulator.calls("RunInstances")) >= 6, 60, "the middle of the launch")

        asked = time.monotonic()
        self.process.terminate()
        self.assertEqual(self.process.wait(20), 0)
        self.assertLess(desktop.seconds_since(asked), 3 + LEAVING)
        self.assertEqual(len(self.simulator.calls("RunInstances")), 6)
        ledger = {one["InstanceId"] for one in self.simulator.instances()}
        self.assertEqual(len(ledger), 500)
        states = [call["state"] for call in self.batches()[0]["calls"]]
        self.assertEqual((states[:3], states[6:]), (["ACCEPTED"] * 3, ["PLANNED"] * 4))
        self.assertLessEqual(set(states[3:6]), {"SENT", "UNKNOWN"})

        self.open(MUSTER_TIME_SCALE="1")
        lib.wait_until(lambda: len(self.batches()[0]["instances"]) >= len(ledger), 120, "all that was bought to be found")
        self.assertEqual({one["instanceId"] for one in self.batches()[0]["instances"]}, ledger)
        self.assertEqual((self.simulator.bought(), len(self.simulator.calls("RunInstances"))), (500, 6))

    def test_a_damaged_journal_launches_again_after_a_click(self):
        screen = self.open()
        self.order(screen, 3)
        lib.wait_until(lambda: self.simulator.bought() == 3, 60, "the first launch")
        lib.wait_until(lambda: "3 of 3 running" in screen.words(), 60, "its instances")
        self.close_window()
        journal, = self.home.rglob("journal.db")
        with open(journal, "r+b") as file:
            file.write(b"not a database" * 64)

        screen = self.open()
        lib.wait_until(lambda: "The journal was damaged." in screen.words(), 60, "the notice")
        self.order(screen, 2, is_sent=False)
        self.assertFalse(screen.is_enabled("Launch"))
        screen.press("Start launching again")
        lib.wait_until(lambda: "The journal was damaged." not in screen.words(), 30, "the notice to go")
        screen.press("Launch")
        screen.press("Confirm")
        lib.wait_until(lambda: self.simulator.bought() == 5, 60, "the second launch")
        self.close_window()

        screen = self.open()
        self.order(screen, 2, is_sent=False)
        lib.wait_until(lambda: screen.is_enabled("Launch"), 60, "launching without another click")
        self.assertNotIn("The journal was damaged.", screen.words())

    def test_closing_during_a_launch_asks_first(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "times": 3, "execute": "before", "then": "stall",
                                         "ms": 60000}])
        screen = self.open()
        self.order(screen, ASKED)
        lib.wait_until(lambda: len(self.simulator.calls("RunInstances")) >= 3, 60, "calls under way")

        screen.keys("alt+F4")
        screen.find("Close during a launch", ("dialog",))
        screen.press("Cancel")
        lib.wait_until(lambda: screen.find_now("Close during a launch", ("dialog",)) is None, 10, "the dialog to close")
        self.assertIsNone(self.process.poll())
        screen.keys("alt+F4")
        screen.press("Stop the launch and close")

        self.assertEqual(self.process.wait(20), 0)
        self.assertEqual(len(self.simulator.calls("RunInstances")), 3)
        states = [call["state"] for call in self.batches()[0]["calls"]]
        self.assertEqual(states[3:], ["PLANNED"] * 7)
        self.assertLessEqual(set(states[:3]), {"SENT", "UNKNOWN"})


if __name__ == "__main__":
    desktop.main()
