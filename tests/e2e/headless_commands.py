#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other commands: list, release, stop and start, watch, recover, profiles, accounts, and the private simulator."""

import csv
import io
import json
import os
import pathlib
import signal
import subprocess

import lib


class Commands(lib.HeadlessTest):
    def launched(self, count):
        shown = self.launch_json("--amount", str(count), "--wait")
        return shown["batch"], [one["instanceId"] for one in shown["instances"]]

    def test_list_of_a_batch_in_json_and_csv(self):
        batch, ids = self.launched(3)
        self.launched(2)

        done = self.muster("list", "--batch", batch, "--json")
        self.assert_exit(done, 0)
        rows = json.loads(done.stdout)["instances"]
        self.assertEqual({one["instanceId"] for one in rows}, set(ids))
        self.assertEqual({one["batch"] for one in rows}, {batch})

        done = self.muster("list", "--region", self.simulator.defaults["RegionId"], "--csv")
        self.assert_exit(done, 0)
        table = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual({one["instanceId"] for one in table},
                         {one["InstanceId"] for one in self.simulator.instances()})

    def test_more_instances_than_a_page(self):
        self.launch_json("--amount", "150", "--split", "--wait")

        done = self.muster("list", "--region", self.simulator.defaults["RegionId"], "--json")

        self.assertEqual(len(json.loads(done.stdout)["instances"]), 150)

    def test_release_needs_the_count(self):
        batch, ids = self.launched(3)

        self.assert_exit(self.muster("release", "--batch", batch, "--yes", "2"), 2)
        self.assertEqual(len(self.simulator.instances()), 3)
        done = self.muster("release", "--batch", batch, "--yes", "3", "--json")

        self.assert_exit(done, 0)
        self.assertEqual({one["instanceId"] for one in json.loads(done.stdout)["results"]}, set(ids))
        lib.wait_until(lambda: not self.simulator.instances(), what="the release")

    def test_stop_and_start(self):
        _, ids = self.launched(2)
        region = ("--region", self.simulator.defaults["RegionId"])

        self.assert_exit(self.muster("stop", *region, "--instance", *ids, "--yes", "2"), 0)
        lib.wait_until(lambda: {one["Status"] for one in self.simulator.instances()} == {"Stopped"}, what="the stop")
        self.assert_exit(self.muster("start", *region, "--instance", *ids, "--yes", "2"), 0)
        lib.wait_until(lambda: {one["Status"] for one in self.simulator.instances()} == {"Running"}, what="the start")

    def test_an_unknown_instance_is_not_touched(self):
        done = self.muster("release", "--region", self.simulator.defaults["RegionId"], "--instance",
                           "i-bp1nobodysinstance00", "--yes", "1", "--json")

        self.assert_exit(done, 3)
        self.assertEqual(json.loads(done.stdout)["results"][0]["code"], "NotListed")
        self.assertEqual(self.simulator.calls("DeleteInstances"), [])

    def test_watch_follows_what_another_run_left(self):
        self.launch_json("--amount", "2")

        done = self.muster("watch", "--json")

        self.assert_exit(done, 0)
        self.assertEqual(self.muster("batches", "--json").returncode, 0)
        self.assertIn("2 of 2 running", done.stderr)

    def test_recover_with_nothing_open(self):
        self.launched(1)

        done = self.muster("recover", "--json")

        self.assert_exit(done, 0)
        self.assertEqual(json.loads(done.stdout), {"batches": []})

    def test_recover_finds_what_a_killed_run_bought(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "nth": 1, "execute": "before", "then": "stall",
                                         "ms": 60000}])
        first = self.start("launch", *self.simulator.set_options(), "--amount", "4", "--wait")
        lib.wait_until(lambda: self.simulator.bought() == 4, what="the purchase")
        first.send_signal(signal.SIGKILL)
        first.wait()

        done = self.muster("recover", "--json")

        self.assertEqual(self.simulator.bought(), 4)
        shown = json.loads(done.stdout)["batches"][0]
        self.assertEqual({one for call in shown["calls"] for one in call["instanceIds"]},
                         {one["InstanceId"] for one in self.simulator.instances()})
        self.assert_exit(done, 0)

    def test_recover_looks_once_and_tells_what_it_does_not_know(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "nth": 1, "execute": "never", "then": "stall",
                                         "ms": 60000}])
        first = self.start("launch", *self.simulator.set_options(), "--amount", "4", "--wait")
        lib.wait_until(lambda: self.simulator.calls("RunInstances"), what="the request")
        first.send_signal(signal.SIGKILL)
        first.wait()
        looks = len(self.simulator.calls("DescribeInstances"))

        done = self.muster("recover", "--json")

        self.assert_exit(done, 5)
        self.assertEqual(json.loads(done.stdout)["batches"][0]["calls"][0]["state"], "UNKNOWN")
        self.assertIn("--finish", done.stderr)
        self.assertLessEqual(len(self.simulator.calls("DescribeInstances")) - looks, 3)  # with the proof of the right
        self.assertEqual(len(self.simulator.calls("RunInstances")), 1)

    def test_a_reboot_whose_answer_is_lost_is_unknown(self):
        batch, _ = self.launched(1)
        self.simulator.post("/faults", [{"action": "RebootInstances", "nth": 1, "execute": "before", "then": "close"}])

        done = self.muster("reboot", "--batch", batch, "--yes", "1", "--json")

        self.assert_exit(done, 5)
        self.assertEqual(json.loads(done.stdout)["results"][0]["code"], "OutcomeUnknown")
        self.assertEqual(len(self.simulator.calls("RebootInstances")), 1)

    def test_an_interrupted_launch_is_finished(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "times": 50, "then": "delay", "ms": 1500}])
        first = self.start("launch", *self.simulator.set_options(), "--amount", "500", "--split", "--wait", "--json")
        lib.wait_until(lambda: len(self.simulator.calls("RunInstances")) >= 3, what="the first calls")
        first.send_signal(signal.SIGINT)
        out, _ = first.communicate(timeout=60)
        self.assertEqual(first.returncode, 5)
        self.assertEqual(json.loads(out)["asked"], 500)
        self.assertLess(self.simulator.bought(), 500)
        self.simulator.post("/faults", [])

        shown = self.muster("recover", "--json")
        self.assert_exit(shown, 5)
        self.assertIn("PLANNED", [call["state"] for call in json.loads(shown.stdout)["batches"][0]["calls"]])
        done = self.muster("recover", "--finish", "--json")

        self.assert_exit(done, 0)
        self.assertEqual(self.simulator.bought(), 500)
        ids = [one for call in json.loads(done.stdout)["batches"][0]["calls"] for one in call["instanceIds"]]
        self.assertEqual(set(ids), {one["InstanceId"] for one in self.simulator.instances()})

    def test_a_damaged_journal_is_put_together_again(self):
        _, ids = self.launched(3)
        journal = self.home / "journal.db"
        with open(journal, "r+b") as file:
            file.write(b"\0" * 100)
        for backup in (self.home / "backup").glob("*"):
            backup.unlink()

        refused = self.muster("launch", *self.simulator.set_options(), "--amount", "1", "--json")
        shown = self.muster("recover")
        done = self.muster("recover", "--finish", "--json")

        self.assert_exit(refused, 1)
        self.assert_exit(shown, 5)
        self.assertIn("journal-damaged", shown.stderr)
        self.assert_exit(done, 0)
        self.assertEqual(len(list(self.home.glob("journal-damaged-*.db"))), 1)
        batches = json.loads(self.muster("batches", "--json").stdout)["batches"]
        self.assertEqual({one for call in batches[0]["calls"] for one in call["instanceIds"]}, set(ids))
        self.launched(1)
        self.assertEqual(self.simulator.bought(), 4)

    def test_list_of_all_regions(self):
        self.launched(2)

        done = self.muster("list", "--all-regions", "--json")

        self.assert_exit(done, 0)
        self.assertEqual(len(json.loads(done.stdout)["instances"]), 2)

    def test_the_log_has_no_secret(self):
        self.launch_json("--amount", "1", "--log-level", "debug")

        text = (self.home / "log" / "muster.log").read_text()

        self.assertIn("muster.", text)
        self.assertNotIn(lib.KEY_SECRET, text)

    def test_a_fifo_is_no_profile(self):
        fifo = self.folder / "pipe.json"
        os.mkfifo(fifo)

        self.assert_exit(self.muster("profile", "import", str(fifo), key=None), 2)
        self.assert_exit(self.muster("profile", "import", "/dev/zero", key=None), 2)
        self.assert_exit(self.muster("launch", "--profile", str(fifo), "--amount", "1"), 2)

    def test_profiles(self):
        source = self.folder / "web.json"
        parameters = {name: self.simulator.defaults[name] for name in
                      ("RegionId", "VSwitchId", "SecurityGroupId", "ImageId", "InstanceType")}
        source.write_text(json.dumps({"format": "muster-profiles", "version": 1, "profiles": [
            {"name": "web", "account": None, "parameters": {**parameters, "Amount": 4}, "split": False,
             "release": {"in": "8h"}}]}))

        self.assert_exit(self.muster("profile", "import", str(source), key=None), 0)
        self.assert_exit(self.muster("profile", "import", str(source), key=None), 2)
        listed = self.muster("profile", "list", "--json", key=None)
        self.assertEqual(json.loads(listed.stdout), {"profiles": ["web"]})
        exported = self.muster("profile", "export", "web", key=None)
        self.assertEqual(json.loads(exported.stdout)["profiles"][0]["parameters"]["Amount"], 4)

        for words in (("--profile", "web"), ("--profile", str(source))):
            done = self.muster("launch", *words, "--wait", "--json")
            self.assert_exit(done, 0)
            self.assertEqual(json.loads(done.stdout)["running"], 4)
        self.assert_exit(self.muster("profile", "delete", "web", key=None), 0)
        self.assert_exit(self.muster("launch", "--profile", "web"), 2)

    def test_account(self):
        listed = self.muster("account", "list", "--json")
        self.assertEqual(json.loads(listed.stdout)["accounts"][0]["accessKeyId"], lib.KEY_ID)
        self.assertNotIn(lib.KEY_SECRET, listed.stdout + listed.stderr)

        tested = self.muster("account", "test", "--region", self.simulator.defaults["RegionId"], "--json")
        self.assert_exit(tested, 0)
        shown = json.loads(tested.stdout)
        self.assertIn(shown["identity"], ("Account", "RAMUser"))
        self.assertLess(abs(shown["clockOffsetSeconds"]), 5)
        self.assertIs(shown["rights"]["ecs:DescribeInstances"], True)

    def test_secrets_leave_the_environment(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "nth": 1, "then": "delay", "ms": 3000}])
        process = self.start("launch", *self.simulator.set_options(), "--amount", "1", "--wait")
        lib.wait_until(lambda: self.simulator.calls("RunInstances"), what="the call")

        block = pathlib.Path(f"/proc/{process.pid}/environ")

        try:
            self.assertNotIn(lib.KEY_SECRET.encode(), block.read_bytes())
        except PermissionError:
            pass  # a release build lets nobody read it at all
        self.assertEqual(process.wait(60), 0)


class WithoutAccount(lib.HeadlessTest):
    def plain(self, *words, **more):
        return subprocess.run([str(lib.BIN / "muster"), *words], env=lib.clean_environment(self.folder, **more),
                              capture_output=True, text=True, timeout=90, check=False)

    def test_without_a_display_it_names_launch(self):
        done = self.plain()

        self.assert_exit(done, 1)
        self.assertIn("muster launch", done.stderr)

    def test_help_and_version(self):
        done = self.plain("--help")
        self.assert_exit(done, 0)
        self.assertIn("launch", done.stdout)
        self.assert_exit(self.plain("launch", "--help"), 0)
        done = self.plain("--version")
        self.assert_exit(done, 0)
        self.assertTrue(done.stdout.startswith("muster "))

    def test_messages_follow_the_language(self):
        english = self.plain("--language", "en")
        chinese = self.plain("--language", "zh_CN")

        self.assertNotEqual(english.stderr, chinese.stderr)
        self.assertIn("muster launch", chinese.stderr)

    def test_the_private_simulator_keeps_its_instances(self):
        done = self.plain("launch", "--simulator", "--profile", "web-tier", "--wait", "--json")
        self.assert_exit(done, 0)
        shown = json.loads(done.stdout)
        self.assertEqual((shown["verdict"], shown["running"]), ("complete", 20))
        self.assertTrue(all(one["publicIp"] for one in shown["instances"]))

        listed = self.plain("list", "--simulator", "--json")

        self.assert_exit(listed, 0)
        self.assertEqual({one["instanceId"] for one in json.loads(listed.stdout)["instances"]},
                         {one["instanceId"] for one in shown["instances"]})
        self.assertTrue((self.folder / ".local/share/muster/simulator/journal.db").exists())
        self.assertFalse((self.folder / ".local/share/muster/journal.db").exists())

    def test_the_simulator_needs_no_parameters(self):
        done = self.plain("launch", "--simulator", "--home", str(self.home), "--wait", "--json")

        self.assert_exit(done, 0)
        self.assertEqual(json.loads(done.stdout)["running"], 1)


if __name__ == "__main__":
    lib.main()
