# SPDX-License-Identifier: GPL-3.0-or-later
"""F17 to F22: answers that are not the API's."""

import collections
import concurrent.futures
import re
import socket
import threading
import time
import zlib

import lib
from catalogue import fault
from lab import Lab, expect
from lab import fault as entry
from proxy import Proxy, change, say

MEMORY_RISE_KIB = 64 * 1024
GATEWAY = "<html><body><b>502 Bad Gateway</b><img src='http://portal.invalid/x'></body></html>"


def only_launch(number, act):
    """A rule for the proxy: act at the given transmission of RunInstances."""
    return lambda request: act if request.action == "RunInstances" and request.number == number else None


def expect_ten_tokens(lab):
    tokens = {one["clientToken"] for one in lab.launches()}
    expect(len(tokens) == 10, f"{len(tokens)} tokens for 10 calls")


@fault("F17")
def gateway_errors():
    """500 empty, 502 and 504 with HTML, executed and not executed."""
    with Lab() as lab:
        lab.faults(entry("status", execute="before", nth=1, status=500),
                   entry("html", execute="never", nth=3, status=502, body=GATEWAY),
                   entry("html", execute="before", nth=5, status=504, body=GATEWAY),
                   entry("status", execute="never", nth=7, status=500))
        done = lab.launch()
        lab.expect_complete(done)
        expect_ten_tokens(lab)
        expect("<b>" not in done.err and "portal.invalid" not in done.err, "a gateway's page was shown")


@fault("F18")
def service_unavailable():
    """Scale 0.1: 503 for 6 s (60 s) on every launch call."""
    with Lab(scale="0.1") as lab:
        lab.faults(entry("error", execute="never", probability=1, status=503, code="ServiceUnavailable",
                         message="The service is unavailable."))
        run = lab.start_launch(wait="90s")
        lab.wait_launches(1)
        time.sleep(6)
        sent, looks = len(lab.launches()), len(lab.simulator.calls("DescribeInstances"))
        lab.simulator_delete_faults()
        done = run.wait(180)
        # What was not sent before the shortage waits for the click.
        if done.code != 0:
            done.expect_exit(5)
            done = lab.recover_to_end()
        expect(lab.simulator.bought() == 1000, f"bought {lab.simulator.bought()}")
        lab.check()
        expect_ten_tokens(lab)
        # 10 first ones, 20 repeats of the budget, and one for each five looks that succeed.
        expect(sent <= 30 + looks // 5 + 1, f"{sent} transmissions and {looks} looks in 6 s of 503")


def busy(*headers):
    body = b'{"RequestId":"R","Code":"Throttled","Message":"slow down"}'
    return say(body, "429 Too Many Requests", ["Content-Type: application/json", *headers])


def repeat_after_busy(headers, least, most):
    """A first call answered with 429 is repeated after least to most seconds, and then accepted."""
    with Lab(scale="1") as lab, Proxy(lab.endpoint, only_launch(1, busy(*headers))) as proxy:
        run = lab.start_launch(amount=50, endpoint=proxy.endpoint, wait="120s")
        lib.wait_until(lambda: proxy.counts.get("RunInstances"), 10, "the first transmission")
        began = time.monotonic()
        lab.wait_launches(1, most)
        waited = time.monotonic() - began
        expect(waited >= least, f"{headers}: the repeat came after {waited:.1f} s")
        lab.expect_complete(run.wait(150), 50)


@fault("F19")
def retry_after():
    """Honoured up to 60 s; what is longer or cannot be read is replaced by the own backoff, of which the longest is that of
    throttling: the next minute and 5 s. Not scaled, as minutes are the API's: a call would be given up before."""
    def date(ahead=0):
        return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + ahead))
    cases = [(["Retry-After: 8"], 7.9, 70), (["x-acs-retry-after: 7500"], 7.4, 70),
             (["Retry-After: 31536000"], 0, 70), (["Retry-After: soon"], 0, 70), (["x-acs-retry-after: -5"], 0, 70),
             ([f"Retry-After: {date(9)}", f"Date: {date()}"], 6, 70)]
    with concurrent.futures.ThreadPoolExecutor(len(cases)) as pool:
        list(pool.map(lambda one: repeat_after_busy(*one), cases))


class Trap:
    """A host that nobody may call."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        self.port = self.listener.getsockname()[1]
        self.calls = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                self.calls.append(self.listener.accept())
            except OSError:
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()


@fault("F20")
def redirects():
    """To another host, for launch and status calls. That the error names both hosts is asserted where every call is redirected."""
    codes = (301, 302, 303, 307, 308)
    with Trap() as trap, Lab() as lab:
        where = f"Location: http://127.0.0.1:{trap.port}/elsewhere"

        def rule(request):
            if request.action == "RunInstances" and request.number <= len(codes):
                return say("", f"{codes[request.number - 1]} Moved", [where])
            if request.action == "DescribeInstances" and request.number % 4 == 2:
                return say("", "302 Found", [where])
            return None
        with Proxy(lab.endpoint, rule) as proxy:
            lab.expect_complete(lab.launch(endpoint=proxy.endpoint))
        expect(not trap.calls, "a redirect was followed")
        outcomes = collections.Counter(one["outcome"] for one in lab.journal().attempts)
        expect(outcomes["doubtful"] == len(codes), f"{dict(outcomes)}")
    with Trap() as trap, Lab() as lab:
        act = say("", "302 Found", [f"Location: http://other.invalid:{trap.port}/"])
        with Proxy(lab.endpoint, lambda _: act) as proxy:
            run = lab.start_launch(amount=10, endpoint=proxy.endpoint)
            time.sleep(2)
            run.kill(15)
            done = run.wait(30)
            expect("other.invalid" in done.err and "127.0.0.1" in done.err,
                   f"the error does not name both hosts: {done.err[-300:]}")
            lab.expect_nothing_bought()


@fault("F21")
def challenges():
    """Never answered with a credential: no request bears what was not there before."""
    challenge = [say("", "401 Unauthorized", [f"WWW-Authenticate: {kind}"])
                 for kind in ('Basic realm="gateway"', "Negotiate", 'Digest realm="g", nonce="n", qop="auth"')]
    with Lab() as lab:
        def rule(request):
            if request.action == "RunInstances" and request.number <= len(challenge):
                return challenge[request.number - 1]
            return None
        with Proxy(lab.endpoint, rule) as proxy:
            lab.expect_complete(lab.launch(endpoint=proxy.endpoint))
            for request in proxy.received:
                found = re.search(rb"(?im)^authorization:\s*(\w+)", request.data)
                scheme = found.group(1) if found else b""
                expect(scheme not in (b"Basic", b"Negotiate", b"Digest"), f"answered with {scheme}")
        outcomes = collections.Counter(one["outcome"] for one in lab.journal().attempts)
        expect(outcomes["doubtful"] == len(challenge), f"{dict(outcomes)}")


def with_length(shift):
    def alter(answer):
        head, _, body = answer.partition(b"\r\n\r\n")
        head = re.sub(rb"(?i)content-length: \d+", b"Content-Length: %d" % (len(body) + shift), head)
        return head + b"\r\n\r\n" + body
    return change(alter)


def zipped_blanks():
    """256 MiB of spaces inside a JSON text, zipped."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blank = b" " * (1 << 20)
    return squeezer.compress(b'{"RequestId":"') + b"".join(squeezer.compress(blank) for _ in range(256)) + squeezer.flush()


def bomb():
    body = zipped_blanks()
    return say(body, headers=["Content-Type: application/json", "Content-Encoding: gzip"])


@fault("F22")
def wrong_lengths_and_floods():
    """Longer and shorter than said, a zipped bomb, and bodies over the caps of launch and status calls."""
    with Lab() as lab:
        calm = lab.launch()
        lab.expect_complete(calm)

    def expect_small(done, what):
        rise = (done.peak_kib - calm.peak_kib) // 1024
        expect(rise * 1024 < MEMORY_RISE_KIB, f"{what}: memory rose by {rise} MiB")
    blanks = bomb()
    for action in ("RunInstances", "DescribeInstances"):
        for what, act in (("longer", with_length(500)), ("shorter", with_length(-30)), ("bomb", blanks)):
            with Lab() as lab:
                def rule(request, action=action, act=act):
                    return act if request.action == action and request.number == 2 else None
                with Proxy(lab.endpoint, rule) as proxy:
                    done = lab.launch(endpoint=proxy.endpoint)
                lab.expect_complete(done)
                expect_ten_tokens(lab)
                expect_small(done, f"{action} {what}")
        with Lab() as lab:
            lab.faults(entry("huge", action=action, nth=2, bytes=1 << 30))
            done = lab.launch()
            lab.expect_complete(done)
            expect_small(done, f"{action} of 1 GiB")
