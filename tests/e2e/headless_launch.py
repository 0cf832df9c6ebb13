#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""muster launch against the simulator: what it prints, how it exits, and what the ledger says."""

import datetime
import json
import signal
import socket

import lib


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Launch(lib.HeadlessTest):
    def test_20_with_public_ip_and_release_time(self):
        shown = self.launch_json("--amount", "20", "--public-bandwidth", "1", "--release-in", "8h",
                                 "--set", "InstanceName=web-[1,3]", "--wait")

        self.assertEqual((shown["asked"], shown["accepted"], shown["running"]), (20, 20, 20))
        self.assertEqual(shown["verdict"], "complete")
        self.assertEqual(shown["problems"], [])
        self.assertEqual([(c["index"], c["amount"], c["state"], c["error"]) for c in shown["calls"]],
                         [(1, 20, "ACCEPTED", None)])
        ledger = {one["InstanceId"]: one for one in self.simulator.instances()}
        self.assertEqual(self.simulator.bought(), 20)
        self.assertEqual({one["instanceId"] for one in shown["instances"]}, set(ledger))
        self.assertEqual(set(shown["calls"][0]["instanceIds"]), set(ledger))
        for one in shown["instances"]:
            kept = ledger[one["instanceId"]]
            self.assertEqual((one["status"], kept["Status"]), ("Running", "Running"))
            self.assertEqual(one["publicIp"], kept["PublicIp"])
            self.assertTrue(one["publicIp"].startswith("198.1"), one["publicIp"])
            self.assertEqual(one["name"], kept["InstanceName"])
            self.assertEqual(one["releaseTime"], shown["releaseTime"])
            self.assertEqual(kept["ClientToken"], shown["calls"][0]["clientToken"])
            self.assertEqual(kept["Tags"]["muster:batch"], shown["batch"])
        self.assertEqual(sorted(one["name"] for one in shown["instances"]), [f"web-{n:03}" for n in range(1, 21)])
        self.check_release_time(shown["releaseTime"])
        self.assertEqual(len(self.simulator.calls("RunInstances")), 1)

    def check_release_time(self, text):
        moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
        ahead = moment - datetime.datetime.utcnow()
        self.assertEqual(moment.second, 0)
        self.assertLess(datetime.timedelta(hours=7, minutes=58), ahead)
        self.assertLess(ahead, datetime.timedelta(hours=8, minutes=2))

    def test_without_wait_it_ends_with_the_outcome_of_the_calls(self):
        shown = self.launch_json("--amount", "3")

        self.assertEqual((shown["accepted"], shown["calls"][0]["state"]), (3, "ACCEPTED"))
        self.assertIn(shown["verdict"], ("open", "complete"))
        self.assertEqual(self.simulator.bought(), 3)

    def test_150_in_two_calls_with_names_that_run_on(self):
        shown = self.launch_json("--amount", "150", "--split", "--set", "InstanceName=n-[1,3]", "--wait")

        self.assertEqual([c["amount"] for c in shown["calls"]], [100, 50])
        self.assertEqual(shown["running"], 150)
        self.assertEqual(sorted(one["InstanceName"] for one in self.simulator.instances()),
                         [f"n-{n:03}" for n in range(1, 151)])

    def test_a_lost_reply_buys_nothing_twice(self):
        self.simulator.post("/faults", [{"action": "RunInstances", "nth": 1, "execute": "before", "then": "close"}])

        shown = self.launch_json("--amount", "5", "--wait")

        self.assertEqual((shown["verdict"], shown["running"]), ("complete", 5))
        self.assertEqual(self.simulator.bought(), 5)

    def test_dry_run_buys_nothing(self):
        shown = self.launch_json("--amount", "5", "--dry-run")

        self.assertEqual(shown["verdict"], "dry-run")
        self.assertEqual(self.simulator.bought(), 0)

    def test_restart_shows_the_batch(self):
        shown = self.launch_json("--amount", "3", "--wait")

        done = self.muster("batches", "--json", key=None)

        self.assert_exit(done, 0)
        batches = json.loads(done.stdout)["batches"]
        self.assertEqual([one["batch"] for one in batches], [shown["batch"]])
        self.assertEqual(batches[0]["verdict"], "complete")
        self.assertEqual(batches[0]["region"], self.simulator.defaults["RegionId"])
        self.assertEqual(batches[0]["accessKeyId"], lib.KEY_ID)
        self.assertEqual({one["instanceId"] for one in batches[0]["instances"]},
                         {one["InstanceId"] for one in self.simulator.instances()})

    def test_no_secret_in_any_file(self):
        self.launch_json("--amount", "2", "--wait")

        self.assertEqual(lib.files_with(self.folder, lib.KEY_SECRET), [])
        self.assertNotEqual(lib.files_with(self.home, lib.KEY_ID), [], "the search finds what is there")


class Refusals(lib.HeadlessTest):
    def assert_refused(self, *words, field, code, contains):
        done = self.muster("launch", *self.simulator.set_options(), *words, "--json")
        self.assert_exit(done, 2)
        shown = json.loads(done.stdout)
        self.assertEqual(shown["verdict"], "invalid")
        self.assertEqual([(one["field"], one["code"]) for one in shown["problems"]], [(field, code)])
        self.assertIn(contains, shown["problems"][0]["message"])
        self.assertIn(contains, done.stderr)
        self.assertEqual(self.simulator.calls(), [])

    def test_amount_0(self):
        self.assert_refused("--amount", "0", field="Amount", code="out-of-range", contains="100")

    def test_amount_101(self):
        self.assert_refused("--amount", "101", field="Amount", code="amount-above-100", contains="100")

    def test_release_time_10_minutes_ahead(self):
        soon = datetime.datetime.utcnow() + datetime.timedelta(minutes=10)
        self.assert_refused("--amount", "3", "--release-at", soon.strftime("%Y-%m-%dT%H:%M:00Z"),
                            field="AutoReleaseTime", code="release-too-soon", contains="30 minutes")

    def test_release_time_in_the_past(self):
        self.assert_refused("--amount", "3", "--release-at", "2020-01-01T00:00:00Z",
                            field="AutoReleaseTime", code="release-too-soon", contains="30 minutes")

    def test_span_of_10_minutes(self):
        self.assert_refused("--amount", "3", "--release-in", "10m",
                            field="AutoReleaseTime", code="release-too-soon", contains="30 minutes")

    def test_what_may_not_be_set(self):
        for name in ("ClientToken", "DryRun", "Password"):
            done = self.muster("launch", *self.simulator.set_options(), "--amount", "1", "--set", f"{name}=x")
            self.assert_exit(done, 2)
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1",
                           "--set", "Tag.1.Key=muster:x", "--set", "Tag.1.Value=y")
        self.assert_exit(done, 2)
        self.assertEqual(self.simulator.calls(), [])

    def test_unknown_words(self):
        self.assert_exit(self.muster("launch", "--no-such-option"), 2)
        self.assert_exit(self.muster("fly"), 2)
        self.assert_exit(self.muster("launch", "--amount"), 2)
        self.assert_exit(self.muster("launch", "--profile", "nobody-made-it", "--amount", "1"), 2)
        self.assertEqual(self.simulator.calls(), [])

    def test_plain_http_elsewhere(self):
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1",
                           endpoint="http://ecs.example.com")
        self.assert_exit(done, 2)


class Credentials(lib.HeadlessTest):
    def test_wrong_secret_is_explained(self):
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1", "--wait", "--json",
                           key=(lib.KEY_ID, "not-the-secret-of-this-key-000"))

        self.assert_exit(done, 3)
        shown = json.loads(done.stdout)
        self.assertEqual((shown["verdict"], shown["accepted"]), ("rejected", 0))
        self.assertEqual(shown["calls"][0]["state"], "REJECTED")
        self.assertEqual(shown["calls"][0]["error"]["code"], "SignatureDoesNotMatch")
        self.assertIn("SignatureDoesNotMatch", done.stderr)
        self.assertIn("secret", done.stderr.lower())
        self.assertEqual(self.simulator.bought(), 0)

    def test_unknown_key(self):
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1", "--json",
                           key=("LTAINOBODYKNOWSTHIS1", lib.KEY_SECRET))

        self.assert_exit(done, 3)
        self.assertTrue(json.loads(done.stdout)["calls"][0]["error"]["code"].startswith("InvalidAccessKeyId"))

    def test_no_key(self):
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1", key=None)

        self.assert_exit(done, 7)
        self.assertIn("ALIBABA_CLOUD_ACCESS_KEY_ID", done.stderr)
        self.assertEqual(self.simulator.calls(), [])

    def test_unreachable(self):
        done = self.muster("launch", *self.simulator.set_options(), "--amount", "1", "--json",
                           endpoint=f"http://127.0.0.1:{free_port()}")

        self.assert_exit(done, 8)
        shown = json.loads(done.stdout)
        self.assertEqual(shown["verdict"], "rejected")
        self.assertIsNone(shown["calls"][0]["error"]["code"])


class Ownership(lib.HeadlessTest):
    boot = "60s-90s"

    def test_one_owner_and_a_clean_end(self):
        first = self.start("launch", *self.simulator.set_options(), "--amount", "2", "--wait", "--json")
        lib.wait_until(lambda: self.simulator.bought() == 2, what="the launch")

        self.assert_exit(self.muster("launch", *self.simulator.set_options(), "--amount", "1"), 9)
        self.assert_exit(self.muster("watch"), 9)
        beside = self.muster("batches", "--json")
        self.assert_exit(beside, 0)
        self.assertEqual(len(json.loads(beside.stdout)["batches"]), 1)
        listed = self.muster("list", "--region", self.simulator.defaults["RegionId"], "--json")
        self.assert_exit(listed, 0)
        self.assertEqual(len(json.loads(listed.stdout)["instances"]), 2)

        first.send_signal(signal.SIGTERM)
        out, _ = first.communicate(timeout=20)
        self.assertEqual(first.returncode, 6)
        self.assertEqual(json.loads(out)["accepted"], 2)
        self.assertEqual(self.simulator.bought(), 2)

    def test_the_wait_runs_out(self):
        shown = self.launch_json("--amount", "2", "--wait=2s", code=6)

        self.assertEqual((shown["verdict"], shown["accepted"], shown["running"]), ("timeout", 2, 0))


if __name__ == "__main__":
    lib.main()
