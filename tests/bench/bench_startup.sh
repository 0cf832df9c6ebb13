#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From exec to the mapped window, and the memory after it; MUSTER_BIN_DIR names the programs.
set -euo pipefail
exec /usr/bin/python3 "$(dirname "${BASH_SOURCE[0]}")/bench_startup.py" "$@"
