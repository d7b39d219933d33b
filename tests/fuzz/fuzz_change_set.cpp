// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/proto_codec.h"
#include "core/content/schema.h"
#include "resources/resources.h"
#include "tests/fuzz/fuzz_target.h"
#include "ward/v1/events/change_set.pb.h"

#include <cstdint>
#include <cstdlib>

/// A received change-set is applied whole or not at all, and its inverse restores the document.
WARD_FUZZ_TARGET(change_set)
{
    using namespace ward::content;
    static const Document document =
        *parseDocument(ward::resources::file("scenarios/anaphylaxis.ward.json"), "base",
                       Schema::shipped())
             .document;
    ward::v1::events::ChangeSet message;
    if (!message.ParseFromArray(data, static_cast<int>(size)))
        return 0;
    const ward::Result<ChangeSet> change = fromProto(message);
    if (!change)
        return 0;
    Document copy = document;
    const auto inverse = apply(copy, *change, Schema::shipped());
    if (inverse && !apply(copy, *inverse, Schema::shipped()))
        std::abort();
    if (!(copy == document))
        std::abort();
    return 0;
}
