# SPDX-License-Identifier: GPL-3.0-or-later
"""The release program ended by strace at the n-th fdatasync, so at the n-th commit, of a small launch."""

import shutil
import subprocess

import lab
import random_kills

AMOUNT = 12
SYSCALLS = ("fdatasync", "pwrite64")


def wrapper(syscall, number):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf", "-e", f"trace={syscall}", "-e",
            f"inject={syscall}:signal=SIGKILL:when={number}"]


class Job:
    def __init__(self, syscall, number):
        self.name = f"strace-{syscall}-{number}"
        self.syscall, self.number = syscall, number

    def run(self, _):
        with lab.Lab(simulator=random_kills.SIMULATORS.take()) as bench:
            done = bench.launch(amount=AMOUNT, wrapper=wrapper(self.syscall, self.number))
            if done.code == 0:
                bench.check()
                return random_kills.settle(bench, "ended before it", AMOUNT)
            sent = len(bench.launches())
            return random_kills.settle(bench, f"killed with {sent} calls received", AMOUNT)


def jobs(chosen):
    if not shutil.which("strace") or subprocess.run(wrapper("fdatasync", 1) + ["true"], check=False).returncode:
        print("the runs by strace are left out: it cannot be used here")
        return []
    counts = {"fdatasync": 14, "pwrite64": 40}
    step = 4 if chosen.ci else 1
    return [Job(name, number) for name in SYSCALLS for number in range(1, counts[name] + 1, step)]
