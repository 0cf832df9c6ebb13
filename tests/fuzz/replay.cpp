// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds each file of the given folders to a fuzz target: what once was found stays found, without
// the fuzzer.
#include "fuzz_support.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

int main(int argc, char** argv)
{
    int count = 0;
    for (int at = 1; at < argc; ++at) {
        QDirIterator files(
            QString::fromLocal8Bit(argv[at]), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qUtf8Printable(file.fileName()));
                return 1;
            }
            const QByteArray bytes = file.readAll();
            // Said before, so that a crash tells its input.
            std::printf("%s\n", qUtf8Printable(file.fileName()));
            std::fflush(stdout);
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.constData()),
                static_cast<size_t>(bytes.size()));
            ++count;
        }
    }
    std::printf("%d inputs\n", count);
    return count == 0 ? 1 : 0;
}
