// SPDX-License-Identifier: GPL-3.0-or-later
#include <coroutine>
#include <cstdio>
#include <utility>
static int made = 0, gone = 0;
struct Counted
{
    Counted() { ++made; }
    Counted(const Counted&) { ++made; }
    Counted(Counted&&) { ++made; }
    ~Counted() { ++gone; }
};
template <typename F>
struct Once
{
    F f;
    bool await_ready()
    {
        f();
        return true;
    }
    void await_suspend(std::coroutine_handle<>) { }
    void await_resume() { }
};
template <typename F>
Once<F> run(F f)
{
    return {std::move(f)};
}
struct Task
{
    struct promise_type
    {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { }
    };
};
struct Aw
{
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) { }
    void await_resume() { }
};
template <typename F>
Aw visit(F&& f)
{
    f();
    return {};
}
struct Fun
{
    void (*p)();
    Counted c;
};
Task a(Counted& c)
{
    co_await run([c] {});
}
Task b(Counted& c)
{
    co_await visit([c] {});
}
Aw byval(Fun f)
{
    return {};
}
Task d(Counted& c)
{
    co_await byval(Fun{nullptr, c});
}
template <typename F>
Task nested(F f)
{
    f();
    co_return;
}
Task e(Counted& c)
{
    co_await ([c] { return Aw{}; })();
}
#include <functional>
Aw fn(std::function<void()> f)
{
    f();
    return {};
}
Task g(Counted& c)
{
    co_await fn([c] {});
}
Task h(Counted& c)
{
    Counted cc = c;
    co_await fn([cc] {});
}
template <class F>
void t(const char* n, F f)
{
    made = gone = 0;
    {
        Counted c;
        f(c);
    }
    std::printf("%-28s made %d destroyed %d %s\n", n, made, gone, made == gone ? "" : "<-- WRONG");
}
int main()
{
    t("functor moved into awaiter", a);
    t("lambda by reference", b);
    t("aggregate by value", d);
    t("lambda called", e);
    t("std::function", g);
    t("std::function, local", h);
}
