// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/frame_laws.h"

#include <cstdint>
#include <cstdlib>
#include <google/protobuf/stubs/logging.h>

WARD_FUZZ_TARGET(frame)
{
    static const bool quiet = [] {
        google::protobuf::SetLogHandler(nullptr);
        return true;
    }();
    static_cast<void>(quiet);
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (!ward::test::engineReads(bytes))
        std::abort();
    ward::client::RunFollower run;
    ward::test::clientReads(bytes, run);
    return 0;
}
