// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/parameters.h"

#include <array>

namespace ward::signals {
namespace {

using world::FieldRef;
using world::Handle;
using world::World;

void readQuantity(const World &world, Handle handle, FieldRef field, double &into)
{
    if (!field.isValid())
        return;
    if (const auto value = world.quantity(handle, field))
        into = *value;
}

/// Enum values are matched by name, so that an older recording's order of values does not matter.
template <typename E, std::size_t N>
void readEnum(const World &world, Handle handle, FieldRef field,
              const std::array<std::string_view, N> &names, E &into)
{
    if (!field.isValid())
        return;
    const std::string_view value = world.enumValue(handle, field);
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == value)
            into = static_cast<E>(i);
    }
}

constexpr std::array<std::string_view, 4> kArtLines{"normal", "damped", "under-damped", "flush"};
constexpr std::array<std::string_view, 5> kCapnoShapes{"normal", "obstructed", "oesophageal",
                                                       "disconnected", "curare-cleft"};
constexpr std::array<std::string_view, 3> kPlethQualities{"good", "poor", "none"};

} // namespace

ParameterReader::ParameterReader(const world::Layout &layout)
    : m_rhythm(layout.find("rhythm.ecg"))
    , m_systolic(layout.find("vitals.sbp"))
    , m_diastolic(layout.find("vitals.dbp"))
    , m_cvp(layout.find("vitals.cvp"))
    , m_papSystolic(layout.find("vitals.pap_s"))
    , m_papDiastolic(layout.find("vitals.pap_d"))
    , m_etco2(layout.find("vitals.etco2"))
    , m_st(layout.find("vitals.st"))
    , m_potassium(layout.find("vitals.potassium"))
    , m_qtc(layout.find("vitals.qtc"))
    , m_bloodLoss(layout.find("vitals.blood_loss"))
    , m_obstruction(layout.find("airway.obstruction"))
    , m_artLine(layout.find("sensors.art_line"))
    , m_capno(layout.find("sensors.capno"))
    , m_pleth(layout.find("sensors.pleth"))
{
}

SignalParameters ParameterReader::read(const World &world, Handle patient) const
{
    SignalParameters p;
    const Id id = world.id(patient);
    p.seed = id.high() ^ id.low();
    if (m_rhythm.isValid())
        p.rhythm = rhythmFromName(world.enumValue(patient, m_rhythm));
    readQuantity(world, patient, m_systolic, p.systolic);
    readQuantity(world, patient, m_diastolic, p.diastolic);
    readQuantity(world, patient, m_cvp, p.cvp);
    readQuantity(world, patient, m_papSystolic, p.papSystolic);
    readQuantity(world, patient, m_papDiastolic, p.papDiastolic);
    readQuantity(world, patient, m_etco2, p.etco2);
    readQuantity(world, patient, m_st, p.stMv);
    readQuantity(world, patient, m_potassium, p.potassium);
    readQuantity(world, patient, m_qtc, p.qtc);
    readQuantity(world, patient, m_bloodLoss, p.bloodLossMl);
    readQuantity(world, patient, m_obstruction, p.obstruction);
    readEnum(world, patient, m_artLine, kArtLines, p.artLine);
    readEnum(world, patient, m_capno, kCapnoShapes, p.capno);
    readEnum(world, patient, m_pleth, kPlethQualities, p.pleth);
    return p;
}

} // namespace ward::signals
