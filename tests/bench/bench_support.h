// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <vector>

namespace muster::bench {

/// Keeps \a value alive, so that the compiler does not leave out what made it.
template <typename T>
void keep(T&& value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

/// Time of this thread on a processor, in ns: what other programs do meanwhile does not count.
inline double threadNanos()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

/// Median over \a rounds of the time of one \a work, in µs; \a times are done in each round.
template <typename Work>
double medianMicros(int rounds, int times, Work work)
{
    work();
    std::vector<double> figures;
    for (int round = 0; round < rounds; ++round) {
        const double begin = threadNanos();
        for (int count = 0; count < times; ++count)
            work();
        figures.push_back((threadNanos() - begin) / 1000.0 / times);
    }
    std::nth_element(figures.begin(), figures.begin() + rounds / 2, figures.end());
    return figures[static_cast<std::size_t>(rounds) / 2];
}

/// Runs a peer's script with Node and returns the figures it prints, by name. Empty when there is
/// no Node, or no NODE_PATH with the packages (`./dev bench` installs them into the build folder).
inline std::map<QByteArray, double> peerFigures(const QString& script, const QByteArray& input)
{
    std::map<QByteArray, double> figures;
    if (!qEnvironmentVariableIsSet("NODE_PATH"))
        return figures;
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(QStringLiteral("node"), {script});
    if (!node.waitForStarted())
        return figures;
    node.write(input);
    node.closeWriteChannel();
    node.waitForFinished(120'000);
    const QList<QByteArray> lines = node.readAllStandardOutput().split('\n');
    for (const QByteArray& line : lines) {
        if (const QList<QByteArray> parts = line.split(' '); parts.size() == 2)
            figures[parts[0]] = parts[1].toDouble();
    }
    return figures;
}

/// `name: median µs, ratio to tight loop` and, where it was measured, the share of the peer.
inline void report(
    const char* name, double micros, double tightLoop, const char* peer, double peerMicros)
{
    std::printf("%s: %.2f µs, %.2f x the tight loop (%.2f µs)", name, micros, micros / tightLoop,
        tightLoop);
    if (peerMicros > 0)
        std::printf(", 1/%.1f of %s (%.2f µs)", peerMicros / micros, peer, peerMicros);
    else
        std::printf(", %s not measured", peer);
    std::printf("\n");
}

} // namespace muster::bench
