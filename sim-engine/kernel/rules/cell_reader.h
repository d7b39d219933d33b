// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/content/record.h"
#include "core/content/schema.h"
#include "core/content/units.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ward::kernel {

/// Reads one record's cells, defaults of the schema included, and keeps the first fault.
class CellReader
{
public:
    CellReader(const content::Record &record, const content::Schema &schema, std::string_view owner)
        : m_record(record)
        , m_schema(schema)
        , m_owner(owner)
    {
    }

    [[nodiscard]] content::CellValue value(std::string_view name) const
    {
        const content::CellValue &own = m_record.cell(name);
        if (!content::isAbsent(own))
            return own;
        const content::FieldSpec *spec = m_schema.field(m_record.kind, name);
        return spec ? spec->defaultValue : content::CellValue();
    }
    [[nodiscard]] bool has(std::string_view name) const { return !content::isAbsent(value(name)); }
    template <typename T>
    [[nodiscard]] T as(std::string_view name) const
    {
        const content::CellValue cell = value(name);
        const T *held = std::get_if<T>(&cell);
        return held ? *held : T();
    }
    [[nodiscard]] std::string text(std::string_view name) const { return as<std::string>(name); }
    [[nodiscard]] SimTime time(std::string_view name)
    {
        const content::CellValue cell = value(name);
        const auto *quantity = std::get_if<content::Quantity>(&cell);
        if (!quantity)
            return {};
        const auto us = content::convert(quantity->value, quantity->unit, "us");
        if (!us) {
            fail("kernel.definition.value", name);
            return {};
        }
        return SimTime{static_cast<std::int64_t>(*us + 0.5)};
    }
    template <typename E, std::size_t N>
    [[nodiscard]] E enumeration(std::string_view name,
                                const std::array<std::string_view, N> &values)
    {
        const std::string text = as<std::string>(name);
        const auto it = std::find(values.begin(), values.end(), text);
        if (it == values.end()) {
            fail("kernel.definition.value", name);
            return E{};
        }
        return static_cast<E>(it - values.begin());
    }
    void fail(std::string code, std::string_view field)
    {
        if (!m_error) {
            m_error = Error(std::move(code), {{"name", std::string(m_owner)},
                                              {"field", std::string(field)},
                                              {"record", m_record.id.toString()}});
        }
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    const content::Record &m_record;
    const content::Schema &m_schema;
    std::string_view m_owner;
    std::optional<Error> m_error;
};

} // namespace ward::kernel
