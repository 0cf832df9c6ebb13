# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of source files. Each takes the root and the files (relative) and yields findings."""
import os
import re
import shutil
import subprocess

MAX_LINES = 600
CODE = {".h", ".cpp", ".py", ".sh", ".mjs", ".js", ".cmake"}
TEXT = CODE | {".md", ".txt", ".ui", ".ts", ".xml", ".desktop", ".in", ".json", ".supp", ".yml", ".svg"}

# What each layer may include of ours (house rule: direction).
LAYERS = {
    "core": {"core"},
    "cloud": {"cloud", "core"},
    "store": {"store", "core"},
    "engine": {"engine", "core"},
    "platform": {"platform", "core"},
    "presenter": {"presenter", "core", "engine"},
    "cli": {"cli", "core", "engine", "presenter"},
    "gui": {"gui", "core", "presenter"},
    "simulator": {"simulator"},
    "app": {"app", "core", "cloud", "store", "engine", "platform", "presenter", "cli", "gui"},
}
SPEAKING_LAYERS = {"presenter", "gui", "cli"}

class ToolMissing(Exception):
    """A tool of Debian 12 is not on this machine, so the check says nothing."""


INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def project_files(root):
    """Every file that is tracked or could be, as paths below the root."""
    out = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                          "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True).stdout
    return sorted(set(filter(None, out.split("\0"))))


def is_cpp(path):
    return path.suffix in {".h", ".cpp"} and path.parts[0] in {"src", "tests"}


def is_script(root, path):
    with open(root / path, "rb") as file:
        return file.read(2) == b"#!"


def lines_of(root, path):
    return (root / path).read_text(encoding="utf-8", errors="replace").split("\n")


def without_comments(line):
    return re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]


def check_format(root, files):
    """clang-format 14 has nothing to change."""
    wanted = [str(f) for f in files if is_cpp(f)]
    if not wanted:
        return
    tool = shutil.which("clang-format-14")
    if not tool:
        raise ToolMissing("clang-format-14")
    for start in range(0, len(wanted), 50):
        done = subprocess.run([tool, "--dry-run", "-ferror-limit=1", *wanted[start:start + 50]], cwd=root,
                              capture_output=True, text=True, check=False)
        seen = set()
        for match in re.finditer(r"^(\S+?):(\d+):\d+: (?:warning|error): ", done.stderr, re.MULTILINE):
            if match[1] not in seen:
                seen.add(match[1])
                yield f"{match[1]}:{match[2]}: not in the project's format; run ./dev format"


def check_size(root, files):
    """No file is longer than 600 lines."""
    for path in files:
        if path.suffix in CODE or path.name in {"dev", "run", "CMakeLists.txt"}:
            count = len(lines_of(root, path)) - 1
            if count > MAX_LINES:
                yield f"{path}:{MAX_LINES + 1}: {count} lines; look for the second class in it"


def check_includes(root, files):
    """Includes have no "..", and point downward or into their own layer."""
    for path in filter(is_cpp, files):
        layer = path.parts[1] if path.parts[0] == "src" and len(path.parts) > 2 else None
        for number, line in enumerate(lines_of(root, path), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            kind, target = match.groups()
            if ".." in target.split("/"):
                yield f"{path}:{number}: an include with '..'"
            top = target.split("/")[0]
            if layer and "/" in target and top in LAYERS and top not in LAYERS[layer]:
                yield f"{path}:{number}: {layer} includes {target}; it may use {', '.join(sorted(LAYERS[layer]))}"
            if kind == "<" and top in LAYERS and "/" in target:
                yield f"{path}:{number}: headers of ours are included with quotes"


def check_licence(root, files):
    """The SPDX tag is in the first line, after a "#!" line in the second."""
    for path in files:
        if path.suffix not in CODE and path.name != "CMakeLists.txt" and not is_script(root, path):
            continue
        head = lines_of(root, path)[:2]
        line = head[1] if head[0].startswith("#!") and len(head) > 1 else head[0]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in line:
            yield f"{path}:1: the line with the SPDX tag is missing"


def layer_findings(layer, line):
    if layer not in SPEAKING_LAYERS and re.search(r"(?<![\w:.>])tr\(", line):
        return "tr() belongs in presenter, gui and cli"
    if re.search(r"\b(QEventLoop|processEvents)\b", line):
        return "no nested event loops"
    if re.search(r"\bco_(await|yield|return)\b", line):
        return "no coroutines (docs/adr)"
    if re.search(r"\bQ_OBJECT\b", line) and line.strip() != "Q_OBJECT":
        return "Q_OBJECT stands on a line of its own, or moc is not run"
    if re.search(r"\bstd::(format|expected|source_location)\b|\bstd::views\b", line):
        return "the analysers of Debian 12 cannot parse this"
    return None


def check_layer_rules(root, files):
    """House rules that one line shows."""
    for path in filter(is_cpp, files):
        in_source = path.parts[0] == "src" and len(path.parts) > 2
        for number, raw in enumerate(lines_of(root, path), 1):
            if re.search(r"\b(TODO|FIXME|XXX)\b", raw):
                yield f"{path}:{number}: unfinished by its own words"
            finding = layer_findings(path.parts[1], without_comments(raw)) if in_source else None
            if finding:
                yield f"{path}:{number}: {finding}"


def check_ends(root, files):
    """Line ends are LF, lines end in no blank, and a file ends with one line end."""
    for path in files:
        if path.suffix not in TEXT and not is_script(root, path):
            continue
        if path.parts[:2] == ("tests", "data"):
            continue
        data = (root / path).read_bytes()
        if b"\r" in data:
            yield f"{path}:{data[:data.index(bytes([13]))].count(b'%c' % 10) + 1}: carriage return"
        if data and not data.endswith(b"\n"):
            yield f"{path}: no line end at its end"
        if path.suffix in CODE:
            for number, line in enumerate(data.split(b"\n"), 1):
                if line.rstrip(b" \t") != line:
                    yield f"{path}:{number}: blanks at the end of the line"


def check_modes(root, files):
    """What begins with "#!" is executable, and nothing else is."""
    for path in files:
        executable = os.access(root / path, os.X_OK) if os.geteuid() else bool((root / path).stat().st_mode & 0o100)
        if executable != is_script(root, path):
            yield f"{path}: {'executable, but without a #! line' if executable else 'has a #! line, but is not executable'}"
