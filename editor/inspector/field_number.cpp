// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/field_number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ward::editor {

using content::CellValue;
using content::FieldSpec;
using content::FieldType;
using content::Quantity;

namespace {

int decimals(double step)
{
    int places = 0;
    while (places < 6 && std::abs(step - std::round(step)) > 1e-9) {
        step *= 10;
        ++places;
    }
    return places;
}

} // namespace

double numberOf(const CellValue &value)
{
    if (const auto *quantity = std::get_if<Quantity>(&value))
        return quantity->value;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    return std::numeric_limits<double>::quiet_NaN();
}

CellValue withNumber(const FieldSpec &field, double value)
{
    switch (field.type) {
    case FieldType::Integer:
        return static_cast<std::int64_t>(std::llround(value));
    case FieldType::Number:
        return value;
    default: {
        const double step = field.step > 0 ? field.step : 1e-6;
        return Quantity{std::round(value / step) * step, field.unit};
    }
    }
}

QString numberText(const FieldSpec &field, double value)
{
    return QString::number(value, 'f', field.type == FieldType::Integer ? 0 : decimals(field.step));
}

content::Range sliderRange(const FieldSpec &field)
{
    const content::Range hard = field.hard.value_or(content::Range{0, 100});
    const content::Range band = field.plausible.value_or(hard);
    const double margin = (band.high - band.low) * 0.25;
    return {std::max(hard.low, band.low - margin), std::min(hard.high, band.high + margin)};
}

} // namespace ward::editor
