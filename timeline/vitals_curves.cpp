// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/vitals_curves.h"

#include <QCoreApplication>

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
    add("numerics.etco2", "EtCO2", "co2", 0, 80);
    add("numerics.rr", "RR", "resp", 0, 40);
}

void VitalsCurves::clear()
{
    for (Curve &curve : m_curves)
        curve.values.clear();
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
}

} // namespace ward::timeline
