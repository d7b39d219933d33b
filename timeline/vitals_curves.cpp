// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/vitals_curves.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace ward::timeline {

namespace {
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
}

VitalsCurves::VitalsCurves()
{
    const auto add = [&](const char *field, const char *label, const char *colour, double low,
                         double high) {
        Curve curve;
        curve.field = QString::fromLatin1(field);
        curve.label = QString::fromLatin1(label);
        curve.colour = QString::fromLatin1(colour);
        curve.low = low;
        curve.high = high;
        m_curves.push_back(std::move(curve));
    };
    // Scales hold the plausible range of an adult; values beyond it are drawn at the edge.
    add("numerics.hr", "HR", "ecg", 0, 200);
    add("numerics.spo2", "SpO2", "spo2", 50, 100);
    add("numerics.abp_m", "ABP mean", "abp", 0, 150);
    add("numerics.etco2", "EtCO2", "co2", 0, 100);
    add("numerics.rr", "RR", "resp", 0, 40);
}

void VitalsCurves::clear()
{
    for (Curve &curve : m_curves)
        curve.values.clear();
    m_known.clear();
}

void VitalsCurves::know(std::size_t second)
{
    if (m_known.size() <= second)
        m_known.resize(second + 1, false);
    m_known[second] = true;
}

std::size_t VitalsCurves::fill(std::size_t from, const std::vector<std::vector<float>> &values)
{
    std::size_t count = 0;
    for (const auto &column : values)
        count = std::max(count, column.size());
    std::size_t filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t second = from + i;
        if (second < m_known.size() && m_known[second])
            continue;
        for (std::size_t c = 0; c < std::min(values.size(), m_curves.size()); ++c)
            set(c, second, i < values[c].size() ? values[c][i] : kNaN);
        know(second);
        ++filled;
    }
    return filled;
}

std::optional<std::pair<std::size_t, std::size_t>> VitalsCurves::unread(std::size_t seconds) const
{
    const auto known = [&](std::size_t s) { return s < m_known.size() && m_known[s]; };
    std::size_t from = 0;
    while (from < seconds && known(from))
        ++from;
    while (seconds > from && known(seconds - 1))
        --seconds;
    if (from == seconds)
        return std::nullopt;
    return std::pair(from, seconds);
}

void VitalsCurves::setPatient(world::Handle patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    clear();
}

void VitalsCurves::set(std::size_t curve, std::size_t second, float value)
{
    auto &values = m_curves[curve].values;
    if (values.size() <= second)
        values.resize(second + 1, kNaN);
    values[second] = value;
}

void VitalsCurves::add(const world::World &world)
{
    if (m_patient == world::kNoHandle || !world.isAlive(m_patient))
        return;
    const auto second = static_cast<std::size_t>(world.tick().n / kTicksPerSecond);
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const auto field = world.layout().find(m_curves[i].field.toStdString());
        const auto value = field.isValid() ? world.quantity(m_patient, field) : std::nullopt;
        set(i, second, value ? static_cast<float>(*value) : kNaN);
    }
    know(second);
}

} // namespace ward::timeline
