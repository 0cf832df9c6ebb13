#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the benchmarks, or those that are named: run.sh [bench_table…]. Each prints its figures beside those of its peers.
# MUSTER_BIN_DIR names the folder of the programs, NODE_PATH that of the peers from npm.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
programs=$(dirname "$(realpath "${MUSTER_BIN_DIR:?the folder of the programs}")")/bench

names=("$@")
if ((${#names[@]} == 0)); then
    for file in "$here"/bench_*.cpp "$here"/bench_*.sh; do
        name=$(basename "${file%.*}")
        # The empty window is what bench_startup measures against.
        [[ "$name" == bench_empty_window ]] || names+=("$name")
    done
fi

for name in "${names[@]}"; do
    printf '\n== %s\n' "$name"
    if [[ -x "$here/$name.sh" ]]; then
        "$here/$name.sh"
    else
        QT_QPA_PLATFORM=offscreen "$programs/$name"
    fi
done
