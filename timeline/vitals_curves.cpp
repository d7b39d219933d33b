// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/vitals_curves.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ward::timeline {

namespace {
constexpr char kContext[] = "ward::timeline::VitalsCurves";
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
} // namespace

VitalsCurves::VitalsCurves()
{
    const auto add = [&](const char *field, const char *label, const char *colour, double low,
                         double high, double step) -> Curve & {
        Curve curve;
        curve.field = QString::fromLatin1(field);
        curve.label = QCoreApplication::translate(kContext, label);
        curve.colour = QString::fromLatin1(colour);
        curve.low = low;
        curve.high = high;
        curve.step = step;
        m_curves.push_back(std::move(curve));
        return m_curves.back();
    };
    const auto limits = [](Curve &curve, const char *low, const char *high) {
        curve.lowLimit = low;
        curve.highLimit = high;
    };
    limits(add("numerics.hr", QT_TRANSLATE_NOOP("ward::timeline::VitalsCurves", "HR"), "ecg", 0,
               300, 20),
           "limits.hr_low", "limits.hr_high");
    limits(add("numerics.spo2", QT_TRANSLATE_NOOP("ward::timeline::VitalsCurves", "SpO2"), "spo2",
               0, 100, 10),
           "limits.spo2_low", nullptr);
    limits(add("numerics.abp_m", QT_TRANSLATE_NOOP("ward::timeline::VitalsCurves", "MAP"), "abp", 0,
               300, 20),
           "limits.map_low", "limits.map_high");
    limits(add("numerics.etco2", QT_TRANSLATE_NOOP("ward::timeline::VitalsCurves", "EtCO2"), "co2",
               0, 150, 10),
           "limits.etco2_low", "limits.etco2_high");
    limits(add("numerics.rr", QT_TRANSLATE_NOOP("ward::timeline::VitalsCurves", "RR"), "resp", 0,
               80, 10),
           "limits.rr_low", "limits.rr_high");
}

void VitalsCurves::clear()
{
    for (Curve &curve : m_curves) {
        curve.values.clear();
        curve.known.clear();
    }
}

bool VitalsCurves::isKnown(std::size_t second) const
{
    return std::all_of(m_curves.begin(), m_curves.end(),
                       [second](const Curve &curve) { return curve.isKnown(second); });
}

bool VitalsCurves::readLimits(const world::World &world)
{
    if (m_patient == world::kNoHandle || !world.isAlive(m_patient))
        return false;
    bool differs = false;
    const auto read = [&](const char *path, std::optional<double> &into) {
        if (path == nullptr)
            return;
        const auto field = world.layout().find(path);
        const auto value = field.isValid() ? world.quantity(m_patient, field) : std::nullopt;
        differs = differs || value != into;
        into = value;
    };
    for (Curve &curve : m_curves) {
        read(curve.lowLimit, curve.limitLow);
        read(curve.highLimit, curve.limitHigh);
    }
    return differs;
}

std::size_t VitalsCurves::fill(std::size_t from, const std::vector<std::vector<float>> &values)
{
    // Each for itself: one that could not be read is asked for again, and the others are there.
    std::size_t filled = 0;
    for (std::size_t c = 0; c < std::min(values.size(), m_curves.size()); ++c) {
        std::size_t told = 0;
        for (std::size_t i = 0; i < values[c].size(); ++i) {
            if (m_curves[c].isKnown(from + i))
                continue;
            set(c, from + i, values[c][i]);
            ++told;
        }
        filled = std::max(filled, told);
    }
    return filled;
}

std::optional<std::pair<std::size_t, std::size_t>> VitalsCurves::unread(std::size_t seconds) const
{
    std::size_t from = 0;
    while (from < seconds && isKnown(from))
        ++from;
    while (seconds > from && isKnown(seconds - 1))
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
    auto &known = m_curves[curve].known;
    if (known.size() <= second)
        known.resize(second + 1, false);
    known[second] = true;
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

std::optional<double> valueAt(const Curve &curve, double second)
{
    for (int i = static_cast<int>(second), tries = 0; i >= 0 && tries < 4; --i, ++tries) {
        const auto at = static_cast<std::size_t>(i);
        if (!curve.isKnown(at))
            continue;
        if (at >= curve.values.size() || std::isnan(curve.values[at]))
            return std::nullopt;
        return static_cast<double>(curve.values[at]);
    }
    return std::nullopt;
}

CurveScale scaleOf(const Curve &curve)
{
    double low = 1e9;
    double high = -1e9;
    const auto hold = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const float value : curve.values) {
        if (!std::isnan(value))
            hold(static_cast<double>(value));
    }
    if (curve.limitLow)
        hold(*curve.limitLow);
    if (curve.limitHigh)
        hold(*curve.limitHigh);
    if (low > high)
        return {curve.low, std::min(curve.high, curve.low + 5 * curve.step)};
    // A value never lies on the edge itself, where its line would be cut in half.
    CurveScale scale{(std::ceil(low / curve.step) - 1) * curve.step,
                     (std::floor(high / curve.step) + 1) * curve.step};
    scale.low = std::max(scale.low, curve.low);
    scale.high = std::min(scale.high, curve.high);
    if (scale.high - scale.low < 2 * curve.step)
        scale.high = std::min(curve.high, scale.low + 2 * curve.step);
    if (scale.high - scale.low < 2 * curve.step)
        scale.low = std::max(curve.low, scale.high - 2 * curve.step);
    return scale;
}

std::vector<CurvePoint> pointsOf(const Curve &curve, int first, int last, int stride)
{
    constexpr int kBridged = 30; ///< seconds; a longer silence is shown as one
    std::vector<CurvePoint> points;
    bool broken = true;
    int previous = first;
    const int count = static_cast<int>(curve.values.size());
    for (int s = first; s <= last; s += stride) {
        float low = kNaN;
        float high = kNaN;
        bool known = false;
        for (int i = s; i < s + stride; ++i) {
            known = known || curve.isKnown(static_cast<std::size_t>(i));
            const float value = i < count ? curve.values[static_cast<std::size_t>(i)] : kNaN;
            if (std::isnan(value))
                continue;
            low = std::isnan(low) ? value : std::min(low, value);
            high = std::isnan(high) ? value : std::max(high, value);
        }
        if (std::isnan(low)) {
            broken = broken || known;
            continue;
        }
        const bool joined = !broken && s - previous <= std::max(kBridged, stride);
        points.push_back({static_cast<double>(s), low, high, joined});
        broken = false;
        previous = s;
    }
    return points;
}

} // namespace ward::timeline
