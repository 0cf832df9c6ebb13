# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulator, a fresh home, and the built muster run against both as a script runs it."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request

import checker
import lib

# 30 minutes are 18 s.
SCALE = "0.01"


def expect(holds, text):
    if not holds:
        raise AssertionError(text)


class Done:
    """How a run of muster ended."""

    def __init__(self, code, out, err, seconds, peak_kib):
        self.code, self.out, self.err, self.seconds, self.peak_kib = code, out, err, seconds, peak_kib

    @property
    def json(self):
        expect(self.out.strip(), f"nothing was printed; exit {self.code}, stderr: {self.err[-500:]}")
        return json.loads(self.out)

    def expect_exit(self, *codes):
        expect(self.code in codes, f"exit {self.code} and not {codes}; stderr: {self.err[-700:]}")
        return self


class Run:
    """A muster that was started; its outputs go to files, so that it never waits for the reader."""

    def __init__(self, lab, command, environment):
        lab.runs += 1
        self.out = lab.folder / f"run{lab.runs}.out"
        self.err = lab.folder / f"run{lab.runs}.err"
        self.began = time.monotonic()
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                            stderr=err, start_new_session=True)

    def wait(self, timeout=180):
        deadline = time.monotonic() + timeout
        while True:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"muster did not end within {timeout} s; stderr: {self.err_text()[-500:]}")
            time.sleep(0.005)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return Done(self.process.returncode, self.out.read_text(errors="replace"), self.err_text(),
                    time.monotonic() - self.began, usage.ru_maxrss)

    def err_text(self):
        return self.err.read_text(errors="replace")

    @property
    def running(self):
        """Without taking its exit code, which wait() is to have."""
        if self.process.returncode is not None:
            return False
        return not os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)

    def muster_pid(self):
        """The process of muster itself below strace, unshare and the like."""
        pid = self.process.pid
        while True:
            if pathlib.Path(f"/proc/{pid}/comm").read_text().strip() == "muster":
                return pid
            children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if not children:
                raise AssertionError("muster is not there (yet)")
            pid = int(children[0])

    def kill(self, number=signal.SIGKILL):
        """The whole session, so that nothing of a wrapped run stays behind."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        if number == signal.SIGKILL and self.process.returncode is None:
            with contextlib.suppress(ChildProcessError):
                self.process.wait()


class Lab:
    """As a context: simulator and home are gone afterwards, and so is every process."""

    def __init__(self, *simulator_arguments, boot="300ms-600ms", scale=SCALE, simulator=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-proof-"))
        (self.folder / "run").mkdir(mode=0o700)
        self.home = self.folder / "home"
        self.scale = scale
        self.runs = 0
        self.started = []
        self.own = simulator is None
        self.simulator = simulator or lib.Simulator(*simulator_arguments, boot=boot)
        self.endpoint = self.simulator.endpoint

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for run in self.started:
            run.kill()
        if self.own:
            self.simulator.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        known = lib.clean_environment(self.folder, **lib.key_environment(self.simulator.key))
        known["MUSTER_TIME_SCALE"] = self.scale
        known.update(more)
        return known

    def start(self, *words, wrapper=(), endpoint=None, home=None, **more):
        command = [*wrapper, str(lib.BIN / "muster"), *words, "--home", str(home or self.home), "--endpoint",
                   endpoint or self.endpoint, "--language", "en"]
        run = Run(self, command, self.environment(**more))
        self.started.append(run)
        return run

    def muster(self, *words, timeout=180, **more):
        return self.start(*words, **more).wait(timeout)

    def launch_words(self, *words, amount=1000, wait="60s"):
        split = ["--split"] if amount > 100 else []
        waits = [f"--wait={wait}"] if wait else []
        return ["launch", *self.simulator.set_options(), "--amount", str(amount), *split, *waits, "--json", *words]

    def start_launch(self, *words, amount=1000, wait="60s", **more):
        return self.start(*self.launch_words(*words, amount=amount, wait=wait), **more)

    def launch(self, *words, amount=1000, wait="60s", timeout=180, **more):
        return self.start_launch(*words, amount=amount, wait=wait, **more).wait(timeout)

    def recover(self, *words, finish=True, timeout=180, **more):
        return self.muster("recover", *(["--finish"] if finish else []), "--json", *words, timeout=timeout, **more)

    def recover_to_end(self, limit=120, **more):
        """The person's click, again until nothing is open."""
        deadline = time.monotonic() + limit
        while True:
            done = self.recover(**more).expect_exit(0, 3, 4, 5)
            if not self.journal().open_calls():
                return done
            expect(time.monotonic() < deadline, f"still open: {dict(self.journal().states())}; {done.err[-400:]}")

    def faults(self, *entries):
        self.simulator.post("/faults", list(entries))

    def simulator_delete_faults(self):
        request = urllib.request.Request(self.simulator.admin + "/faults", method="DELETE")
        with urllib.request.urlopen(request, timeout=10):
            pass

    def go(self, count=None):
        """Lets the requests go on that are held longest, or all."""
        self.simulator.post("/go", {} if count is None else {"count": count})

    def journal(self):
        return checker.Journal(self.home / "journal.db")

    def launches(self):
        return self.simulator.calls("RunInstances")

    def wait_launches(self, count, seconds=30):
        lib.wait_until(lambda: len(self.launches()) >= count, seconds, f"{count} RunInstances")

    def check(self, resolved=True):
        """V1 to V7, raised as one failure."""
        report = checker.check(self.simulator, self.home, resolved, searched=self.folder)
        expect(report.clean, str(report))

    def expect_complete(self, done, amount=1000):
        """Exactly what was ordered, once, in ledger, journal and output."""
        done.expect_exit(0)
        shown = done.json
        expect((shown["verdict"], shown["accepted"], shown["running"]) == ("complete", amount, amount),
               f"{shown['verdict']}: {shown['accepted']} accepted, {shown['running']} running")
        expect(self.simulator.bought() == amount, f"bought {self.simulator.bought()} and not {amount}")
        self.check()

    def expect_nothing_bought(self):
        expect(self.simulator.bought() == 0, f"bought {self.simulator.bought()}")
        expect(not self.journal().ids(), "the journal has instances")


def fault(then, action="RunInstances", **figures):
    return {"action": action, "then": then, **figures}
