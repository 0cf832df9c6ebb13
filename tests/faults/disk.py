# SPDX-License-Identifier: GPL-3.0-or-later
"""F40 to F43: a disk that is full, one that fails, and a journal that is damaged."""

import contextlib
import os
import pathlib
import sqlite3
import subprocess
import time

import checker
import lib
import netns
from catalogue import fault
from lab import Lab, expect
from lab import fault as entry


def strace(*injections):
    calls = sorted({one.split(":")[0] for one in injections})
    words = ["strace", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf", "-e", "trace=" + ",".join(calls)]
    for one in injections:
        words += ["-e", f"inject={one}"]
    return words


@contextlib.contextmanager
def small_disk(lab, size):
    """The home on a tmpfs of its own size, seen by the harness as well."""
    lab.home.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "none", str(lab.home)], check=True)
    try:
        yield
    finally:
        for run in lab.started:
            run.kill()
        subprocess.run(["umount", "-l", str(lab.home)], check=True)


def free_bytes(folder):
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


def fill(lab, leave):
    """Fills the disk of the home up to `leave` bytes."""
    count = max(0, free_bytes(lab.home) - leave)
    with open(lab.home / "filling", "ab") as filling:
        os.posix_fallocate(filling.fileno(), os.fstat(filling.fileno()).st_size, count)


@fault("F40", needs=("mount", "umount"))
def disk_full_before():
    with Lab() as lab, small_disk(lab, "100m"):
        fill(lab, 50 << 20)
        done = lab.launch(amount=10)
        expect(done.code not in (0, 4, 5, 6), f"exit {done.code}")
        expect("64" in done.err or "space" in done.err.lower() or "full" in done.err.lower(), f"stderr: {done.err}")
        expect(not lab.launches(), "something was sent")
        os.remove(lab.home / "filling")
        lab.expect_complete(lab.launch(amount=10), 10)


@fault("F41", needs=("mount", "umount", "strace"))
def disk_full_after_sending():
    """Three calls are held, the disk becomes full, then they are answered. With the reserve file there is room; when every
    write fails, the ids are in a rescue file and nothing more is sent."""
    with Lab() as lab, small_disk(lab, "100m"):
        lab.faults(*[entry("hold", nth=number) for number in (1, 2, 3)])
        run = lab.start_launch(wait="40s")
        lab.wait_launches(3)
        expect((lab.home / "journal.reserve").exists(), "there is no reserve file")
        fill(lab, 0)
        lab.go()
        done = run.wait(120).expect_exit(0, 5)
        bought = lab.simulator.bought()
        expect(bought >= 300 and set(one["InstanceId"] for one in lab.simulator.instances()) == lab.journal().ids(),
               f"{bought} bought, {len(lab.journal().ids())} in the journal; {done.err[-300:]}")
        os.remove(lab.home / "filling")
        lab.recover_to_end()
        expect(lab.simulator.bought() == 1000, f"bought {lab.simulator.bought()}")
        lab.check()
    with Lab() as lab:
        lab.faults(*[entry("hold", nth=number) for number in (1, 2, 3)])
        run = lab.start_launch(wait="20s")
        lab.wait_launches(3)
        with injected(run.muster_pid(), "pwrite64:error=ENOSPC"):
            lab.go()
            time.sleep(3)
            sent = len(lab.launches())
            rescued = "".join(one.read_text(errors="replace") for one in (lab.home / "rescue").glob("*") if one.is_file())
            ids = [one["InstanceId"] for one in lab.simulator.instances()]
            expect(sent == 3, f"{sent - 3} calls were sent with a full disk")
            expect(len(ids) == 300 and all(one in rescued for one in ids),
                   f"{sum(one in rescued for one in ids)} of {len(ids)} ids are in the rescue file; {run.err_text()[-300:]}")
            run.kill()
        lab.recover_to_end()
        expect(lab.simulator.bought() == 1000, f"bought {lab.simulator.bought()}")
        lab.check()


@contextlib.contextmanager
def injected(pid, injection):
    """Attaches strace to a running program and injects until the end."""
    tracer = subprocess.Popen([*strace(injection), "-p", str(pid)], stderr=subprocess.DEVNULL)
    lib.wait_until(lambda: "TracerPid:\t0" not in pathlib.Path(f"/proc/{pid}/status").read_text(), 10, "strace")
    time.sleep(0.2)
    try:
        yield
    finally:
        tracer.terminate()
        tracer.wait(10)


@fault("F42", needs=("strace",))
def disk_fails():
    """fdatasync, then pwrite64, fails with EIO while three calls are in flight: nothing is sent after it, and the journal is
    right again afterwards."""
    for call in ("fdatasync", "pwrite64"):
        with Lab() as lab:
            lab.faults(*[entry("hold", nth=number) for number in (1, 2, 3)])
            run = lab.start_launch(wait="20s")
            lab.wait_launches(3)
            with injected(run.muster_pid(), f"{call}:error=EIO"):
                lab.go()
                time.sleep(3)
                expect(len(lab.launches()) == 3, f"{call}: {len(lab.launches()) - 3} calls were sent after it")
                said = run.err_text()
                expect(str(lab.home) in said, f"{call}: the path is not in the message: {said[-300:]}")
                run.kill()
            lab.recover_to_end()
            expect(lab.simulator.bought() == 1000, f"bought {lab.simulator.bought()}")
            lab.check()


def damage_header(path):
    with open(path, "r+b") as file:
        file.write(b"not a database at all")


def damage_page(path):
    size = path.stat().st_size
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(min(size - 4096, 8 * 4096)))


def damage_row(path):
    base = sqlite3.connect(path)
    base.execute("UPDATE calls SET state = 'REJECTED' WHERE idx = 1")
    base.commit()
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def lose_wal(path):
    """The main file as it was before the last launch, the -wal with the rest gone."""
    for name in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.remove(str(path) + name)
    with open(path, "r+b") as file:
        file.truncate(max(4096, path.stat().st_size // 4096 // 2 * 4096))


@fault("F43")
def journal_damaged():
    """Two launches of 100, a backup after each. The damaged file is moved aside with a date, never deleted; what the newest
    backup lacks is found by its tags; nothing is launched until the person confirmed."""
    for harm in (damage_header, damage_page, damage_row, lose_wal):
        with Lab() as lab:
            for count in (1, 2):
                lab.launch(amount=100).expect_exit(0)
                expect(lab.simulator.bought() == 100 * count, "the launch")
            path = lab.home / "journal.db"
            harm(path)
            damaged = path.read_bytes()
            sent = len(lab.launches())
            refused = lab.launch(amount=5, wait="10s")
            expect(refused.code not in (0, 4, 6), f"{harm.__name__}: exit {refused.code}")
            expect(len(lab.launches()) == sent, f"{harm.__name__}: a launch with a damaged journal")
            lab.recover(timeout=90)
            kept = [one for one in lab.home.rglob("*") if one.is_file() and one != path and same_start(one, damaged)]
            expect(kept, f"{harm.__name__}: the damaged file is not kept: {sorted(one.name for one in lab.home.iterdir())}")
            found = checker.Journal(path).ids()
            bought = {one["InstanceId"] for one in lab.simulator.instances()}
            expect(found == bought, f"{harm.__name__}: {len(found & bought)} of {len(bought)} instances were found again")
            lab.launch(amount=5).expect_exit(0)
            expect(lab.simulator.bought() == 205, f"{harm.__name__}: bought {lab.simulator.bought()}")


def same_start(path, damaged):
    """The journal as it was damaged, perhaps with its -wal written into it since."""
    content = path.read_bytes()
    return len(content) >= len(damaged) // 2 and content[:16] == damaged[:16] and "backup" not in path.parts
