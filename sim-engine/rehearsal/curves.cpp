// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/curves.h"

#include <algorithm>
#include <cstdio>

namespace ward::rehearsal {

namespace {

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace

CurveRecorder::CurveRecorder(const kernel::Simulation &simulation, Tick end, int buckets)
{
    const std::int64_t wanted = std::max(1, buckets);
    m_curves.bucketTicks = Tick{std::max<std::int64_t>(1, (end.n + wanted) / wanted)};
    const world::World &world = simulation.world();
    const int vitals = world.layout().componentIndex("vitals");
    if (vitals < 0)
        return;
    const world::ComponentLayout &component =
        world.layout().components()[static_cast<std::size_t>(vitals)];
    for (const world::Handle patient : world.having(vitals)) {
        for (const world::FieldLayout &field : component.fields) {
            const std::string path = "vitals." + field.name;
            const world::FieldRef ref = world.layout().find(path);
            if (!simulation.exactVital(patient, ref))
                continue;
            Curve curve;
            curve.patient = world.id(patient);
            curve.patientName = std::string(world.name(patient));
            curve.field = path;
            curve.label = field.label;
            curve.unit = field.unit;
            m_curves.curves.push_back(std::move(curve));
            m_sources.push_back({patient, ref});
        }
    }
}

void CurveRecorder::sample(const kernel::Simulation &simulation)
{
    const auto bucket =
        static_cast<std::size_t>(simulation.world().tick().n / m_curves.bucketTicks.n);
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const auto value = simulation.exactVital(m_sources[i].patient, m_sources[i].field);
        if (!value)
            continue; // the patient is gone
        std::vector<Curve::Bucket> &buckets = m_curves.curves[i].buckets;
        // A stretch that was passed over holds what the one before it ended with.
        while (buckets.size() < bucket && !buckets.empty())
            buckets.push_back(buckets.back());
        if (buckets.size() <= bucket)
            buckets.resize(bucket + 1, {*value, *value});
        buckets[bucket].least = std::min(buckets[bucket].least, *value);
        buckets[bucket].greatest = std::max(buckets[bucket].greatest, *value);
    }
}

std::string toCsv(const Curves &curves)
{
    std::size_t rows = 0;
    std::string out = "t (s)";
    for (const Curve &curve : curves.curves) {
        const std::string name =
            curve.patientName + ' ' + curve.label + (curve.unit.empty() ? "" : ' ' + curve.unit);
        out += ',' + quoted(name + " min") + ',' + quoted(name + " max");
        rows = std::max(rows, curve.buckets.size());
    }
    out += '\n';
    for (std::size_t row = 0; row < rows; ++row) {
        const Tick begin{static_cast<std::int64_t>(row) * curves.bucketTicks.n};
        out += shortNumber(begin.time().seconds());
        for (const Curve &curve : curves.curves) {
            if (row < curve.buckets.size())
                out += ',' + shortNumber(curve.buckets[row].least) + ',' +
                       shortNumber(curve.buckets[row].greatest);
            else
                out += ",,";
        }
        out += '\n';
    }
    return out;
}

} // namespace ward::rehearsal
