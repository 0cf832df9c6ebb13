#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Launches from the window, as the user of a screen reader makes them. The simulator's ledger decides."""

import datetime
import json
import os
import signal
import subprocess
import time
import urllib.request

import desktop
import lib


class Ledger:
    """What the private simulator of a window's home has sold."""

    def __init__(self, home):
        path = home / "simulator" / "running.json"
        lib.wait_until(path.exists, 30, "the private simulator")
        self.admin = json.loads(path.read_text())["admin"]

    def get(self, path):
        with urllib.request.urlopen(self.admin + path, timeout=10) as answer:
            return json.load(answer)

    def instances(self):
        return [one for one in self.get("/state")["instances"] if not one.get("Released")]

    def launches(self):
        return self.get("/calls?action=RunInstances")["calls"]


def utc_in(**span):
    moment = datetime.datetime.utcnow() + datetime.timedelta(**span)
    return moment.strftime("%Y-%m-%dT%H:%M:00Z")


class FromTheSampleProfile(desktop.WindowTest):
    def setUp(self):
        super().setUp()
        self.screen = self.open_window("--simulator")
        self.ledger = Ledger(self.home)

    def launch(self, count):
        self.screen.press("Launch")
        self.screen.find("Confirm launch", ("dialog",))
        self.screen.press("Confirm")
        lib.wait_until(lambda: self.screen.text("Batch status").startswith(f"{count} of {count} running"), 60,
                       f"{count} running instances")
        self.assertEqual(len(self.ledger.instances()), count)
        self.assertEqual(self.screen.cells("Batch instances", 0), ["Running"] * count)

    def test_plain_launch_of_3(self):
        self.screen.set_value("Amount", 3)
        self.screen.check("Public IP", False)
        self.screen.set_text("Release time (UTC)", "")

        self.launch(3)

        for one in self.ledger.instances():
            self.assertFalse(one["PublicIp"])
            self.assertFalse(one["AutoReleaseTime"])

    def test_20_with_a_public_ip(self):
        self.screen.set_value("Amount", 20)
        self.screen.check("Public IP", True)
        self.screen.set_value("Public bandwidth", 1)
        self.screen.set_text("Release time (UTC)", "")

        self.launch(20)

        addresses = {one["PublicIp"] for one in self.ledger.instances()}
        self.assertEqual(len(addresses), 20)
        self.assertEqual(set(self.screen.cells("Batch instances", 5)), addresses)

    def test_12_with_a_release_time_in_2_hours(self):
        wanted = utc_in(hours=2)
        self.screen.set_text("Amount", "12")
        self.screen.set_text("Release time (UTC)", wanted)

        self.launch(12)

        self.assertEqual({one["AutoReleaseTime"][:16] for one in self.ledger.instances()}, {wanted[:16]})

    def assert_refused(self, field, contains):
        lib.wait_until(lambda: contains in self.screen.description(field), 20, f"“{contains}” at {field}")
        self.assertIn(contains, self.screen.words("Problems"))
        self.assertFalse(self.screen.is_enabled("Launch"))
        self.assertEqual(self.ledger.launches(), [])

    def test_amount_0_is_refused(self):
        self.screen.set_text("Amount", "0")
        self.assert_refused("Amount", "100")

    def test_amount_101_is_refused_and_stays(self):
        self.screen.set_value("Amount", 101)
        self.assert_refused("Amount", "100")
        self.assertEqual(self.screen.text("Amount"), "101")

    def test_release_time_10_minutes_ahead_is_refused(self):
        self.screen.set_text("Release time (UTC)", utc_in(minutes=10))
        self.assert_refused("Release time (UTC)", "30 minutes")

    def test_release_time_in_the_past_is_refused(self):
        self.screen.set_text("Release time (UTC)", "2020-01-01T00:00:00Z")
        self.assert_refused("Release time (UTC)", "30 minutes")

    def test_cancel_sends_nothing(self):
        self.screen.press("Launch")
        self.screen.find("Confirm launch", ("dialog",))
        self.screen.press("Cancel")
        lib.wait_until(lambda: self.screen.find_now("Confirm launch", ("dialog",)) is None, 10, "the dialog to close")
        self.assertEqual(self.ledger.launches(), [])


class Release(desktop.WindowTest):
    def test_release_needs_the_typed_count(self):
        screen = self.open_window("--simulator")
        ledger = Ledger(self.home)
        screen.set_value("Amount", 3)
        screen.press("Launch")
        screen.press("Confirm")
        lib.wait_until(lambda: screen.text("Batch status").startswith("3 of 3 running"), 60, "3 running instances")
        screen.open_page("Fleet")
        lib.wait_until(lambda: len(screen.cells("Fleet instances", 2)) == 3, 30, "the fleet's table")
        screen.select_rows("Fleet instances", range(3))
        screen.press("Release instances")
        screen.find("Release instances", ("dialog",))

        screen.set_text("Count", "2")
        self.assertFalse(screen.is_enabled("Release"))
        self.assertEqual(len(ledger.instances()), 3)
        screen.set_text("Count", "3")
        screen.press("Release")

        lib.wait_until(lambda: not ledger.instances(), 60, "the release")
        lib.wait_until(lambda: set(screen.cells("Fleet instances", 0)) == {"Released"}, 60, "released rows")

    def test_the_windows_close_ends_the_program(self):
        screen = self.open_window("--simulator")

        screen.keys("alt+F4")

        self.assertEqual(self.process.wait(20), 0)
        self.assertTrue((self.home / "settings.ini").exists())


class Restart(desktop.WindowTest):
    def test_restart_shows_the_batch_again(self):
        screen = self.open_window("--simulator")
        screen.set_value("Amount", 3)
        screen.press("Launch")
        screen.press("Confirm")
        lib.wait_until(lambda: screen.text("Batch status").startswith("3 of 3 running"), 60, "3 running instances")
        bought = {one["InstanceId"] for one in Ledger(self.home).instances()}
        self.close_window()

        screen = self.open_window("--simulator", "--page", "fleet")

        lib.wait_until(lambda: set(screen.cells("Fleet instances", 2)) == bought, 60, "the instances of the first run")
        self.assertEqual({one["InstanceId"] for one in Ledger(self.home).instances()}, bought)
        self.assertEqual(Ledger(self.home).launches(), [])


    def test_a_killed_window_loses_nothing(self):
        screen = self.open_window("--simulator")
        screen.set_value("Amount", 5)
        screen.press("Launch")
        screen.press("Confirm")
        lib.wait_until(lambda: len(Ledger(self.home).instances()) == 5, 30, "the purchase")
        bought = {one["InstanceId"] for one in Ledger(self.home).instances()}
        self.process.kill()
        self.process.wait()
        (self.home / "simulator" / "running.json").unlink()

        screen = self.open_window("--simulator", "--page", "fleet")

        lib.wait_until(lambda: set(screen.cells("Fleet instances", 2)) == bought, 60, "the instances of the first run")
        lib.wait_until(lambda: screen.cells("Fleet instances", 0) == ["Running"] * 5, 60, "all of them running")
        self.assertEqual(Ledger(self.home).launches(), [])


class Beside(desktop.WindowTest):
    """What works beside a running window."""

    def muster(self, *words):
        return subprocess.run([str(lib.BIN / "muster"), *words, "--simulator", "--home", str(self.home)],
                              env=self.environment(), capture_output=True, text=True, timeout=60, check=False)

    def test_a_second_window_raises_the_first(self):
        self.open_window("--simulator")

        begin = time.monotonic()
        second = self.muster()

        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertLess(time.monotonic() - begin, 5)
        self.assertIsNone(self.process.poll())

    def test_commands_that_only_read_work(self):
        screen = self.open_window("--simulator")
        screen.set_value("Amount", 2)
        screen.press("Launch")
        screen.press("Confirm")
        lib.wait_until(lambda: screen.text("Batch status").startswith("2 of 2 running"), 60, "2 running instances")

        listed = self.muster("list", "--json")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertEqual({one["instanceId"] for one in json.loads(listed.stdout)["instances"]},
                         set(screen.cells("Batch instances", 2)))
        batches = self.muster("batches", "--json")
        self.assertEqual(json.loads(batches.stdout)["batches"][0]["verdict"], "complete")
        self.assertEqual(json.loads(self.muster("profile", "list", "--json").stdout), {"profiles": ["web-tier"]})
        self.assertEqual(self.muster("launch", "--dry-run", "--profile", "web-tier").returncode, 0)
        self.assertEqual(self.muster("launch", "--profile", "web-tier").returncode, 9)
        self.assertEqual(self.muster("profile", "delete", "web-tier").returncode, 9)
        self.assertEqual(len(Ledger(self.home).instances()), 2)

    def test_without_an_account_it_offers_the_simulator(self):
        screen = self.open_window()
        inner = self.home / "simulator"

        screen.press("Open the simulator")

        self.assertEqual(self.process.wait(20), 0)
        Ledger(inner)
        pid = int((inner / "lock").read_text())
        self.addCleanup(os.kill, pid, signal.SIGTERM)
        desktop.Screen(pid).find("Launch", ("push button", "button"), 30)


class WrongKey(desktop.WindowTest):
    def test_a_wrong_key_ends_in_its_explanation(self):
        simulator = lib.Simulator()
        self.addCleanup(simulator.stop)
        key = (lib.KEY_ID, "not-the-secret-of-this-key-000")
        screen = self.open_window("--endpoint", simulator.endpoint, **lib.key_environment(key))
        for field, name in (("Region", "RegionId"), ("VSwitch", "VSwitchId"), ("Image", "ImageId"),
                            ("Instance type", "InstanceType"), ("Security group", "SecurityGroupId")):
            screen.set_text(field, simulator.defaults[name])
        screen.set_value("Amount", 2)
        screen.press("Launch")
        screen.press("Confirm")

        lib.wait_until(lambda: "SignatureDoesNotMatch" in screen.words(), 60, "the explanation")

        self.assertIn("secret", screen.words().lower())
        self.assertEqual(simulator.bought(), 0)
        self.close_window()
        self.assertEqual(lib.files_with(self.folder, key[1]), [])


class Language(desktop.WindowTest):
    def test_the_language_switches_at_run_time(self):
        screen = self.open_window("--simulator", "--page", "settings")
        screen.choose("Language", "简体中文")

        lib.wait_until(lambda: "启动" in screen.words(), 20, "Chinese words")


if __name__ == "__main__":
    desktop.main()
