// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "sim-engine/kernel/simulation.h"

#include <string>
#include <vector>

namespace ward::rehearsal {

/// How one vital of one patient went, before rounding: least and greatest value of each stretch.
struct Curve
{
    struct Bucket
    {
        double least = 0;
        double greatest = 0;
        bool operator==(const Bucket &) const = default;
    };
    Id patient;
    std::string patientName;
    std::string field; ///< "vitals.hr"
    std::string label;
    std::string unit;
    std::vector<Bucket> buckets;
    bool operator==(const Curve &) const = default;
};

struct Curves
{
    Tick bucketTicks{1}; ///< length of a stretch
    std::vector<Curve> curves;
    bool operator==(const Curves &) const = default;
};

/// Follows the vitals of the patients a simulation starts with.
class CurveRecorder
{
public:
    /// At most `buckets` stretches up to `end`.
    CurveRecorder(const kernel::Simulation &simulation, Tick end, int buckets);

    /// Takes the present values; each tick, or as often as they are to be seen.
    void sample(const kernel::Simulation &simulation);
    [[nodiscard]] Curves take() { return std::move(m_curves); }

private:
    struct Source
    {
        world::Handle patient = world::kNoHandle;
        world::FieldRef field;
    };
    Curves m_curves;
    std::vector<Source> m_sources; ///< of each curve
};

/// One row a stretch: `t` in seconds, then least and greatest of each vital. UTF-8, LF.
[[nodiscard]] std::string toCsv(const Curves &curves);

} // namespace ward::rehearsal
