// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/importers.

#include "core/content/catalogue.h"
#include "core/content/document.h"

#include <string>
#include <string_view>

namespace ward::content::importers {

/// Makes the records of an imported scenario. Ids derive from the bytes of the source and the order
/// of making, so that the same source gives the same document on every machine.
class ScenarioBuilder
{
public:
    ScenarioBuilder(std::string_view source, const Catalogue &catalogue);

    /// A new record; `parent` is null for the scenario. Empty cells are left out.
    Id add(std::string kind, const Id &parent, Cells cells, std::string rank = {});
    /// One bed with a patient, monitor, ventilator and IV pole, everything connected.
    void addBay(const Id &scenario);

    [[nodiscard]] const Id &patient() const { return m_patient; }
    [[nodiscard]] Document &document() { return m_document; }

private:
    Id addEntity(const Id &parent, const char *prefab, std::string name, const char *socket,
                 std::string rank);

    const Catalogue &m_catalogue;
    Document m_document;
    Id m_root;
    std::uint64_t m_made = 0;
    Id m_patient;
};

} // namespace ward::content::importers
