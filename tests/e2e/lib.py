# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: the built programs, a simulator, fresh homes, and waiting with a deadline."""

import contextlib
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

BIN = pathlib.Path(os.environ.get("MUSTER_BIN_DIR", "build/release/bin")).resolve()
KEY_ID = "LTAITESTKEYOFE2E0001"
KEY_SECRET = "canaryKq7xVb93LsTmW2c5Zd8RyPf4Hn"
# Constants of the product that are spans of time become this much shorter; limits of the API do not.
TIME_SCALE = "0.1"


def wait_until(condition, seconds=30.0, what="the condition"):
    """Polls condition until it gives something true, and gives that; fails at the deadline."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come true within {seconds} s")
        select.select([], [], [], 0.05)


class Simulator:
    """A muster-simulator of the test's own, with its control port."""

    def __init__(self, *arguments, boot="1s-2s", key=(KEY_ID, KEY_SECRET)):
        command = [str(BIN / "muster-simulator"), "--port", "0", "--admin-port", "0", "--with-parent",
                   "--access-key", ":".join(key), "--boot", boot, *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError("the simulator did not start")
        ready = json.loads(line)
        self.endpoint = ready["endpoint"]
        self.admin = ready["admin"]
        self.defaults = ready["defaults"]
        self.key = key

    def get(self, path):
        with urllib.request.urlopen(self.admin + path, timeout=10) as answer:
            return json.load(answer)

    def post(self, path, body):
        request = urllib.request.Request(self.admin + path, json.dumps(body).encode(), method="POST",
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def instances(self):
        return [one for one in self.get("/state")["instances"] if not one.get("Released")]

    def bought(self):
        return self.get("/state")["bought"]

    def calls(self, action=None):
        return self.get("/calls" + (f"?action={action}" if action else ""))["calls"]

    def set_options(self):
        """The parameters that a launch needs, as --set options."""
        names = ("RegionId", "VSwitchId", "SecurityGroupId", "ImageId", "InstanceType")
        return [word for name in names for word in ("--set", f"{name}={self.defaults[name]}")]

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        self.process.stdin.close()
        self.process.stdout.close()


def clean_environment(home, **more):
    """The environment of a machine without a desktop and without an account."""
    kept = ("PATH", "MUSTER_BIN_DIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment.update({"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                        "MUSTER_TIME_SCALE": TIME_SCALE})
    environment.update(more)
    return environment


def key_environment(key):
    return {"ALIBABA_CLOUD_ACCESS_KEY_ID": key[0], "ALIBABA_CLOUD_ACCESS_KEY_SECRET": key[1]}


class HeadlessTest(unittest.TestCase):
    """A test with a simulator and a fresh home; run() starts the built muster against both."""

    simulator_arguments = ()
    boot = "1s-2s"

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "run").mkdir(mode=0o700)
        self.home = self.folder / "home"
        self.simulator = Simulator(*self.simulator_arguments, boot=self.boot)
        self.addCleanup(self.simulator.stop)

    def command(self, *words, endpoint=None):
        return [str(BIN / "muster"), *words, "--home", str(self.home),
                "--endpoint", endpoint or self.simulator.endpoint]

    def environment(self, key=(KEY_ID, KEY_SECRET), **more):
        return clean_environment(self.folder, **(key_environment(key) if key else {}), **more)

    def muster(self, *words, key=(KEY_ID, KEY_SECRET), endpoint=None, timeout=90, **more):
        return subprocess.run(self.command(*words, endpoint=endpoint), env=self.environment(key, **more),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)

    def start(self, *words, **more):
        process = subprocess.Popen(self.command(*words), env=self.environment(**more), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(end_process, process)
        return process

    def assert_exit(self, done, code):
        self.assertEqual(done.returncode, code, f"stdout: {done.stdout}\nstderr: {done.stderr}")

    def launch_json(self, *words, code=0, **more):
        done = self.muster("launch", *self.simulator.set_options(), *words, "--json", **more)
        self.assert_exit(done, code)
        return json.loads(done.stdout)


def end_process(process):
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


def files_with(folder, needle):
    """The files below folder whose bytes contain needle."""
    found = []
    for path in sorted(pathlib.Path(folder).rglob("*")):
        with contextlib.suppress(OSError):
            if path.is_file() and needle.encode() in path.read_bytes():
                found.append(str(path))
    return found


def main():
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]], warnings="ignore")
