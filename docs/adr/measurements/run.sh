#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs the small programs behind the decision records, with this machine's compiler and Qt.
# run.sh SAMPLE: a DescribeInstances reply; its instances are repeated to a page of 100.
set -euo pipefail
sample=$(realpath "${1:?a DescribeInstances reply}")
cd "$(dirname "${BASH_SOURCE[0]}")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
build() {
    # shellcheck disable=SC2046
    g++ -std=c++20 -O2 -DNDEBUG -DQT_NO_DEBUG -fPIC $(pkg-config --cflags Qt6Core Qt6Network) "$1.cpp" -o "$out/$1" \
        $(pkg-config --libs Qt6Core Qt6Network) -lsimdjson
}
g++ --version | head -n 1
pkg-config --modversion Qt6Core
for program in coroutine_lambda future_chains repeated_post json_readers; do
    printf '\n== %s\n' "$program"
    build "$program"
    "$out/$program" "$sample"
done
