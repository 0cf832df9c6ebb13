#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check finds what it is there for, and leaves a clean file alone."""
import pathlib
import tempfile
import unittest

import sources
import texts

TAG = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>A</name><message{numerus}><source>{source}</source>{translation}</message>
</context></TS>
"""


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def findings(self, check, name, text, mode=0o644):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        path.chmod(mode)
        return list(check(self.root, [pathlib.PurePosixPath(name)]))

    def assert_finds(self, check, name, text, words, **more):
        found = self.findings(check, name, text, **more)
        self.assertTrue(any(words in finding for finding in found), f"{words!r} is not in {found}")

    def assert_clean(self, check, name, text, **more):
        self.assertEqual(self.findings(check, name, text, **more), [])

    def test_size(self):
        self.assert_clean(sources.check_size, "src/core/a.cpp", "x\n" * 600)
        self.assert_finds(sources.check_size, "src/core/a.cpp", "x\n" * 601, "601 lines")

    def test_includes(self):
        check = sources.check_includes
        self.assert_clean(check, "src/engine/a.cpp", '#include "core/result.h"\n#include <QObject>\n')
        self.assert_finds(check, "src/engine/a.cpp", '#include "cloud/ecs_client.h"\n', "engine includes")
        self.assert_finds(check, "src/core/a.cpp", '#include "presenter/x.h"\n', "core includes")
        self.assert_finds(check, "src/simulator/a.cpp", '#include "core/result.h"\n', "simulator includes")
        self.assert_finds(check, "tests/core/a.cpp", '#include "../x.h"\n', "'..'")
        self.assert_finds(check, "src/cloud/a.cpp", '#include <core/result.h>\n', "with quotes")

    def test_licence(self):
        self.assert_clean(sources.check_licence, "src/core/a.h", TAG)
        self.assert_clean(sources.check_licence, "x.sh", "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
        self.assert_finds(sources.check_licence, "src/core/a.h", "#pragma once\n", "SPDX")

    def test_layer_rules(self):
        check = sources.check_layer_rules
        self.assert_clean(check, "src/gui/a.cpp", "x = tr(\"a\");\n    Q_OBJECT\n")
        self.assert_clean(check, "src/core/a.cpp", "str(x); // tr() is elsewhere\n")
        self.assert_finds(check, "src/core/a.cpp", "x = tr(\"a\");\n", "tr() belongs")
        self.assert_finds(check, "src/gui/a.h", "class A { Q_OBJECT\n", "line of its own")
        self.assert_finds(check, "src/gui/a.cpp", "QEventLoop loop;\n", "event loops")
        self.assert_finds(check, "src/engine/a.cpp", "co_await x;\n", "coroutines")
        self.assert_finds(check, "tests/core/a.cpp", "// TO" + "DO later\n", "unfinished")

    def test_ends_and_modes(self):
        self.assert_clean(sources.check_ends, "a.cpp", "x\n")
        self.assert_finds(sources.check_ends, "a.cpp", "x\r\n", "carriage")
        self.assert_finds(sources.check_ends, "a.cpp", "x", "no line end")
        self.assert_finds(sources.check_ends, "a.cpp", "x \n", "blanks")
        self.assert_clean(sources.check_modes, "a.sh", "#!/bin/sh\n", mode=0o755)
        self.assert_finds(sources.check_modes, "a.sh", "#!/bin/sh\n", "not executable")
        self.assert_finds(sources.check_modes, "a.cpp", "x\n", "without a #!", mode=0o755)

    def test_format(self):
        (self.root / ".clang-format").write_text("BasedOnStyle: WebKit\n")
        self.assert_clean(sources.check_format, "src/core/a.cpp", "int a = 1;\n")
        self.assert_finds(sources.check_format, "src/core/a.cpp", "int  a=1;\n", "a.cpp:1: not in the project's format")

    def ts(self, source, translation, numerus=""):
        text = TS.format(source=source, translation=translation, numerus=numerus)
        (self.root / "src").mkdir(exist_ok=True)
        (self.root / "src/a.cpp").write_text('class A : public QObject { Q_OBJECT\nvoid f() { tr("One of %1"); } };\n')
        return "translations/muster_zh_CN.ts", text

    def test_translations(self):
        check = texts.check_translations
        self.assert_clean(check, *self.ts("One of %1", "<translation>%1 X</translation>"))
        self.assert_finds(check, *self.ts("One of %1", '<translation type="unfinished"></translation>'), "unfinished")
        self.assert_finds(check, *self.ts("One of %1", "<translation>X</translation>"), "is missing")
        self.assert_finds(check, *self.ts("One of %1", "<translation>%1 %2</translation>"), "other placeholders")
        self.assert_finds(check, *self.ts("Gone", "<translation>X</translation>"), "no longer in the sources")
        self.assert_finds(check, *self.ts("Gone", "<translation>X</translation>"), "not in the file yet")
        plural = "<translation><numerusform></numerusform></translation>"
        self.assert_finds(check, *self.ts("%n items", plural, ' numerus="yes"'), "empty")

    def test_desktop_file(self):
        check = texts.check_desktop_files
        good = "[Desktop Entry]\nType=Application\nName=A\nExec=a\n"
        self.assert_clean(check, "a.desktop", good)
        self.assert_finds(check, "a.desktop", good + "Colour=blue\n", "Colour")


if __name__ == "__main__":
    unittest.main()
