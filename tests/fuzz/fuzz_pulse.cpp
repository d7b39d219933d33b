// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/pulse_law.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

WARD_FUZZ_TARGET(pulse)
{
    const std::string broken =
        ward::test::brokenPulseLaw({reinterpret_cast<const char *>(data), size});
    if (!broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
