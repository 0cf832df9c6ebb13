// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <cstdio>
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QObject context;
    { // two continuations of one future
        QPromise<int> promise;
        promise.start();
        int first = 0, second = 0;
        QFuture<int> future = promise.future();
        auto a = future.then(&context, [&](int) { ++first; });
        auto b = future.then(&context, [&](int) { ++second; });
        promise.addResult(1);
        promise.finish();
        QTimer::singleShot(50, &app, &QCoreApplication::quit);
        app.exec();
        std::fflush(stdout);
        std::printf("two .then on one future: first ran %d, second ran %d; future of the first "
                    "finished: %d\n",
            first, second, a.isFinished());
    }
    { // cancelling what .then returns
        QPromise<int> promise;
        promise.start();
        auto chained
            = promise.future().then(&context, [](int v) { return v; }).then(&context, [](int v) {
                  return v;
              });
        chained.cancel();
        std::printf("cancel of the end of a chain: source cancelled %d\n", promise.isCanceled());
        promise.addResult(1);
        promise.finish();
    }
    { // context goes away
        auto* gone = new QObject;
        QPromise<int> promise;
        promise.start();
        auto tail = promise.future().then(gone, [](int v) { return v; });
        delete gone;
        std::fflush(stdout);
        promise.addResult(1);
        promise.finish();
        QTimer::singleShot(50, &app, &QCoreApplication::quit);
        app.exec();
        std::printf("context destroyed before the result: tail finished %d, cancelled %d\n",
            tail.isFinished(), tail.isCanceled());
    }
    { // promise destroyed
        QFuture<int> tail;
        bool ran = false;
        {
            QPromise<int> promise;
            promise.start();
            tail = promise.future().then(&context, [&](int v) {
                ran = true;
                return v;
            });
        }
        QTimer::singleShot(50, &app, &QCoreApplication::quit);
        app.exec();
        std::printf("promise destroyed without a result: continuation ran %d, tail finished %d "
                    "cancelled %d\n",
            ran, tail.isFinished(), tail.isCanceled());
    }
}
