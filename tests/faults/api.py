# SPDX-License-Identifier: GPL-3.0-or-later
"""F23 to F31 and F35: what the API refuses, delays and forgets, while it launches."""

import collections
import concurrent.futures
import hashlib
import time

import lib
from catalogue import fault
from lab import Lab, expect
from lab import fault as entry

MINUTE = 60


def error(code, status=400, **figures):
    return entry("error", status=status, code=code, message=figures.pop("message", "Refused by the test."), **figures)


def nonces_differ(lab):
    nonces = [one["nonce"] for one in lab.launches()]
    expect(len(nonces) == len(set(nonces)), "a nonce was used again")


def tokens(lab):
    return collections.Counter(one["clientToken"] for one in lab.launches())


def throttled_launch(code):
    with Lab(scale="1") as lab:
        lab.faults(error(code, nth=4))
        lab.expect_complete(lab.launch(wait="150s", timeout=240))
        calls = lab.launches()
        refused = next(one for one in calls if one["code"] == code)
        # Those in flight beside it were sent before its answer.
        later = [one["ms"] / 1000 for one in calls if one["ms"] > refused["ms"] + 500]
        minute = (refused["ms"] // 1000 // MINUTE + 1) * MINUTE
        expect(min(later) >= minute - 0.05, f"{code}: sent {minute - min(later):.1f} s before the minute ended")
        expect(min(later) <= minute + 7, f"{code}: silent until {min(later) - minute:.1f} s into the next minute")
        gaps = [after - before for before, after in zip(later, later[1:])]
        expect(all(gap >= 0.95 for gap in gaps), f"{code}: faster than 1/s after it: {min(gaps):.2f} s")
        during = [one for one in lab.simulator.calls("DescribeInstances") if refused["ms"] < one["ms"] < minute * 1000]
        expect(during or minute * 1000 - refused["ms"] < 4000, f"{code}: other actions did not go on")
        outcomes = collections.Counter(one["outcome"] for one in lab.journal().attempts)
        expect(outcomes["not-executed"] == 1 and not outcomes["doubtful"], f"{code}: {dict(outcomes)}")


@fault("F23")
def throttled_launches():
    """Four variants, each in a launch of its own; minutes are the API's, so nothing is scaled here."""
    codes = ("Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling")
    with concurrent.futures.ThreadPoolExecutor(len(codes)) as pool:
        list(pool.map(throttled_launch, codes))


@fault("F24")
def throttled_status():
    """The age of the data is the window's part; here the rows keep what they were and the launch ends well."""
    with Lab(boot="2s-3s") as lab:
        lab.faults(error("Throttling.User", action="DescribeInstances", nth=4))
        run = lab.start_launch(wait="150s")
        lib.wait_until(lambda: any(one["code"] for one in lab.simulator.calls("DescribeInstances")), 30, "the throttling")
        fates = collections.Counter(one["fate"] for one in lab.journal().instances)
        lab.expect_complete(run.wait(240))
        expect(not fates["failed"] and not fates["gone"], f"{dict(fates)}")
        polls = lab.simulator.calls("DescribeInstances")
        refused = next(one for one in polls if one["code"])
        minute = (refused["ms"] // 1000 // MINUTE + 1) * MINUTE
        later = [one["ms"] / 1000 for one in polls if one["ms"] > refused["ms"] + 500]
        expect(min(later) >= minute - 0.05, f"polled {minute - min(later):.1f} s before the minute ended")
        gaps = [after - before for before, after in zip(later, later[1:])]
        expect(not gaps or min(gaps) >= 0.9, f"faster than 1/s after it: {min(gaps):.2f} s")
        expect(len(lab.launches()) == 10, "the launch calls were disturbed")


@fault("F25")
def internal_errors():
    """Executed and not executed."""
    with Lab() as lab:
        lab.faults(error("InternalError", 500, nth=1, execute="before"), error("UnknownError", 500, nth=3),
                   error("UnknownError", 503, nth=5, execute="before"), error("InternalError", 400, nth=7))
        lab.expect_complete(lab.launch())
        expect(len(tokens(lab)) == 10, f"{len(tokens(lab))} tokens")
        nonces_differ(lab)


@fault("F26")
def still_processing():
    """Scale 0.1: 2 s to 5 s are 0.2 s to 0.5 s. A look comes first, and finds what was executed."""
    codes = ("IdempotentProcessing", "Idempotence.Processing", "LastTokenProcessing")
    with Lab(scale="0.1") as lab:
        lab.faults(*[error(code, 403, nth=1 + 3 * place) for place, code in enumerate(codes)])
        lab.expect_complete(lab.launch())
        expect(len(tokens(lab)) == 10, f"{len(tokens(lab))} tokens")
        for call in lab.launches():
            if call["code"] in codes:
                again = [one["ms"] for one in lab.launches()
                         if one["clientToken"] == call["clientToken"] and one["ms"] > call["ms"]]
                expect(again and again[0] - call["ms"] >= 195, f"{call['code']}: repeated too soon")


def expect_incident(lab, code):
    """One line of the log, with the digest of the journal and that of what was sent."""
    [call] = lab.journal().calls.values()
    incidents = [line for line in (lab.home / "log" / "muster.log").read_text().splitlines()
                 if " error " in line and "incident" in line]
    expect(len(incidents) == 1, f"{code}: {len(incidents)} incidents in the log")
    for words in (code, call["token"], f"digest as planned {call['digest'].hex()}",
                  f"as sent {hashlib.sha256(call['request']).hexdigest()}"):
        expect(words in incidents[0], f"{code}: “{words}” is not in {incidents[0]}")


@fault("F27")
def parameter_mismatch():
    """Executed (found by the look) and not executed (proved absent after the horizon of 12 s). Never sent again, and an incident
    in the log."""
    codes = ("IdempotentParameterMismatch", "InvalidIdempotenceParameter.Mismatch", "IdempotenceParamNotMatch",
             "Idempotence.SignatureMismatch")
    for code in codes:
        with Lab() as lab:
            lab.faults(error(code, execute="before", nth=1))
            lab.expect_complete(lab.launch(amount=100), 100)
            expect(len(lab.launches()) == 1, f"{code}: sent {len(lab.launches())} times")
            expect_incident(lab, code)
    with Lab() as lab:
        lab.faults(error(codes[0], nth=1))
        done = lab.launch(amount=100, wait="40s")
        if done.code == 5:
            lab.recover_to_end()
        else:
            done.expect_exit(3)
        expect(len(lab.launches()) == 1, f"sent {len(lab.launches())} times")
        expect(lab.journal().states()["NOT_BOUGHT"] == 1, f"{dict(lab.journal().states())}")
        lab.expect_nothing_bought()
        lab.check()


@fault("F28")
def nonce_used():
    with Lab(scale="0.1") as lab:
        lab.faults(error("SignatureNonceUsed", nth=2, execute="before"), error("SignatureNonceUsed", nth=6))
        lab.expect_complete(lab.launch())
        expect(len(tokens(lab)) == 10, f"{len(tokens(lab))} tokens")
        nonces_differ(lab)
        refused = [one for one in lab.launches() if one["code"] == "SignatureNonceUsed"]
        for call in refused:
            again = [one["ms"] for one in lab.launches()
                     if one["clientToken"] == call["clientToken"] and one["ms"] > call["ms"]]
            expect(not again or again[0] - call["ms"] >= 195, "repeated too soon")


def refused_from(nth, code, status):
    with Lab() as lab:
        lab.faults(error(code, status, nth=nth, times=1000))
        done = lab.launch(wait="20s").expect_exit(*((3,) if nth == 1 else (4, 5)))
        states = lab.journal().states()
        bought = lab.simulator.bought()
        expect(bought == 100 * states["ACCEPTED"], f"{code}: {bought} bought, {dict(states)}")
        expect(not states["UNKNOWN"] and not states["SENT"], f"{code}: {dict(states)}")
        # At most three in flight when the first answer came.
        expect(len(lab.launches()) <= nth - 1 + 3, f"{code}: {len(lab.launches())} calls although the first was refused")
        refused = collections.Counter(one["clientToken"] for one in lab.launches() if one["code"] == code)
        expect(max(refused.values()) == 1, f"{code}: a refused call was sent again")
        expect(code in done.err + done.out, f"{code} is not told")
        lab.check(resolved=False)


@fault("F29")
def key_refused():
    """From the first call and in the middle; then with a dirty call that waits for the key."""
    cases = [(nth, code, status) for nth in (1, 5)
             for code, status in (("SignatureDoesNotMatch", 400), ("InvalidAccessKeyId.Inactive", 400),
                                  ("InvalidAccessKeyId.NotFound", 404), ("Forbidden.RAM", 403))]
    for case in cases:
        refused_from(*case)
    with Lab() as lab:
        lab.faults(entry("close", execute="before", nth=1), error("InvalidAccessKeyId.Inactive", nth=1, times=1000),
                   error("InvalidAccessKeyId.Inactive", action="DescribeInstances", times=1000))
        done = lab.launch(amount=100, wait="3s").expect_exit(5, 6)
        expect(lab.journal().states()["NOT_BOUGHT"] == 0, f"{dict(lab.journal().states())}: {done.err[-200:]}")
        lab.simulator_delete_faults()
        lab.recover_to_end()
        expect(len(lab.journal().ids()) == 100, "the dirty call was not resolved when the key worked again")
        lab.check()


@fault("F30")
def clocks_differ():
    """The server is 20 min, a day and three years away from this machine: one correction, then it goes on."""
    for skew in ("20m", "-20m", "1d", "-1095d"):
        with Lab() as lab:
            lab.simulator.post("/clock", {"skew": skew})
            done = lab.launch(wait="40s")
            lab.expect_complete(done)
            nonces_differ(lab)
            refused = [one for one in lab.launches() if one["code"] == "InvalidTimeStamp.Expired"]
            expect(len(refused) <= 3, f"{skew}: {len(refused)} calls with the wrong time")
            expect(max(tokens(lab).values()) <= 2, f"{skew}: more than one correction")


@fault("F31")
def sold_out_at_the_fourth():
    """Stock, then quota. What was sent beside the refused call may have been accepted: the ledger says how many."""
    cases = (("OperationDenied.NoStock", 403), ("QuotaExceed.ElasticQuota", 403))
    for code, status in cases:
        with Lab() as lab:
            lab.faults(error(code, status, nth=4, times=1000))
            done = lab.launch(wait="20s").expect_exit(4, 5)
            states = lab.journal().states()
            expect(lab.simulator.bought() == 300, f"{code}: bought {lab.simulator.bought()}")
            expect(states["ACCEPTED"] == 3 and states["REJECTED"] >= 1, f"{code}: {dict(states)}")
            expect(states["REJECTED"] + states["PLANNED"] == 7 and states["PLANNED"] >= 4, f"{code}: {dict(states)}")
            expect("300" in done.err and ("1,000" in done.err or "1000" in done.err), f"{code}: {done.err[-300:]}")
            lab.check(resolved=False)


@fault("F35")
def forgetful_tokens():
    """Scale 0.01. The server remembers tokens for 10 min (6 s) and its look-up lags 60 s (0.6 s), or it remembers nothing
    and the look-up shows all at once."""
    for memory, lag in (("6s", "600ms"), ("0s", "0s")):
        with Lab() as lab:
            lab.simulator.post("/tokens", {"memory": memory, "lag": lag})
            lab.faults(*[entry("close", execute="before", nth=number) for number in (1, 4, 8)],
                       entry("close", execute="never", nth=6))
            lab.expect_complete(lab.launch())
    with Lab() as lab:
        lab.simulator.post("/tokens", {"memory": "0s"})
        lab.faults(entry("close", execute="before", nth=1))
        run = lab.start_launch(amount=100)
        lab.wait_launches(1)
        run.kill()
        time.sleep(0.3)
        lab.recover_to_end()
        expect(lab.simulator.bought() == 100, f"bought {lab.simulator.bought()}")
        lab.check()
