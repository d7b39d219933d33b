// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/library_store.h"
#include "sim-engine/sessions/draft_library.h"

namespace ward::sessions {

/// The engine's drafts in its library file. Any thread.
class LibraryDrafts final : public DraftLibrary
{
public:
    explicit LibraryDrafts(std::shared_ptr<content::LibraryStore> store);

    [[nodiscard]] Result<std::vector<DraftSummary>> list() override;
    Result<> create(const std::string &draft, const std::string &title,
                    std::string_view canonical) override;
    [[nodiscard]] Result<DraftParts> open(const std::string &draft) override;

private:
    std::shared_ptr<content::LibraryStore> m_store;
};

} // namespace ward::sessions
