# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrappers that run a command in namespaces of its own: without a network, with a resolver that lies, on a small disk."""

import pathlib
import sys

RESOLVER = pathlib.Path(__file__).resolve().parent / "resolver.py"


def with_resolver(folder, answer):
    """A network of its own with nothing but a resolver that denies every name (nxdomain) or never answers (silent)."""
    conf = folder / "resolv.conf"
    conf.write_text("nameserver 127.0.0.1\noptions timeout:5 attempts:2\n")
    script = (f"ip link set lo up && mount --bind {conf} /etc/resolv.conf && "
              f"{{ {sys.executable} {RESOLVER} {answer} & }} && sleep 0.3 && exec \"$@\"")
    return ["unshare", "--net", "--mount", "sh", "-c", script, "sh"]


def with_small_disk(home, size):
    """The home on a tmpfs of its own."""
    script = f"mkdir -p -m 0700 {home} && mount -t tmpfs -o size={size},mode=0700 none {home} && exec \"$@\""
    return ["unshare", "--mount", "sh", "-c", script, "sh"]


def read_only(home):
    """The home mounted read-only."""
    script = f"mount --bind {home} {home} && mount -o remount,ro,bind {home} && exec \"$@\""
    return ["unshare", "--mount", "sh", "-c", script, "sh"]
