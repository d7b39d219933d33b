// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/face_reading.h"

#include "core/base/text.h"
#include "core/world/infusion.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace ward::viewport {
namespace {

/// Shown where a device has no value.
const QString kNoValue = QStringLiteral("--");

QString figure(std::optional<double> value, int decimals = 0)
{
    return value ? QString::number(*value, 'f', decimals) : kNoValue;
}

class FaceReader
{
public:
    FaceReader(const world::World &world, world::Handle handle)
        : m_world(world)
        , m_handle(handle)
    {
    }

    [[nodiscard]] bool has(const char *component) const
    {
        const int index = m_world.layout().componentIndex(component);
        return index >= 0 && m_world.hasComponent(m_handle, index);
    }
    [[nodiscard]] world::FieldRef field(const char *path) const
    {
        return m_world.layout().find(path);
    }
    [[nodiscard]] bool flag(const char *path) const { return m_world.flag(m_handle, field(path)); }
    [[nodiscard]] std::optional<double> quantity(const char *path) const
    {
        return m_world.quantity(m_handle, field(path));
    }
    [[nodiscard]] Id reference(const char *path) const
    {
        const auto value = m_world.value(m_handle, field(path));
        const Id *id = std::get_if<Id>(&value);
        return id != nullptr ? *id : Id{};
    }

    [[nodiscard]] FaceReading monitor() const
    {
        FaceReading out;
        out.kind = FaceReading::Kind::Monitor;
        out.patient = reference("monitor.patient");
        out.state = flag("monitor.power") ? FaceReading::State::Ready : FaceReading::State::Off;
        return out;
    }

    [[nodiscard]] FaceReading defibrillator() const
    {
        FaceReading out;
        out.kind = FaceReading::Kind::Defibrillator;
        out.patient = reference("device.patient");
        if (out.patient.isNull())
            out.patient = onlyPatientWithPads();
        out.value = figure(quantity("defibrillator.energy"));
        out.unit = QStringLiteral("J");
        if (flag("defibrillator.sync"))
            out.label = QStringLiteral("SYNC");
        out.state = !flag("device.power")            ? FaceReading::State::Off
                    : flag("defibrillator.charged")  ? FaceReading::State::Active
                    : flag("defibrillator.charging") ? FaceReading::State::Busy
                                                     : FaceReading::State::Ready;
        const int shocks = m_world.raw(m_handle, field("defibrillator.shocks"));
        if (shocks > 0)
            out.detail = QString::number(shocks);
        const world::Handle patient = m_world.find(out.patient);
        if (patient == world::kNoHandle)
            return out;
        const FaceReader of(m_world, patient);
        if (of.has("sensors") && (of.flag("sensors.pads") || of.flag("sensors.ecg"))) {
            const auto rate = of.quantity("numerics.hr");
            out.figures = {QStringLiteral("HR"), figure(rate), QStringLiteral("/min")};
        }
        return out;
    }

    [[nodiscard]] FaceReading pump() const
    {
        FaceReading out;
        out.kind = FaceReading::Kind::Pump;
        out.patient = reference("infusion.patient");
        out.label = toQString(m_world.text(m_handle, field("infusion.drug")));
        const auto rate = quantity("infusion.rate");
        out.value = figure(rate, rate && std::abs(*rate) < 10 ? 2 : 0);
        out.unit = QStringLiteral("µg/kg/min");
        const world::Handle patient = m_world.find(out.patient);
        if (rate && patient != world::kNoHandle) {
            if (const auto weight = FaceReader(m_world, patient).quantity("patient.weight")) {
                const double perHour = *rate * *weight * 60 / 1000;
                out.figures = {QString(), figure(perHour, perHour < 10 ? 2 : 0),
                               QStringLiteral("mg/h")};
            }
        }
        const bool off = has("device") && !flag("device.power");
        const QString stage = toQString(m_world.enumValue(m_handle, field("infusion.state")));
        out.state = off                                  ? FaceReading::State::Off
                    : stage == QLatin1String("complete") ? FaceReading::State::Complete
                    : stage == QLatin1String("near-end") || stage == QLatin1String("kvo")
                        ? FaceReading::State::Ending
                    : flag("infusion.running") ? FaceReading::State::Active
                                               : FaceReading::State::Ready;
        if (const auto infused = quantity("infusion.infused"); infused && *infused > 0) {
            auto flow = quantity("infusion.flow");
            const bool keepsOpen = stage == QLatin1String("kvo");
            if (const auto kvo = quantity("infusion.kvo"); keepsOpen && kvo && flow)
                flow = world::keepOpenRate(*flow, *kvo);
            out.detail = (keepsOpen ? QStringLiteral("KVO ") : QString()) + figure(flow, 1) +
                         QStringLiteral(" mL/h   VI ") + figure(infused, *infused < 100 ? 1 : 0) +
                         QStringLiteral(" mL");
        }
        return out;
    }

    [[nodiscard]] FaceReading ventilator() const
    {
        FaceReading out;
        out.kind = FaceReading::Kind::Ventilator;
        out.patient = reference("device.patient");
        out.state = flag("device.power") ? FaceReading::State::Ready : FaceReading::State::Off;
        const world::Handle patient = m_world.find(out.patient);
        if (patient == world::kNoHandle)
            return out;
        const FaceReader of(m_world, patient);
        if (!of.has("airway") || !of.flag("airway.ventilated"))
            return out;
        out.label = toQString(m_world.enumValue(patient, field("airway.vent_mode"))).toUpper();
        const auto fio2 = of.quantity("airway.fio2");
        const auto add = [&out](const char *name, const QString &value, const char *unit) {
            out.figures << QString::fromUtf8(name) << value << QString::fromUtf8(unit);
        };
        add("Ppeak", figure(of.quantity("airway.ppeak")), "cmH₂O");
        add("PEEP", figure(of.quantity("airway.peep")), "cmH₂O");
        add("VT", figure(of.quantity("airway.vt")), "mL");
        add("RR", figure(of.quantity("airway.vent_rate")), "/min");
        add("FiO₂", fio2 ? figure(*fio2 * 100) : kNoValue, "%");
        out.state = out.state == FaceReading::State::Off ? out.state : FaceReading::State::Active;
        return out;
    }

    [[nodiscard]] FaceReading analyser() const
    {
        FaceReading out;
        out.kind = FaceReading::Kind::Other;
        out.state = flag("device.power") ? FaceReading::State::Ready : FaceReading::State::Off;
        const world::Handle patient = lastSampled();
        if (patient == world::kNoHandle)
            return out;
        const FaceReader of(m_world, patient);
        out.patient = m_world.id(patient);
        out.label = toQString(m_world.name(patient));
        out.value = figure(of.quantity("labs.ph"), 2);
        out.unit = QStringLiteral("pH");
        out.detail =
            QStringLiteral("pCO₂ %1  pO₂ %2 mmHg  HCO₃ %3  Lac %4")
                .arg(figure(of.quantity("labs.paco2")), figure(of.quantity("labs.pao2")),
                     figure(of.quantity("labs.hco3"), 1), figure(of.quantity("labs.lactate"), 1));
        return out;
    }

private:
    /// Whose sample was drawn last, of those that are reported.
    [[nodiscard]] world::Handle lastSampled() const
    {
        const int labs = m_world.layout().componentIndex("labs");
        world::Handle found = world::kNoHandle;
        double newest = -1;
        for (const world::Handle patient :
             labs < 0 ? std::span<const world::Handle>() : m_world.having(labs)) {
            const auto drawn = m_world.quantity(patient, field("labs.drawn"));
            if (drawn && *drawn > newest) {
                newest = *drawn;
                found = patient;
            }
        }
        return found;
    }

    /// A defibrillator that is brought belongs to nobody until its pads are on somebody.
    [[nodiscard]] Id onlyPatientWithPads() const
    {
        const int sensors = m_world.layout().componentIndex("sensors");
        const world::FieldRef pads = field("sensors.pads");
        Id found;
        if (sensors < 0 || !pads.isValid())
            return found;
        for (const world::Handle patient : m_world.having(sensors)) {
            if (!m_world.flag(patient, pads))
                continue;
            if (!found.isNull())
                return {};
            found = m_world.id(patient);
        }
        return found;
    }

    const world::World &m_world;
    world::Handle m_handle;
};

} // namespace

FaceReading readFace(const world::World &world, world::Handle handle, const content::Prefab *prefab)
{
    const FaceReader reader(world, handle);
    if (reader.has("monitor"))
        return reader.monitor();
    if (reader.has("defibrillator"))
        return reader.defibrillator();
    if (reader.has("infusion"))
        return reader.pump();
    if (prefab != nullptr && prefab->has("vent.modes"))
        return reader.ventilator();
    if (prefab != nullptr && prefab->has("lab.abg"))
        return reader.analyser();
    FaceReading other;
    if (reader.has("device")) {
        other.kind = FaceReading::Kind::Other;
        other.state =
            reader.flag("device.power") ? FaceReading::State::Ready : FaceReading::State::Off;
        other.patient = reader.reference("device.patient");
    }
    return other;
}

} // namespace ward::viewport
