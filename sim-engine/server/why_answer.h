// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/reader.h"
#include "sim-engine/inquiry/inquiry.h"
#include "ward/v1/wire/frame.pb.h"

namespace ward::server {

/// How much of everything an answer holds; what is asked about and its root are never left out.
struct WhyLimits
{
    int texts = 50;       ///< details, triggers
    int conditions = 400; ///< of the rule and its near misses together
    int misses = 50;      ///< the newest
    int links = 200;
};

/// Answers "why" from a recording, also from one that is being written. Codes `inquiry.*`,
/// `recording.*`, `server.query.why` (nothing was asked about). Reads and simulates: not for a
/// session's thread.
[[nodiscard]] Result<v1::wire::Why> answerWhy(const v1::wire::AskWhy &asked,
                                              recording::RecordingReader &reader,
                                              inquiry::Cancelled withdrawn);

/// As it travels; `shortened` tells when something had to stay behind.
void toProto(const inquiry::Answer &answer, const WhyLimits &limits, v1::wire::Why &out);

} // namespace ward::server
