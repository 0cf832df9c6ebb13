// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <utility>

namespace muster {

/// Calls \a done with the one answer of \a future, unless \a context is gone by then. The one way
/// to wait for a port: Qt 6.4's own `then(context, …)` ends the program (an assertion) when the
/// context dies before the answer comes. Runs at once in finish(), on the thread that answers (the
/// main one).
template <typename T, typename Function>
void whenDone(QFuture<T> future, QObject* context, Function&& done)
{
    future.then([guard = QPointer<QObject>(context), work = std::forward<Function>(done)](
                    const T& answer) mutable {
        if (guard)
            work(answer);
    });
}

} // namespace muster
