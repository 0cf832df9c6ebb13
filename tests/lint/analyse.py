#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy 14 and clazy on the sources that changed, with results cached by content.

analyse.py --build FOLDER --cache FOLDER [--jobs N] [--all] [FILE...]

What changed is counted from the merge base with main. On main itself: from origin/main when it is behind, else from
the commit that MUSTER_LINT_BASE names, else from 5 commits ago. FOLDER of the build has compile_commands.json and is
built, since moc and uic write headers that the sources include.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECENT = 5
CLAZY = ("level0,level1,old-style-connect,ctor-missing-parent-argument,thread-with-slots,tr-non-literal,"
         "use-chrono-in-qtimer")
# Flags that only GCC knows.
FOREIGN = ["-Wno-unknown-warning-option"]


def git(*arguments):
    done = subprocess.run(["git", "-c", "safe.directory=*", *arguments], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def base_commit():
    head = git("rev-parse", "HEAD")
    named = os.environ.get("MUSTER_LINT_BASE", "")
    for other in (named, "main", "origin/main"):
        base = git("merge-base", "HEAD", other) if other else ""
        if base and base != head:
            return base
    return git("rev-parse", f"HEAD~{RECENT}") or git("hash-object", "-t", "tree", "/dev/null")


def changed_files():
    names = git("diff", "--name-only", "--diff-filter=ACMR", base_commit(), "--", "src")
    names += "\n" + git("ls-files", "--others", "--exclude-standard", "--", "src")
    return {name for name in names.splitlines() if name}


def includers(header, units):
    """The unit to see a header by: its own source, else the first that includes it."""
    path = pathlib.PurePosixPath(header)
    own = [unit for unit in units if pathlib.PurePosixPath(unit).stem == path.stem
           and unit.split("/")[1] == header.split("/")[1]]
    if own:
        return own[:1]
    spelt = header.split("/include/")[-1] if "/include/" in header else path.name
    return [unit for unit in sorted(units) if f'#include "{spelt}"' in (ROOT / unit).read_text(errors="replace")][:1]


def units_to_check(units, everything, named):
    if named:
        return sorted(set(named) & set(units))
    if everything:
        return sorted(units)
    wanted = set()
    for name in changed_files():
        if name in units:
            wanted.add(name)
        elif name.endswith(".h") and (ROOT / name).exists():
            wanted.update(includers(name, units))
    return sorted(wanted)


def compile_commands(build):
    units = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), ROOT)
        if path.startswith("src/") and path.endswith(".cpp"):
            units[path] = entry
    return units


def dependencies(build):
    """What each built object was made of, as ninja noted it."""
    found, current = {}, None
    out = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=False).stdout
    for line in out.splitlines():
        if line.startswith(" "):
            if current is not None:
                current.append(os.path.normpath(build / line.strip()))
        elif ": #deps" in line:
            current = found.setdefault(line.split(": #deps")[0], [])
    return found


def without_precompiled(build, cache):
    """A folder with the same compile commands, less GCC's precompiled headers, which clang cannot read."""
    text = (build / "compile_commands.json").read_text()
    text = re.sub(r"-Winvalid-pch|-include [^ \"]*cmake_pch\.hxx", "", text)
    folder = cache / "commands"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compile_commands.json").write_text(text)
    return folder


class Analysis:
    def __init__(self, build, cache):
        self.build, self.cache = without_precompiled(build, cache), cache
        self.units = compile_commands(self.build)
        self.deps = dependencies(build)
        self.stamp = hashlib.sha256()
        for tool in ("clang-tidy-14", "clazy-standalone"):
            self.stamp.update(subprocess.run([tool, "--version"], capture_output=True, check=True).stdout)
        self.stamp.update((ROOT / ".clang-tidy").read_bytes() + CLAZY.encode())

    def key(self, unit):
        """Tools, settings, flags, and the bytes of the source and of all headers that are not the system's."""
        entry = self.units[unit]
        digest = self.stamp.copy()
        digest.update(entry["command"].encode())
        object_file = entry.get("output") or re.search(r" -o (\S+)", entry["command"])[1]
        files = self.deps.get(object_file)
        if files is None:
            files = [str(path) for path in sorted((ROOT / "src").rglob("*.h"))]
        for path in [str(ROOT / unit), *files]:
            if not path.startswith("/usr/") and os.path.isfile(path):
                digest.update(path.encode() + pathlib.Path(path).read_bytes())
        return digest.hexdigest()

    def findings(self, unit):
        stored = self.cache / self.key(unit)
        if stored.exists():
            return stored.read_text()
        text = self.tidy(unit) + self.clazy(unit)
        stored.write_text(text)
        return text

    def tidy(self, unit):
        done = subprocess.run(["clang-tidy-14", "--quiet", "-p", str(self.build),
                               *[f"--extra-arg={flag}" for flag in FOREIGN], unit],
                              cwd=ROOT, capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def clazy(self, unit):
        done = subprocess.run(["clazy-standalone", "-p", str(self.build), f"--checks={CLAZY}",
                               r"--header-filter=.*/src/.*", "--ignore-dirs=.*/build/.*|/usr/.*",
                               *[f"--extra-arg={flag}" for flag in FOREIGN], unit],
                              cwd=ROOT, capture_output=True, text=True, check=False)
        text = done.stdout + done.stderr
        return text if done.returncode or "[-Wclazy" in text else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--all", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    for tool in ("clang-tidy-14", "clazy-standalone"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed: the lint needs the tools of Debian 12")

    analysis = Analysis(options.build.resolve(), options.cache.resolve())
    units = units_to_check(analysis.units, options.all, options.files)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for unit, text in zip(units, pool.map(analysis.findings, units)):
            if text:
                failed += 1
                print(f"---- {unit}\n{text}")
    print(f"clang-tidy and clazy: {len(units)} files, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
