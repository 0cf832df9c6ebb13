# SPDX-License-Identifier: GPL-3.0-or-later
"""F32 to F34, F36 and F37: what becomes of instances after the launch, and orders that fail or stay without an answer."""

import collections
import time

import lib
from catalogue import fault
from lab import Lab, expect
from lab import fault as entry


def fates(lab):
    return collections.Counter(one["fate"].lower() for one in lab.journal().instances)


def first_ids(lab, count):
    return [one["InstanceId"] for one in lab.simulator.instances()[:count]]


def launched(lab, amount):
    lab.expect_complete(lab.launch(amount=amount), amount)
    return [one["InstanceId"] for one in lab.simulator.instances()]


def order(lab, kind, ids, **more):
    words = [word for one in ids for word in ("--instance", one)]
    return lab.muster(kind, *words, "--region", lab.simulator.defaults["RegionId"], "--yes", str(len(ids)), "--json", timeout=150, **more)


@fault("F32")
def three_vanish_after_acceptance():
    """Three stay Pending and are dropped when the others run. Scale 0.01: 10 min until a missing one is decided are 6 s. The
    offer to buy three is the batch page's part; here its count."""
    with Lab(boot="500ms-900ms") as lab:
        run = lab.start_launch(amount=100, wait="60s")
        lib.wait_until(lambda: lab.simulator.bought() == 100, 20, "the purchase")
        dropped = first_ids(lab, 3)
        for one in dropped:
            lab.simulator.post(f"/instances/{one}", {"stuck": True})
        lib.wait_until(lambda: sum(one["Status"] == "Running" for one in lab.simulator.instances()) == 97, 20, "97 running")
        lib.wait_until(lambda: "97 of 100 running" in run.err_text(), 20, "97 running as told")
        for one in dropped:
            lab.simulator.post(f"/instances/{one}", {"fail": "SystemFailure.Delete"})
        done = run.wait(120).expect_exit(4)
        shown = done.json
        expect((shown["accepted"], shown["running"]) == (100, 97), f"{shown['accepted']}, {shown['running']} running")
        expect(shown["verdict"] == "shortfall", shown["verdict"])
        expect(fates(lab)["failed"] == 3, f"{dict(fates(lab))}")
        expect(len(lab.journal().ids()) == 100, "an id was lost or counted twice")
        expect(len(lab.launches()) == 1, "something was bought by itself")
        lab.check()


@fault("F33")
def nothing_can_be_seen():
    """The right is taken away for 4 s while 1,000 come up: an empty list, not a refusal. The banner is the window's part."""
    with Lab(boot="2s-4s") as lab:
        run = lab.start_launch(wait="60s")
        lib.wait_until(lambda: lab.simulator.bought() == 1000, 30, "the purchase")
        time.sleep(0.7)
        lab.simulator.post("/rights", {"accessKeyId": lab.simulator.key[0], "deny": ["ecs:DescribeInstances"]})
        time.sleep(4)
        blind = fates(lab)
        probes = [one for one in lab.simulator.calls("DescribeInstances") if one["code"] == "Forbidden.RAM"]
        lab.simulator.post("/rights", {"accessKeyId": lab.simulator.key[0], "deny": []})
        lab.expect_complete(run.wait(120))
        bad = {word: count for word, count in blind.items() if word not in ("coming", "present", "running")}
        expect(not bad, f"marked while blind: {bad}")
        expect(probes, "no probe of the right")


@fault("F34")
def pending_for_30_minutes():
    """Scale 0.01: 30 min are 18 s. Three stay Pending; they are asked for to the end, ever more slowly, and nothing is done."""
    with Lab(boot="2s-3s") as lab:
        run = lab.start_launch(amount=100, wait="20s")
        lib.wait_until(lambda: lab.simulator.bought() == 100, 20, "the purchase")
        for one in first_ids(lab, 3):
            lab.simulator.post(f"/instances/{one}", {"stuck": True})
        done = run.wait(90).expect_exit(6)
        shown = done.json
        states = collections.Counter(one["status"] for one in shown["instances"])
        expect(states["Pending"] == 3 and states["Running"] == 97, f"{dict(states)}")
        polls = [one["ms"] / 1000 for one in lab.simulator.calls("DescribeInstances")]
        expect(polls[-1] > polls[0] + 15, "polling stopped")
        gaps = [after - before for before, after in zip(polls, polls[1:])]
        expect(max(gaps) < 5, f"a pause of {max(gaps):.1f} s")
        others = {one["action"] for one in lab.simulator.calls()} - {"DescribeInstances", "RunInstances",
                                                                     "DescribeInstanceHistoryEvents"}
        expect(not others and len(lab.launches()) == 1, f"{others}")
        lab.check()


@fault("F36")
def orders_partly_fail():
    """Stop: two are stopped already. Start: the rest run. Release is all or none and is asked for one by one where it fails."""
    with Lab() as lab:
        ids = launched(lab, 20)
        for one in ids[:2]:
            lab.simulator.post(f"/instances/{one}", {"status": "Stopped"})
        done = order(lab, "stop", ids).expect_exit(0, 4)
        results = {one["instanceId"]: one for one in done.json["results"]}
        expect(len(results) == 20, f"{len(results)} results for 20")
        stopped = [one for one in ids[2:] if results[one]["ok"]]
        expect(len(stopped) == 18, f"{len(stopped)} of 18 were stopped")
        for one in ids[:2]:
            expect(results[one]["ok"] or results[one]["code"], f"no code for {results[one]}")
        status = {one["InstanceId"]: one["Status"] for one in lab.simulator.instances()}
        expect(all(status[one] in ("Stopping", "Stopped") for one in ids), f"{collections.Counter(status.values())}")
        lib.wait_until(lambda: all(one["Status"] == "Stopped" for one in lab.simulator.instances()), 60, "the stop")
        for one in ids[:3]:
            lab.simulator.post(f"/instances/{one}", {"status": "Running"})
        done = order(lab, "start", ids).expect_exit(0, 4)
        results = {one["instanceId"]: one for one in done.json["results"]}
        expect(all(results[one]["ok"] for one in ids[3:]), "an instance that could be started was not")
        lab.check()


def actions(lab, name):
    return lab.simulator.calls(name)


@fault("F37")
def lost_answers_to_orders():
    with Lab() as lab:
        ids = launched(lab, 3)
        lab.faults(entry("close", action="RebootInstances", execute="before"))
        done = order(lab, "reboot", ids).expect_exit(5)
        expect(len(actions(lab, "RebootInstances")) == 1, "a reboot was repeated")
        expect(not any(one["ok"] for one in done.json["results"]), "a lost answer was told as done")
    for kind, action, wanted in (("stop", "StopInstances", "Stopped"), ("start", "StartInstances", "Running")):
        for executed in ("before", "never"):
            with Lab() as lab:
                ids = launched(lab, 3)
                if kind == "start":
                    for one in ids:
                        lab.simulator.post(f"/instances/{one}", {"status": "Stopped"})
                lab.faults(entry("close", action=action, execute=executed))
                before = len(actions(lab, "DescribeInstances"))
                done = order(lab, kind, ids).expect_exit(0)
                count = len(actions(lab, action))
                expect(count == (1 if executed == "before" else 2), f"{kind}, executed {executed}: sent {count} times")
                expect(len(actions(lab, "DescribeInstances")) > before, f"{kind}: the state was not read")
                lib.wait_until(lambda wanted=wanted: all(one["Status"] == wanted for one in lab.simulator.instances()), 60, wanted)
    for executed in ("before", "never"):
        with Lab() as lab:
            ids = launched(lab, 3)
            lab.faults(entry("close", action="DeleteInstances", execute=executed))
            order(lab, "release", ids).expect_exit(0)
            orders = actions(lab, "DeleteInstances")
            expect(len({one["clientToken"] for one in orders}) == 1, "a release was repeated with another token")
            expect(len({one["nonce"] for one in orders}) == len(orders), "a nonce was used again")
            lib.wait_until(lambda: not lab.simulator.instances(), 60, "the release")
            lab.check()
