// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/importers: how Pulse writes values.

#include "core/content/importers/decimal.h"
#include "core/content/importers/json_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ward::content::importers {

/// A `{"ScalarForce": {"Value": 500, "Unit": "N"}}`. As Protobuf's JSON leaves zeros out, a scalar
/// without a value is 0.
struct Scalar
{
    Decimal number;
    std::string unit; ///< as Pulse spells it, empty = none
    int line = 0;
    bool finite = true; ///< false: "Infinity" or "NaN"

    [[nodiscard]] double value() const { return number.value(); }
    [[nodiscard]] bool isZero() const { return number.digits == 0; }
};

/// Reads members of Pulse's objects; a member of the wrong type is reported as an error (and read
/// as absent), so that the file is refused.
class PulseReader
{
public:
    PulseReader(std::string_view fileName, Diagnostics &diagnostics)
        : m_fileName(fileName)
        , m_diagnostics(diagnostics)
    {
    }

    /// An object member; nullptr when absent.
    const Json *object(const Json &parent, std::string_view name);
    /// An array member; nullptr when absent.
    const Json *array(const Json &parent, std::string_view name);
    /// A text member such as an enum; empty when absent.
    std::string text(const Json &parent, std::string_view name);
    /// A scalar member; nothing when absent.
    std::optional<Scalar> scalar(const Json &parent, std::string_view name);

    void report(Severity severity, int line, std::string code,
                std::vector<std::pair<std::string, MessageArg>> args = {});

private:
    void wrongType(const Json &value, std::string_view name, std::string_view expected);

    std::string m_fileName;
    Diagnostics &m_diagnostics;
};

/// Whole nanoseconds, rounded; nothing for a unit that is no time or a time beyond 200 years.
[[nodiscard]] std::optional<std::int64_t> nanoseconds(const Scalar &time);
/// Mass in micrograms of a volume of a concentration, exact; nothing for other units.
[[nodiscard]] std::optional<Decimal> micrograms(const Scalar &concentration, const Scalar &volume);
/// Micrograms a minute of a concentration running at a rate.
[[nodiscard]] std::optional<double> microgramsPerMinute(const Scalar &concentration,
                                                        const Scalar &rate);
/// The value in a UCUM unit; nothing when the unit is unknown or of another dimension.
[[nodiscard]] std::optional<double> inUnit(const Scalar &scalar, std::string_view unit);
/// "500 N" with the UCUM code of the unit it was given in; a bare number gets `unitIfNone`. Nothing
/// for a unit Ward does not know.
[[nodiscard]] std::optional<std::string> quantityText(const Scalar &scalar,
                                                      std::string_view unitIfNone);

/// Rounded to six significant digits, for quotients that have no end; the same on every machine.
[[nodiscard]] double sixDigits(double value);

/// "PulmonaryShuntExacerbation" → "Pulmonary shunt exacerbation".
[[nodiscard]] std::string spacedWords(std::string_view camel);
/// On one line, without control characters, in normal form C.
[[nodiscard]] std::string singleLine(std::string_view text);
/// Everything an action says, as "Severity=0.4; Side=Left".
[[nodiscard]] std::string flattened(const Json &body);
/// The first `Comment` of an action or its base messages; empty without one.
[[nodiscard]] std::string commentOf(const Json &body);

} // namespace ward::content::importers
