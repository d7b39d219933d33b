// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "tests/fuzz/fuzz_target.h"

/// A package's manifest, and a schema: read or refused.
WARD_FUZZ_TARGET(catalogue)
{
    using namespace ward::content;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto catalogue = Catalogue::parse(bytes, Schema::shipped())) {
        if (!Catalogue::parse(catalogue->bytes(), Schema::shipped()))
            __builtin_trap();
    }
    (void)Schema::parse(bytes);
    return 0;
}
