# SPDX-License-Identifier: GPL-3.0-or-later
"""A small proxy before the simulator that does to connections what a server cannot do to itself."""

import contextlib
import re
import socket
import struct
import threading
import urllib.parse


class Request:
    """One request as it came: the bytes, the action, and how many of that action came before it and with it."""

    def __init__(self, data, action, number, on_connection):
        self.data, self.action, self.number, self.on_connection = data, action, number, on_connection


class Proxy:
    """Forwards whole requests to the simulator. rule(request) says what is done instead: None forwards, else a function that is
    called with (connection, request, forward) where forward() gives the simulator's answer; it returns True when the connection
    goes on. Every request that was read to its end is kept in `received`."""

    def __init__(self, endpoint, rule=lambda request: None, on_accept=None):
        target = urllib.parse.urlsplit(endpoint)
        self.target = (target.hostname, target.port)
        self.rule, self.on_accept = rule, on_accept
        self.received, self.accepted = [], 0
        self.counts = {}
        self.lock = threading.Lock()
        self.live = set()
        self.open()

    def open(self, port=0):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(128)
        self.port = self.listener.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.serve, args=(self.listener,), daemon=True).start()

    def close(self):
        """Refuses from now on and ends what is open: the network is away."""
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            live = list(self.live)
        for one in live:
            reset(one)

    def reopen(self):
        self.open(self.port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def serve(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self.lock:
                self.accepted += 1
                number = self.accepted
                self.live.add(connection)
            threading.Thread(target=self.guard, args=(connection, number), daemon=True).start()

    def guard(self, connection, number):
        try:
            if self.on_accept and self.on_accept(connection, number):
                return
            self.talk(connection)
        except (OSError, ValueError):
            pass
        finally:
            with self.lock:
                self.live.discard(connection)
            with contextlib.suppress(OSError):
                connection.close()

    def talk(self, connection):
        on_connection = 0
        while True:
            data = read_message(connection)
            if not data:
                return
            on_connection += 1
            request = self.note(data, on_connection)
            act = self.rule(request)

            def forward(data=data):
                return self.ask(data)
            if act is None:
                connection.sendall(forward())
            elif not act(connection, request, forward):
                return

    def note(self, data, on_connection):
        action = action_of(data)
        with self.lock:
            self.counts[action] = self.counts.get(action, 0) + 1
            request = Request(data, action, self.counts[action], on_connection)
            self.received.append(request)
        return request

    def ask(self, data):
        with socket.create_connection(self.target, timeout=120) as upstream:
            upstream.sendall(data)
            return read_message(upstream)


def action_of(data):
    head = data.split(b"\r\n\r\n", 1)[0]
    found = (re.search(rb"(?im)^x-acs-action:\s*(\w+)", head) or re.search(rb"[?&]Action=(\w+)", head))
    return found.group(1).decode() if found else ""


def read_message(connection):
    """A request or an answer with its body by Content-Length; empty at the end of the stream."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return data
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length:\s*(\d+)", head)
    wanted = int(length.group(1)) if length else 0
    while len(body) < wanted:
        part = connection.recv(65536)
        if not part:
            break
        body += part
    return head + b"\r\n\r\n" + body


def reset(connection):
    """Ends a connection with RST."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # Wakes a thread that reads from it; the close below then sends the reset.
        connection.shutdown(socket.SHUT_RD)
    with contextlib.suppress(OSError):
        connection.close()


def say(text, status="200 OK", headers=(), length=None):
    """An act that answers with the given body without asking the simulator."""
    body = text if isinstance(text, bytes) else text.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]

    def act(connection, *_):
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        return length is None
    return act


def change(answer_of):
    """An act that lets the simulator answer, and sends what answer_of makes of its bytes; then it closes."""
    def act(connection, _, forward):
        connection.sendall(answer_of(forward()))
        return False
    return act


class FullListener:
    """A port that answers no SYN: its queue is full for good."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(0)
        self.port = self.listener.getsockname()[1]
        self.fillers = []
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                filler.connect(("127.0.0.1", self.port))
            self.fillers.append(filler)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in (*self.fillers, self.listener):
            one.close()
