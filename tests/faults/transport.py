# SPDX-License-Identifier: GPL-3.0-or-later
"""F01 to F16: the way to the service. (F03 and F14 concern certificates and proxies of accounts and come with them.)"""

import collections
import socket
import time

import lib
import netns
from catalogue import fault
from lab import Lab, expect
from lab import fault as entry
from proxy import FullListener, Proxy, reset, say

HTTPS_NAME = "ecs.cn-hangzhou.aliyuncs.com"


def copies_by_token(lab):
    return collections.Counter(one["clientToken"] for one in lab.launches())


def expect_repeated_with_same_token(lab, calls=10):
    """As many tokens as calls, and each transmission with a nonce of its own."""
    expect(len(copies_by_token(lab)) == calls, f"{len(copies_by_token(lab))} tokens for {calls} calls")
    nonces = [one["nonce"] for one in lab.launches()]
    expect(len(nonces) == len(set(nonces)), "a repeat reused a nonce")


def expect_not_reached(lab, done, host=None):
    """Clean: nothing counts as sent, and the launch asks for a decision."""
    done.expect_exit(8, 5)
    lab.expect_nothing_bought()
    states = lab.journal().states()
    expect(not states["UNKNOWN"] and not states["SENT"], f"a call that never left is in doubt: {dict(states)}")
    dirty = [one["token"] for one in lab.journal().calls.values() if one["dirty"]]
    expect(not dirty, f"dirty although no byte left: {dirty}")
    if host:
        expect(host in done.err, f"the message does not name {host}: {done.err[-300:]}")
    lab.check(resolved=False)


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@fault("F01")
def refused():
    with Lab() as lab:
        done = lab.launch(endpoint=f"http://127.0.0.1:{closed_port()}")
        expect_not_reached(lab, done)
        attempts = collections.Counter(one["token"] for one in lab.journal().attempts)
        expect(max(attempts.values()) <= 4, f"{max(attempts.values())} attempts")
        expect(len(lab.launches()) == 0, "something reached the simulator")


@fault("F02", needs=("unshare", "ip", "mount"))
def no_name():
    """The name of an endpoint is asked of a server that denies it, then of one that never answers. The scale does not act:
    the endpoint is not on this machine."""
    for answer in ("nxdomain", "silent"):
        with Lab() as lab:
            began = time.monotonic()
            done = lab.launch("--region", "cn-hangzhou", endpoint=f"https://{HTTPS_NAME}", timeout=300,
                              wrapper=netns.with_resolver(lab.folder, answer))
            expect_not_reached(lab, done, HTTPS_NAME)
            expect(time.monotonic() - began < 240, "the look-up has no limit")


@fault("F04")
def handshake():
    """The handshake is cut, then it hangs."""
    for hang in (False, True):
        held = []

        def on_accept(connection, _, hang=hang, held=held):
            connection.recv(16)
            if hang:
                held.append(connection)
                time.sleep(30)
            else:
                reset(connection)
            return True
        with Lab() as lab, Proxy(lab.endpoint, on_accept=on_accept) as proxy:
            began = time.monotonic()
            done = lab.launch(endpoint=f"https://localhost:{proxy.port}", timeout=150)
            expect_not_reached(lab, done)
            expect(time.monotonic() - began < 4 * 11 + 20, "the connect deadline of 10 s did not act")


@fault("F05")
def syn_without_answer():
    with Lab() as lab, FullListener() as silent:
        began = time.monotonic()
        done = lab.launch(endpoint=f"https://localhost:{silent.port}", timeout=150)
        expect_not_reached(lab, done)
        expect(time.monotonic() - began < 4 * 11 + 20, "the connect deadline did not act")


@fault("F06")
def lost_reply_executed():
    """At each third call, once found by the look, once (lag) named again by the repeat."""
    for lag in (None, "30s"):
        with Lab() as lab:
            if lag:
                lab.simulator.post("/tokens", {"lag": lag})
            lab.faults(entry("close", execute="before", nth=2), entry("close", execute="before", nth=6))
            done = lab.launch()
            lab.expect_complete(done)
            expect_repeated_with_same_token(lab)
            extra = len(lab.launches()) - 10
            expect(extra == (2 if lag else 0), f"{extra} repeats with lag {lag}")


@fault("F07")
def lost_reply_not_executed():
    with Lab() as lab:
        lab.faults(entry("close", execute="never", nth=2), entry("close", execute="never", nth=7))
        lab.expect_complete(lab.launch())
        expect_repeated_with_same_token(lab)
        expect(len(lab.launches()) == 12, f"{len(lab.launches())} copies for 10 calls and 2 losses")


@fault("F08")
def reset_in_the_upload():
    """The third connection of a launch is reset after a few bytes of the request were read."""
    def on_accept(connection, number):
        if number != 3:
            return False
        connection.recv(200)
        reset(connection)
        return True
    with Lab() as lab, Proxy(lab.endpoint, on_accept=on_accept) as proxy:
        lab.expect_complete(lab.launch(endpoint=proxy.endpoint))
        expect_repeated_with_same_token(lab)


@fault("F09")
def cut_reply():
    with Lab() as lab:
        lab.faults(*[entry("truncate", execute="before", nth=3, bytes=size) for size in (0, 60, 1500)])
        lab.expect_complete(lab.launch())
        expect(len(copies_by_token(lab)) == 10, "a new token for a cut reply")


@fault("F10")
def trickle():
    """The deadline of 90 s is the API's and is not scaled. That the window stays live is the window tests' part."""
    with Lab() as lab:
        lab.faults(entry("trickle", bytesPerSecond=1, nth=2))
        began = time.monotonic()
        done = lab.launch(wait="150s", timeout=300)
        lab.expect_complete(done)
        expect(85 < time.monotonic() - began < 120, f"ended after {time.monotonic() - began:.0f} s")


@fault("F11")
def silence():
    with Lab() as lab:
        lab.faults(entry("stall", execute="before", nth=2))
        began = time.monotonic()
        lab.expect_complete(lab.launch(wait="150s", timeout=300))
        expect(85 < time.monotonic() - began < 120, f"ended after {time.monotonic() - began:.0f} s")
        expect_repeated_with_same_token(lab)


@fault("F12")
def late_arrival():
    """Scale 0.01: the copy runs 9 s (15 min) after its client gave up; nobody clicks, so the token is not sent again. The
    horizon is 12 s (20 min). It must be adopted, and never be called not bought before."""
    with Lab() as lab:
        lab.faults(entry("stall", execute="after", nth=1, lateMs=9000))
        run = lab.start_launch(amount=100)
        lab.wait_launches(1)
        time.sleep(0.1)
        run.kill()
        began = time.monotonic()
        while time.monotonic() - began < 8:
            looking = lab.start("recover", "--json")
            time.sleep(1)
            looking.kill(15)
            looking.wait(20)
            states = lab.journal().states()
            expect(not states["NOT_BOUGHT"] and not states["REJECTED"], f"declared after "
                   f"{time.monotonic() - began:.1f} s: {dict(states)}")
        lib.wait_until(lambda: lab.simulator.bought() == 100, 20, "the late arrival")
        lab.recover(finish=False, timeout=90).expect_exit(0, 5)
        lab.recover_to_end()
        expect(len(lab.journal().ids()) == 100, "late instances were not adopted")
        lab.check()


@fault("F13")
def network_away():
    """Away for 6 s (10 min at scale 0.01) in the middle of the calls: every connection is reset when its request was read. The
    confirmation (18 s) is young enough afterwards. One probe for each 0.3 s, beside what the budget of 100 points allows."""
    with Lab() as lab:
        away = []

        def on_accept(connection, _):
            if not away:
                return False
            # A probe is a request; a connection that brings none is none.
            if connection.recv(65536):
                away.append(time.monotonic())
            reset(connection)
            return True
        with Proxy(lab.endpoint, on_accept=on_accept) as proxy:
            run = lab.start_launch(endpoint=proxy.endpoint, wait="90s")
            lab.wait_launches(3)
            away.append(time.monotonic())
            time.sleep(6)
            tries = len(away) - 1
            late = sum(1 for one in away if one > away[0] + 3)
            away.clear()
            done = run.wait(180).expect_exit(0, 4, 5)
            expect(tries <= 60 and late <= 12, f"{tries} requests while away, {late} of them in the second half")
            lab.recover_to_end(endpoint=proxy.endpoint)
            states = lab.journal().states()
            expect(not states["UNKNOWN"] and not states["SENT"], f"not resolved: {dict(states)}; {done.err[-300:]}")
            bought = sum(one["amount"] for one in lab.journal().calls.values() if one["state"] == "ACCEPTED")
            expect(lab.simulator.bought() == bought, f"{lab.simulator.bought()} bought, {bought} accepted")
            lab.check()


@fault("F15")
def captive_portal():
    """The words on screen are asserted in stderr."""
    page = "<html><body><h1>Please log in</h1><a href='http://portal.invalid'>here</a></body></html>"
    with Lab() as lab:
        acts = {2: say(page, headers=["Content-Type: text/html"]),
                5: say("", "302 Found", ["Location: http://portal.invalid/login"])}

        def rule(request):
            return acts.get(request.number) if request.action == "RunInstances" else None
        with Proxy(lab.endpoint, rule) as proxy:
            done = lab.launch(endpoint=proxy.endpoint)
            lab.expect_complete(done)
            expect("<h1>" not in done.err + done.out, "the page was shown")
            outcomes = collections.Counter(one["outcome"] for one in lab.journal().attempts)
            expect(outcomes["doubtful"] == 2, f"{dict(outcomes)}")
    with Lab() as lab, Proxy(lab.endpoint, lambda _: say(page, headers=["Content-Type: text/html"])) as proxy:
        run = lab.start_launch(amount=100, endpoint=proxy.endpoint)
        time.sleep(3)
        run.kill(15)
        done = run.wait(30)
        expect("in place of Alibaba Cloud" in done.err, f"stderr: {done.err[-300:]}")
        lab.expect_nothing_bought()


@fault("F16")
def dead_keep_alive():
    """Every connection dies at its second request, as one that a gateway forgot: no request goes out twice by itself."""
    def rule(request):
        if request.on_connection < 2:
            return None
        return lambda connection, *_: reset(connection)
    with Lab() as lab, Proxy(lab.endpoint, rule) as proxy:
        lab.expect_complete(lab.launch(endpoint=proxy.endpoint))
        launches = [one for one in proxy.received if one.action == "RunInstances"]
        expect(all(one.on_connection == 1 for one in launches), "a launch reused a connection")
        copies = collections.Counter(one.data for one in proxy.received)
        expect(max(copies.values()) == 1, "a request went out twice with one nonce")
