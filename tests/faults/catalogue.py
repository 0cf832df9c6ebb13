# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of faults: each is a function with its id."""

FAULTS = {}


class NotInjected(Exception):
    """This machine cannot bring the fault about; the text says why."""


def fault(name, ci=False, needs=()):
    """Registers a fault. ci: it belongs to the 20 of every CI run. needs: programs without which it cannot be injected."""
    def register(function):
        FAULTS[name] = (function, ci, needs)
        return function
    return register
