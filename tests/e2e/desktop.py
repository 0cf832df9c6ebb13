# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of the test's own: bus, display, window manager and accessibility bus, and a person who uses it through the names
that a screen reader tells."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import lib

FIELDS = ("text", "entry", "combo box", "spin button", "check box")
IN_SESSION = "MUSTER_E2E_IN_SESSION"
TOOLS = ("Xvfb", "openbox", "dbus-run-session", "xdotool", "xprop")
AT_SPI = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def main():
    """Runs the tests of the calling script inside a session bus and on a display of their own."""
    if os.environ.get(IN_SESSION):
        with Display():
            lib.main()
        return
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing or not launcher():
        sys.exit(f"these tools are missing: {' '.join(missing) or 'at-spi2-core'}")
    runtime = tempfile.mkdtemp(prefix="muster-run-")
    os.chmod(runtime, 0o700)
    environment = lib.clean_environment(pathlib.Path(runtime))
    environment.update({IN_SESSION: "1", "XDG_RUNTIME_DIR": runtime, "XDG_CURRENT_DESKTOP": "muster-test"})
    command = ["dbus-run-session", "--", sys.executable, os.path.abspath(sys.argv[0]), *sys.argv[1:]]
    try:
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    finally:
        shutil.rmtree(runtime, ignore_errors=True)


def launcher():
    return next((path for path in AT_SPI if os.path.exists(path)), None)


class Display:
    """Xvfb on a free display, a window manager and the accessibility bus."""

    def __init__(self, size="1280x900x24"):
        self.size = size
        self.children = []

    def __enter__(self):
        read, write = os.pipe()
        os.set_inheritable(write, True)
        self.children.append(subprocess.Popen(
            # Else it starts anew when its last client goes, and refuses the next one meanwhile.
            ["Xvfb", "-displayfd", str(write), "-screen", "0", self.size, "-nolisten", "tcp", "-noreset"],
            close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        for command in (["openbox"], [launcher(), "--launch-immediately"]):
            self.children.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        lib.wait_until(has_window_manager, 30, "the window manager")
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.terminate()
            child.wait(10)


def has_window_manager():
    asked = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True, check=False)
    return "window id" in asked.stdout


def atspi():
    """The accessibility library, once the session is there."""
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    return Atspi


class Screen:
    """The running muster as a screen reader has it."""

    def __init__(self, pid):
        self.api = atspi()
        self.api.init()
        self.pid = pid

    def application(self):
        desktop = self.api.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.pid:
                child.set_cache_mask(self.api.Cache.NONE)
                return child
        return None

    def walk(self, node, depth=0):
        """Every accessible below node; the inside of tables and lists is left to who asks for it."""
        yield node
        if depth > 30 or node.get_role_name() in ("table", "tree table"):
            return
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child:
                yield from self.walk(child, depth + 1)

    def find_now(self, name, roles=None, showing=True):
        from gi.repository import GLib
        application = self.application()
        if not application:
            return None
        for node in self.walk(application):
            try:
                if node.get_name() != name or (roles and node.get_role_name() not in roles):
                    continue
                if not showing or node.get_state_set().contains(self.api.StateType.SHOWING):
                    return node
            except GLib.Error:
                continue
        return None

    def find(self, name, roles=None, seconds=20, showing=True):
        from gi.repository import GLib

        def look():
            try:
                return self.find_now(name, roles, showing)
            except GLib.Error:
                return None
        return lib.wait_until(look, seconds, f"“{name}” on the screen")

    def press(self, name, roles=("push button", "button"), seconds=20):
        button = self.find(name, roles, seconds)
        lib.wait_until(lambda: button.get_state_set().contains(self.api.StateType.SENSITIVE), seconds,
                       f"“{name}” to become enabled")
        button.get_action_iface().do_action(0)

    def is_enabled(self, name, roles=("push button", "button")):
        return self.find(name, roles).get_state_set().contains(self.api.StateType.SENSITIVE)

    def set_value(self, name, value):
        self.find(name, ("spin button",)).get_value_iface().set_current_value(value)

    def set_text(self, name, text):
        """Types into a field; of a combo box into its line."""
        node = self.find(name, ("text", "entry", "combo box", "spin button"))
        if not node.get_editable_text_iface():
            node = next(one for one in self.walk(node) if one.get_editable_text_iface())
        node.get_editable_text_iface().set_text_contents(text)

    def text(self, name, roles=FIELDS, seconds=20):
        node = self.find(name, roles, seconds)
        # Called by its interface: newer versions give the node a method of the same name that takes no range.
        return self.api.Text.get_text(node, 0, -1) if node.get_text_iface() else node.get_description()

    def description(self, name, roles=FIELDS):
        return self.find(name, roles).get_description()

    def check(self, name, on=True):
        box = self.find(name, ("check box",))
        if box.get_state_set().contains(self.api.StateType.CHECKED) != on:
            box.get_action_iface().do_action(0)
        lib.wait_until(lambda: box.get_state_set().contains(self.api.StateType.CHECKED) == on, 10, f"“{name}”")

    @staticmethod
    def keys(*names):
        subprocess.run(["xdotool", "key", "--delay", "50", *names], check=True)

    def choose(self, name, item):
        """Chooses an item of a combo box: opens it and goes there by keys."""
        box = self.find(name, ("combo box",))
        items = box.get_child_at_index(0)
        names = [items.get_child_at_index(index).get_name() for index in range(items.get_child_count())]
        box.get_action_iface().do_action(0)
        lib.wait_until(lambda: box.get_state_set().contains(self.api.StateType.EXPANDED), 10, f"“{name}” to open")
        self.keys("Home", *["Down"] * names.index(item), "Return")

    def open_page(self, name):
        pages = self.find("Pages")
        item = next(pages.get_child_at_index(i) for i in range(pages.get_child_count())
                    if pages.get_child_at_index(i).get_name() == name)
        selection = pages.get_selection_iface()
        if selection:
            selection.select_child(item.get_index_in_parent())
        else:
            item.get_action_iface().do_action(0)

    def cells(self, table, column):
        """The texts of a column of a table."""
        grid = self.find(table, ("table",)).get_table_iface()
        return [grid.get_accessible_at(row, column).get_name() for row in range(grid.get_n_rows())]

    def select_rows(self, table, rows):
        grid = self.find(table, ("table",)).get_table_iface()
        for row in rows:
            grid.add_row_selection(row)

    def words(self, name=None):
        """All that can be read below a node, or in the whole program."""
        root = self.find(name) if name else self.application()
        return "\n".join(filter(None, (part for node in self.walk(root)
                                       for part in (node.get_name(), node.get_description()))))


class WindowTest(unittest.TestCase):
    """A test with a fresh home and the window of the built muster."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-window-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.home = self.folder / "home"
        self.process = None
        self.log = None

    def environment(self, **more):
        environment = lib.clean_environment(self.folder, DISPLAY=os.environ["DISPLAY"],
                                            DBUS_SESSION_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"],
                                            XDG_RUNTIME_DIR=os.environ["XDG_RUNTIME_DIR"],
                                            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        environment.update(more)
        return environment

    def open_window(self, *words, **environment):
        self.log = open(self.folder / "window.log", "ab")
        self.addCleanup(self.log.close)
        command = [str(lib.BIN / "muster"), "--home", str(self.home), "--language", "en", *words]
        self.process = subprocess.Popen(command, env=self.environment(**environment), stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        self.addCleanup(self.end_window)
        screen = Screen(self.process.pid)
        screen.find("Pages", seconds=60)
        return screen

    def close_window(self):
        """As the end of a session does it."""
        self.process.terminate()
        self.assertEqual(self.process.wait(20), 0)

    def end_window(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def tearDown(self):
        outcome = getattr(self._outcome, "result", None)
        if outcome and any(self is test for test, _ in [*outcome.failures, *outcome.errors]):
            print((self.folder / "window.log").read_text(errors="replace"), file=sys.stderr)


def seconds_since(start):
    return time.monotonic() - start
