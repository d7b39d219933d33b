// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/proto_codec.h"
#include "core/content/schema.h"
#include "sim-client/draft_follower.h"
#include "sim-client/run_follower.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/frame_laws.h"

#include <cstdlib>

namespace {

using namespace ward;

/// As a client that follows a draft reads the engine's frame.
void draftReads(const v1::wire::Frame &frame, client::DraftFollower &draft)
{
    if (frame.has_snapshot()) {
        (void)draft.reset(frame.snapshot().document(), frame.snapshot().change_index());
        return;
    }
    std::uint64_t index = frame.draft_changes().first_index();
    for (const v1::events::ChangeSet &message : frame.draft_changes().changes()) {
        const auto change = content::fromProto(message);
        if (!change || draft.confirmed(*change, index++).lost)
            return;
    }
}

} // namespace

/// Frames one after the other, each behind its size in two bytes: what an engine may send to a
/// client that follows a run or a draft, and what piles up for it.
WARD_FUZZ_TARGET(follower)
{
    client::RunFollower run;
    client::DraftFollower draft(content::Schema::shipped(), content::Catalogue::shipped());
    for (std::size_t at = 0; at + 2 <= size;) {
        const std::size_t wanted = data[at] + 256u * data[at + 1];
        at += 2;
        const std::size_t length = wanted < size - at ? wanted : size - at;
        const std::string_view bytes(reinterpret_cast<const char *>(data) + at, length);
        at += length;
        test::clientReads(bytes, run);
        v1::wire::Frame frame;
        if (frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
            draftReads(frame, draft);
    }
    // Whatever it believes now, the engine can put it right.
    if (draft.index() != 0 && draft.pending() != 0)
        std::abort();
    return 0;
}
