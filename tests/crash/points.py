# SPDX-License-Identifier: GPL-3.0-or-later
"""Every enumerated crash point."""

import os
import pathlib

PROGRAM = pathlib.Path(os.environ.get("MUSTER_BIN_DIR", "build/release/bin")).resolve() / "crash_points"


def jobs(chosen):
    return []
