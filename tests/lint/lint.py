#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what a machine can see in the sources: lint.py [--root DIR] [--files FILE...] [--check NAME...]

Prints one line a finding, "file:line: what is wrong", and exits 1 when there is one. Tools: those of Debian 12;
exits 77 when one is missing and nothing else was found.
"""
import argparse
import pathlib
import sys

import sources
import texts

TOOL_MISSING = 77  # what CTest takes for "skipped"

CHECKS = {
    "format": sources.check_format,
    "size": sources.check_size,
    "includes": sources.check_includes,
    "licence": sources.check_licence,
    "layers": sources.check_layer_rules,
    "ends": sources.check_ends,
    "modes": sources.check_modes,
    "translations": texts.check_translations,
    "desktop": texts.check_desktop_files,
    "metainfo": texts.check_metainfo,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--files", nargs="*", help="paths below the root; without it all files of the project")
    parser.add_argument("--check", nargs="*", default=list(CHECKS), choices=list(CHECKS))
    options = parser.parse_args()

    root = options.root.resolve()
    files = sources.project_files(root) if options.files is None else sorted(options.files)
    files = [pathlib.PurePosixPath(f) for f in files if (root / f).is_file()]
    findings, missing = [], []
    for name in options.check:
        try:
            findings += [f"{finding} [{name}]" for finding in CHECKS[name](root, files)]
        except sources.ToolMissing as tool:
            missing.append(f"{tool} is not installed, so {name} was not checked")
    print("\n".join(findings + missing) or f"{len(files)} files, {len(options.check)} checks: nothing found")
    return 1 if findings else TOOL_MISSING if missing else 0


if __name__ == "__main__":
    sys.exit(main())
