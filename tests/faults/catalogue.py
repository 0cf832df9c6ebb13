# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of faults: each is a function with its id."""

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
