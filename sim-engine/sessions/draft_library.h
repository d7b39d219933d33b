// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/sessions/authoring_session.h"

#include <string>
#include <vector>

namespace ward::sessions {

struct DraftSummary
{
    std::string draft;
    std::string title;
    std::int64_t changedMs = 0; ///< Unix ms
    std::uint64_t changeIndex = 0;
    std::uint64_t savedIndex = 0;
};

/// The drafts an engine holds. Any thread.
class DraftLibrary
{
public:
    virtual ~DraftLibrary() = default;
    [[nodiscard]] virtual Result<std::vector<DraftSummary>> list() = 0;
    virtual Result<> create(const std::string &draft, const std::string &title,
                            std::string_view canonical) = 0;
    /// Code `sessions.draft.unknown`.
    [[nodiscard]] virtual Result<DraftParts> open(const std::string &draft) = 0;
};

} // namespace ward::sessions
