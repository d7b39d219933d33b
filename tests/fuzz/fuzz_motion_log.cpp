// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as the motion log beside a recording, and as a piece of one whose checksum fits: pieces
// that are taken can be said again, whatever else is there ends the log.
#include "core/base/bytes.h"
#include "core/base/hash.h"
#include "core/recording/frames.h"
#include "core/recording/motion_log.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace ward;
using namespace ward::recording;

namespace {

void mustHold(bool law)
{
    if (!law)
        std::abort();
}

void read(std::string_view log)
{
    std::string content;
    for (std::size_t before = log.size();; before = log.size()) {
        const auto piece = takeMotion(log);
        if (!piece) {
            mustHold(log.size() == before);
            break;
        }
        mustHold(log.size() < before);
        const std::string again = encodeMotion(*piece);
        std::string_view said = again;
        const auto same = takeMotion(said);
        mustHold(same && said.empty() && same->bytes == piece->bytes);
        mustHold(same->offset == piece->offset && same->baseHash == piece->baseHash);
        mustHold(same->chunksEnd == piece->chunksEnd && same->end.at == piece->end.at);
        content += piece->bytes;
    }
    (void)Frames::parse(std::move(content));
}

} // namespace

WARD_FUZZ_TARGET(motion_log)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    read(bytes);
    ByteWriter piece;
    piece.text(bytes);
    piece.fixed64(hash64(bytes));
    read(piece.bytes());
    return 0;
}
