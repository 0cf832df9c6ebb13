# SPDX-License-Identifier: GPL-3.0-or-later
"""V8, beside the faults: the event loop of a launch of 1,000 with losses never stays away from poll() for more than 100 ms."""

import re

from catalogue import fault
from lab import Lab, expect
from lab import fault as entry

LIMIT = 0.1
RUNS = 3
LINE = re.compile(r"(\d+) +(\d+\.\d+) (?:<\.\.\. )?(p?poll|execve)(.*)$")


def longest_absence(lines):
    """Seconds between the end of a poll of the first thread and the start of its next one, once the first poll was there."""
    main, away_since, longest = None, None, 0.0
    for line in lines:
        found = LINE.match(line)
        if not found:
            continue
        pid, moment, call, rest = found[1], float(found[2]), found[3], found[4]
        main = main or pid
        if pid != main or call == "execve":
            continue
        if "resumed>" in line:
            away_since = moment
            continue
        if away_since is not None:
            longest = max(longest, moment - away_since)
        took = re.search(r"<(\d+\.\d+)>$", rest)
        away_since = moment + float(took[1]) if took else None
    return longest


@fault("V8", needs=("strace",))
def event_loop_stays_live():
    """The best of three: what the machine delays differs from run to run, what the program blocks does not."""
    measured = []
    for _ in range(RUNS):
        with Lab() as lab:
            trace = lab.folder / "trace"
            lab.faults(entry("close", execute="before", nth=3), entry("close", execute="never", nth=6))
            done = lab.launch(wrapper=["strace", "-f", "-qq", "--seccomp-bpf", "-ttt", "-T", "-e", "trace=poll,ppoll,execve",
                                       "-o", str(trace)])
            lab.expect_complete(done)
            measured.append(longest_absence(trace.read_text(errors="replace").splitlines()))
        if measured[-1] < LIMIT:
            return
    expect(False, f"away for {min(measured) * 1000:.0f} ms at best")
