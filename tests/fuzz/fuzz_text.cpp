// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/content/schema.h"
#include "core/content/units.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstdlib>

/// What people and files write as text: what is understood can be written again and means the same.
WARD_FUZZ_TARGET(text)
{
    using namespace ward;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto id = Id::parse(bytes)) {
        if (!Id::parse(id->toString()) || *Id::parse(id->toString()) != *id)
            std::abort();
    }
    if (const auto time = parseTime(bytes)) {
        if (!parseTime(formatTime(*time)) || !parseTime(formatTimeLong(*time)))
            std::abort();
    }
    if (const auto quantity = content::parseQuantity(bytes, "/min")) {
        const auto again = content::parseQuantity(content::formatQuantity(*quantity));
        if (!again || !(*again == *quantity))
            std::abort();
    }
    (void)content::parseSchemaVersion(bytes);
    return 0;
}
