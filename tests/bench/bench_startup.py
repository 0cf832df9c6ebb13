#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up: from exec to the mapped window under Xvfb, and the memory (PSS) after it, beside an empty Qt window and KeePassXC
where that is installed. Runs take turns, so that a busy machine is unfair to all alike; medians are compared."""

import ctypes
import os
import pathlib
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("MUSTER_BENCH_ROUNDS", "9"))
MAP_NOTIFY = 19
SUBSTRUCTURE_NOTIFY = 1 << 19
SETTLE = 1.5  # seconds until the memory is read
LIMIT = 20.0


class Display:
    """Xvfb, and the events of its root window."""

    def __init__(self):
        read, write = os.pipe()
        os.set_inheritable(write, True)
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"], close_fds=False,
            stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        x11.XPending.argtypes = x11.XConnectionNumber.argtypes = [ctypes.c_void_p]
        x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.x11 = x11
        self.connection = x11.XOpenDisplay(self.name.encode())
        x11.XSelectInput(self.connection, x11.XDefaultRootWindow(self.connection), SUBSTRUCTURE_NOTIFY)
        self.drain()

    def drain(self):
        """Reads what has come; true when a window was mapped."""
        event = (ctypes.c_long * 24)()
        mapped = False
        while self.x11.XPending(self.connection):
            self.x11.XNextEvent(self.connection, event)
            mapped |= ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == MAP_NOTIFY
        return mapped

    def wait_for_window(self):
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            if self.drain():
                return
            select.select([self.x11.XConnectionNumber(self.connection)], [], [], 0.1)
        sys.exit("no window came up")

    def stop(self):
        self.server.terminate()
        self.server.wait()


def pss_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def measure(display, command, home):
    environment = {"PATH": os.environ["PATH"], "HOME": home, "DISPLAY": display.name, "LC_ALL": "C.UTF-8",
                   "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "xcb"}
    display.drain()
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    display.wait_for_window()
    mapped = time.monotonic() - begin
    time.sleep(SETTLE)
    memory = pss_kib(process.pid)
    process.terminate()
    process.wait(LIMIT)
    return mapped * 1000, memory / 1024


def main():
    bin_dir = pathlib.Path(os.environ.get("MUSTER_BIN_DIR", "build/release/bin")).resolve()
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o700)
        programs = {
            "muster": [str(bin_dir / "muster"), "--home", home + "/muster"],
            "empty window": [str(bin_dir.parent / "bench" / "bench_empty_window")],
        }
        keepassxc = shutil.which("keepassxc")
        if keepassxc:
            programs["KeePassXC"] = [keepassxc, "--config", home + "/keepassxc.ini"]
        display = Display()
        try:
            for command in programs.values():  # a warm cache, and a home that is there
                measure(display, command, home)
            figures = {name: [] for name in programs}
            for _ in range(ROUNDS):
                for name, command in programs.items():
                    figures[name].append(measure(display, command, home))
        finally:
            display.stop()
    report(figures)


def report(figures):
    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in figures.items()}
    for name, (mapped, memory) in medians.items():
        print(f"startup: {name}: exec to window {mapped:.0f} ms, PSS {memory:.0f} MiB (median of {ROUNDS})")
    own = medians["muster"]
    for name, other in medians.items():
        if name != "muster":
            print(f"startup: muster / {name}: {own[0] / other[0]:.2f} in time, {own[1] / other[1]:.2f} in memory")
    if "KeePassXC" not in medians:
        print("startup: KeePassXC is not installed, so there is no comparison with it")


if __name__ == "__main__":
    main()
