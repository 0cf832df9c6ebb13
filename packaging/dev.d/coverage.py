#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the share of covered lines by layer, from the counters below a build folder."""
import collections
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def lines_of(counter):
    """Yields (file, line, count) of one .gcda file."""
    out = subprocess.run(["gcov", "--json-format", "--stdout", counter.name], cwd=counter.parent,
                         capture_output=True, text=True, check=True).stdout
    for text in filter(None, out.splitlines()):
        record = json.loads(text)
        for entry in record["files"]:
            path = os.path.normpath(os.path.join(record["current_working_directory"], entry["file"]))
            for line in entry["lines"]:
                yield path, line["line_number"], line["count"]


def main():
    counts = collections.defaultdict(lambda: collections.defaultdict(int))
    source = str(ROOT / "src") + os.sep
    for counter in pathlib.Path(sys.argv[1]).resolve().rglob("*.gcda"):
        for path, line, count in lines_of(counter):
            if path.startswith(source):
                counts[path[len(source):]][line] += count
    layers = collections.defaultdict(lambda: [0, 0])
    for path, lines in counts.items():
        layer = layers[path.split(os.sep)[0]]
        layer[0] += sum(1 for count in lines.values() if count)
        layer[1] += len(lines)
    for name, (covered, known) in sorted(layers.items()):
        print(f"{name:10} {100 * covered / known:5.1f} %  {covered} of {known} lines")
    return 0 if layers else 1


if __name__ == "__main__":
    sys.exit(main())
