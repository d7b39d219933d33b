// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/script_runner.h"

#include "core/base/hash.h"

#include <ctime>

namespace ward::scripts::test {

namespace {

template <typename T>
T argument(const Error &error, std::string_view name)
{
    const MessageArg *found = error.message.arg(name);
    const T *value = found ? std::get_if<T>(found) : nullptr;
    return value ? *value : T();
}

} // namespace

Table FakeView::facts() const
{
    return {{std::string("tick"), std::int64_t{375}}, {std::string("time"), 12.5}};
}

Result<Value> FakeView::answer(Question question, std::span<const Value> arguments)
{
    switch (question) {
    case Question::Random:
        return randomUnit(7, 11, m_asked++);
    case Question::Value:
        if (arguments.empty() || !arguments.front().text())
            return failure("test.view", {{"text", std::string("which value?")}});
        return 88.0;
    default:
        return Value();
    }
}

std::string Ran::digest() const
{
    return code + "\n" + detail + "\n" + std::to_string(line) + "\n" + encode(actions) + "\n" +
           state + "\n" + std::to_string(usage.instructions) + "\n" + std::to_string(usage.memory) +
           "\n";
}

Ran runProgram(Sandbox &sandbox, std::string_view code, std::string_view state)
{
    Ran ran;
    const auto fail = [&](const Error &error) {
        ran.code = error.code();
        ran.detail = argument<std::string>(error, "detail");
        ran.line = argument<std::int64_t>(error, "line");
    };
    const auto program = Program::compile(code);
    if (!program) {
        fail(program.error());
        return ran;
    }
    const Value event(Table{{std::string("type"), "test"}, {std::string("time"), 12.5}});
    FakeView view;
    const double start = threadCpuMs();
    auto outcome = sandbox.call(*program, state, event, view, 17, &ran.usage);
    ran.cpuMs = threadCpuMs() - start;
    if (!outcome) {
        fail(outcome.error());
        return ran;
    }
    ran.actions = std::move(outcome->actions);
    ran.state = std::move(outcome->state);
    return ran;
}

std::string onWith(std::string_view body)
{
    return "function on(event, view)\n" + std::string(body) + "\nend\n";
}

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace ward::scripts::test
