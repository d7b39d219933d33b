// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/scripts/sandbox.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ward::scripts::test {

/// A world of two facts, so that programs can be run without a session.
class FakeView : public View
{
public:
    [[nodiscard]] Table facts() const override;
    [[nodiscard]] Result<Value> answer(Question question,
                                       std::span<const Value> arguments) override;
    [[nodiscard]] std::int64_t cost(Question /*question*/) const override { return 20; }

private:
    std::uint64_t m_asked = 0;
};

/// One call of one program, and what it cost.
struct Ran
{
    std::string code; ///< of the fault; "" when there was none
    std::string detail;
    std::int64_t line = 0;
    Value actions;
    std::string state;
    Usage usage;
    double cpuMs = 0; ///< of this thread
    /// What must be the same in every process.
    [[nodiscard]] std::string digest() const;
};

/// Compiles and calls `on` once with an event `{type = "test", time = 12.5}`.
[[nodiscard]] Ran runProgram(Sandbox &sandbox, std::string_view code, std::string_view state = {});
/// `on` with this body.
[[nodiscard]] std::string onWith(std::string_view body);
[[nodiscard]] double threadCpuMs();

} // namespace ward::scripts::test
