# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of faults: each is a function with its id."""

import functools
import os
import shutil
import subprocess

FAULTS = {}
# Those of every CI run.
IN_CI = ("F01", "F05", "F06", "F07", "F08", "F09", "F12", "F16", "F17", "F21", "F25", "F26", "F27", "F28", "F31", "F32",
         "F35", "F37", "F41", "F48")


class NotInjected(Exception):
    """This machine cannot bring the fault about; the text says why."""


def fault(name, needs=()):
    """Registers a fault. needs: programs without which it cannot be injected."""
    def register(function):
        FAULTS[name] = (function, needs)
        return function
    return register


# What a tool must be able to do here; a container may refuse it.
TRIALS = {
    "strace": ["strace", "-f", "-qq", "-o", "/dev/null", "true"],
    "unshare": ["unshare", "--net", "--mount", "true"],
    "mount": ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
}


@functools.cache
def works(tool):
    trial = TRIALS.get(tool)
    return not trial or subprocess.run(trial, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def why_not(needs):
    """Why these tools cannot be used here, or nothing."""
    missing = [tool for tool in needs if not shutil.which(tool)]
    if missing:
        return f"{' '.join(missing)} is not here"
    if os.geteuid() != 0 and {"unshare", "mount"} & set(needs):
        return "namespaces and mounts need root here"
    refused = [tool for tool in needs if not works(tool)]
    return f"this machine refuses {' '.join(refused)}" if refused else ""
