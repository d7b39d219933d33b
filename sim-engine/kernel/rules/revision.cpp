// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/revision.h"

#include "core/base/bytes.h"
#include "core/base/hash.h"
#include "core/content/cell_text.h"

#include <algorithm>

namespace ward::kernel {

namespace {

void put(ByteWriter &out, const content::Document &document, const content::Record &record)
{
    out.id(record.id);
    out.id(record.parent);
    out.text(record.kind);
    out.text(record.rank);
    for (const auto &[name, value] : record.cells) { // ascending by name
        out.text(name);
        out.text(content::cellToText(value));
    }
    auto children = document.children(record.id);
    std::sort(children.begin(), children.end(),
              [](const content::Record *a, const content::Record *b) { return a->id < b->id; });
    for (const content::Record *child : children)
        put(out, document, *child);
}

} // namespace

std::uint64_t ruleRevision(const content::Document &document, const Id &rule)
{
    const content::Record *record = document.find(rule);
    if (!record)
        return 1;
    ByteWriter out;
    put(out, document, *record);
    return std::max<std::uint64_t>(hash64(out.take()), 1);
}

} // namespace ward::kernel
