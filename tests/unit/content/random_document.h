// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <cstdint>

namespace ward::test {

/// Makes documents and change-sets that keep every law of the schema, all from one seed.
class RandomContent
{
public:
    explicit RandomContent(std::uint64_t seed)
        : m_seed(seed)
    {
    }

    [[nodiscard]] content::Document document(std::size_t records);
    /// Up to `ops` ops that fit `document` one after another.
    [[nodiscard]] content::ChangeSet change(const content::Document &document, std::size_t ops);
    [[nodiscard]] std::uint64_t below(std::uint64_t n);
    [[nodiscard]] Id id();

private:
    [[nodiscard]] double between(double low, double high);
    [[nodiscard]] content::CellValue value(const content::Document &document,
                                           const content::FieldSpec &field);
    [[nodiscard]] std::string text();
    [[nodiscard]] content::Record record(const content::Document &document,
                                         const content::KindSpec &kind, const Id &parent);
    /// A record of any kind at a place where it may be; null id when the draw did not fit.
    [[nodiscard]] content::Record anywhere(const content::Document &document);
    /// One op that fits `document`; none when the draw did not.
    [[nodiscard]] std::vector<content::Op> op(const content::Document &document);

    std::uint64_t m_seed;
    std::uint64_t m_drawn = 0;
};

} // namespace ward::test
