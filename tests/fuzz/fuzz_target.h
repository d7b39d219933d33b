// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// One decoder's law, for any bytes: `WARD_FUZZ_TARGET(name) { … return 0; }` with `data` and
/// `size`. The fuzzers run it without end; tst_fuzz_corpus runs it over tests/fuzz/corpus/<name>/.
/// A broken law aborts.
#ifdef WARD_FUZZ_REPLAY

#include <map>
#include <string>

namespace ward::fuzz {

using Target = int (*)(const std::uint8_t *data, std::size_t size);
[[nodiscard]] inline std::map<std::string, Target> &targets()
{
    static std::map<std::string, Target> all;
    return all;
}

} // namespace ward::fuzz

#define WARD_FUZZ_TARGET(name)                                                                     \
    static int name##Law(const std::uint8_t *data, std::size_t size);                              \
    [[maybe_unused]] static const bool name##IsKnown =                                             \
        ward::fuzz::targets().emplace(#name, &name##Law).second;                                   \
    static int name##Law([[maybe_unused]] const std::uint8_t *data,                                \
                         [[maybe_unused]] std::size_t size)

#else

#define WARD_FUZZ_TARGET(name)                                                                     \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)

#endif
