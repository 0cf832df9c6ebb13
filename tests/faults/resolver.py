# SPDX-License-Identifier: GPL-3.0-or-later
"""A name server that denies every name, or says nothing."""

import os
import socket
import sys
import threading


def main():
    # Whoever waits for the outputs must not wait for this.
    os.setpgid(0, 0) if os.getpid() != os.getsid(0) else None
    parent = os.getppid()
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    while True:
        query, client = server.recvfrom(512)
        if sys.argv[1] == "nxdomain":
            server.sendto(query[:2] + b"\x81\x83" + query[4:6] + b"\0" * 6 + query[12:], client)


def end_with(parent):
    while os.path.exists(f"/proc/{parent}") and os.getppid() == parent:
        threading.Event().wait(0.2)
    os._exit(0)


if __name__ == "__main__":
    main()
