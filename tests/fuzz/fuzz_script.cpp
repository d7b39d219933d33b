// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/script_runner.h"

#include <cstdint>
#include <cstdlib>

/// Whatever a program is, it ends, and the same way twice; so does a state that is no state.
WARD_FUZZ_TARGET(script)
{
    using namespace ward::scripts;
    static Sandbox sandbox;
    const std::string text(reinterpret_cast<const char *>(data), size);
    for (const std::string &code : {text, test::onWith(text)}) {
        const test::Ran first = test::runProgram(sandbox, code);
        const test::Ran second = test::runProgram(sandbox, code);
        if (first.digest() != second.digest())
            std::abort();
    }
    if (const auto state = decode(text); state && encode(*decode(encode(*state))) != encode(*state))
        std::abort();
    return 0;
}
