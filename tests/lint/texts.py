# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of translations, desktop file and AppStream metainfo."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from sources import ToolMissing

LUPDATE = ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate")
PLACE = re.compile(r"%L?\d|%n")


def plain(element):
    return "" if element is None else "".join(element.itertext())


def forms_of(translation):
    """The texts of a translation: one, or one for each plural form."""
    forms = [] if translation is None else translation.findall("numerusform")
    return [plain(form) for form in forms] if forms else [plain(translation)]


def places(text):
    return {match.replace("L", "") for match in PLACE.findall(text)}


def message_findings(message, all_needed):
    translation = message.find("translation")
    source = plain(message.find("source"))
    kind = "" if translation is None else translation.get("type", "")
    if kind in {"obsolete", "vanished"}:
        return [f"obsolete text: {source!r}"]
    numerus = message.get("numerus") == "yes"
    if kind == "unfinished" and (all_needed or numerus):
        return [f"unfinished: {source!r}"]
    found = []
    for text in forms_of(translation):
        if not text and (all_needed or numerus):
            found.append(f"empty: {source!r}")
        elif text and places(text) - places(source):
            found.append(f"other placeholders than in the source: {source!r}")
        elif text and (places(source) - {"%n"}) - places(text):
            found.append(f"a placeholder is missing: {source!r}")
    return found


def keys_of(path):
    """What a .ts file translates: context, source and note of each message that is in use."""
    keys = set()
    for context in ET.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            if message.find("translation") is None or message.find("translation").get("type") not in {
                    "obsolete", "vanished"}:
                keys.add((plain(context.find("name")), plain(message.find("source")), plain(message.find("comment"))))
    return keys


def staleness(root, path):
    """Compares a .ts file with what lupdate makes of the sources now."""
    tool = next((found for found in map(shutil.which, LUPDATE) if found), None)
    if not tool:
        raise ToolMissing("lupdate")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / path.name
        shutil.copy(root / path, copy)
        plural = ["-pluralonly"] if path.stem.endswith("_en") else []
        done = subprocess.run([tool, "-silent", "-locations", "none", "-no-obsolete", *plural, "-extensions",
                               "cpp,h,ui", *[d for d in ("src", "ui") if (root / d).is_dir()], "-ts", str(copy)],
                              cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            return [f"lupdate failed: {done.stderr.strip()}"]
        now, then = keys_of(copy), keys_of(root / path)
    found = [f"not in the file yet, run ./dev translations: {key[0]}: {key[1]!r}" for key in sorted(now - then)]
    return found + [f"no longer in the sources, run ./dev translations: {key[0]}: {key[1]!r}"
                    for key in sorted(then - now)]


def check_translations(root, files):
    """The .ts files are up to date and complete, and their placeholders match."""
    for path in files:
        if path.suffix != ".ts" or path.parts[0] != "translations":
            continue
        all_needed = not path.stem.endswith("_en")
        try:
            messages = list(ET.parse(root / path).getroot().iter("message"))
        except ET.ParseError as error:
            yield f"{path}: {error}"
            continue
        for message in messages:
            for finding in message_findings(message, all_needed):
                yield f"{path}: {finding}"
        for finding in staleness(root, path):
            yield f"{path}: {finding}"


def run_tool(root, path, *command):
    if not shutil.which(command[0]):
        raise ToolMissing(command[0])
    done = subprocess.run([*command, str(path)], cwd=root, capture_output=True, text=True, check=False)
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return [f"{path}: {line}" for line in lines] or [f"{path}: {command[0]} fails"] if done.returncode else []


def check_desktop_files(root, files):
    for path in files:
        if path.suffix == ".desktop":
            yield from run_tool(root, path, "desktop-file-validate")


def check_metainfo(root, files):
    for path in files:
        if path.name.endswith(".metainfo.xml"):
            yield from run_tool(root, path, "appstreamcli", "validate", "--no-net", "--no-color", "--pedantic")
