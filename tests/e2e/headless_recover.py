#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""muster recover after a launch of 1,000 that was killed: it reads, tells, and buys only with --finish."""

import json
import signal

import lib

ASKED = 1000


class Recover(lib.HeadlessTest):
    def kill_in_the_middle(self):
        self.simulator.post("/faults", [
            {"action": "RunInstances", "nth": 4, "execute": "before", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 5, "execute": "never", "then": "stall", "ms": 60000},
            {"action": "RunInstances", "nth": 6, "execute": "never", "then": "stall", "ms": 60000}])
        process = self.start("launch", *self.simulator.set_options(), "--amount", str(ASKED), "--split")
        lib.wait_until(lambda: len(self.simulator.calls("RunInstances")) >= 6, 60, "the middle of the launch")
        process.send_signal(signal.SIGKILL)
        process.wait()

    def test_without_finish_it_only_reads(self):
        self.kill_in_the_middle()
        before = len(self.simulator.calls("RunInstances"))

        done = self.muster("recover", "--json")

        self.assert_exit(done, 5)
        self.assertEqual(len(self.simulator.calls("RunInstances")), before)
        batch = json.loads(done.stdout)["batches"][0]
        self.assertEqual((batch["verdict"], batch["notSent"]), ("unknown", 400))
        self.assertEqual(done.stderr.count(": not sent."), 4)
        self.assertIn("unknown, checking.", done.stderr)
        self.assertIn("Looked for", done.stderr)
        self.assertIn("muster recover --finish", done.stderr)

    def test_finish_ends_with_exactly_1000(self):
        self.kill_in_the_middle()

        done = self.muster("recover", "--finish", "--json", timeout=180)

        self.assert_exit(done, 0)
        self.assertEqual((self.simulator.bought(), len(self.simulator.instances())), (ASKED, ASKED))
        batch = json.loads(done.stdout)["batches"][0]
        self.assertEqual({one["instanceId"] for one in batch["instances"]},
                         {one["InstanceId"] for one in self.simulator.instances()})
        again = self.muster("recover")
        self.assert_exit(again, 0)
        self.assertEqual(self.simulator.bought(), ASKED)

    def test_nothing_open_exits_0(self):
        self.launch_json("--amount", "2", "--wait")

        self.assert_exit(self.muster("recover"), 0)


class Orders(lib.HeadlessTest):
    def test_outcomes_of_each_instance_decide_the_exit_code(self):
        shown = self.launch_json("--amount", "3", "--wait")
        ids = [one["instanceId"] for one in shown["instances"]]
        words = ("--batch", shown["batch"], "--yes", "3", "--json")

        self.assert_exit(self.muster("stop", *words), 0)
        lib.wait_until(lambda: {one["Status"] for one in self.simulator.instances()} == {"Stopped"}, 30, "the stop")
        partly = self.muster("start", "--instance", ids[0], "--yes", "1", "--json",
                             "--region", self.simulator.defaults["RegionId"])
        self.assert_exit(partly, 0)
        lib.wait_until(lambda: [one["Status"] for one in self.simulator.instances()].count("Running") == 1, 30,
                       "one running")
        done = self.muster("reboot", *words)  # only a running instance can be rebooted
        self.assert_exit(done, 4)
        results = {one["instanceId"]: one for one in json.loads(done.stdout)["results"]}
        self.assertEqual([one["ok"] for one in results.values()].count(True), 1)
        self.assertTrue(results[ids[0]]["ok"])

    def test_a_lost_answer_to_a_reboot_is_unknown(self):
        shown = self.launch_json("--amount", "2", "--wait")
        self.simulator.post("/faults", [{"action": "RebootInstances", "nth": 1, "execute": "before", "then": "close"}])

        done = self.muster("reboot", "--batch", shown["batch"], "--yes", "2", "--json")

        self.assert_exit(done, 5)
        self.assertEqual({one["code"] for one in json.loads(done.stdout)["results"]}, {"OutcomeUnknown"})
        self.assertEqual(len(self.simulator.calls("RebootInstances")), 1)


if __name__ == "__main__":
    lib.main()
