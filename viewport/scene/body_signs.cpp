// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/body_signs.h"

namespace ward::viewport {
namespace {

/// Blue is what about 2.4 g of deoxygenated haemoglobin in 100 mL of arterial blood look like
/// (Goss, Hayes and Burdon, Thorax 1988;43:212): the anaemic do not turn blue.
constexpr double kBlueHaemoglobin = 24; // g/L
/// Mottling goes with a low pressure and a high lactate (Ait-Oufella et al., Intensive Care Med
/// 2011;37:801); the limits are those of septic shock.
constexpr double kMottledMap = 65;
constexpr double kMottledLactate = 4;
/// Pallor, from class III of blood loss on (about 30 % of the volume of an adult).
constexpr double kPaleLoss = 1500;
constexpr double kPaleMap = 50;
constexpr double kFlushedTemperature = 39;
/// Bands of the coma score: severe and moderate.
constexpr int kComaScore = 8;
constexpr int kDrowsyScore = 12;

class Body
{
public:
    Body(const world::World &world, world::Handle patient)
        : m_world(world)
        , m_patient(patient)
    {
    }

    [[nodiscard]] std::string_view choice(const char *path) const
    {
        return m_world.enumValue(m_patient, m_world.layout().find(path));
    }
    [[nodiscard]] double number(const char *path, double otherwise) const
    {
        const world::FieldRef field = m_world.layout().find(path);
        return field.isValid() ? m_world.quantity(m_patient, field).value_or(otherwise) : otherwise;
    }
    [[nodiscard]] int integer(const char *path, int otherwise) const
    {
        const world::FieldRef field = m_world.layout().find(path);
        const std::int32_t raw = field.isValid() ? m_world.raw(m_patient, field) : world::kUnset;
        return raw == world::kUnset ? otherwise : raw;
    }
    /// Known to be without: a draft says nothing about it.
    [[nodiscard]] bool isPulseless() const { return integer("circulation.pulse", 1) == 0; }

    [[nodiscard]] std::string_view skin() const
    {
        if (isPulseless())
            return "pale";
        const double blue = number("vitals.hb", 140) * (1 - number("vitals.spo2", 98) / 100);
        if (blue >= kBlueHaemoglobin)
            return "cyanotic";
        const double pressure = number("vitals.map", 93);
        if (pressure < kMottledMap && number("vitals.lactate", 1) >= kMottledLactate)
            return "mottled";
        if (pressure < kPaleMap || number("vitals.blood_loss", 0) >= kPaleLoss)
            return "pale";
        return number("vitals.temp", 37) >= kFlushedTemperature ? "flushed" : "normal";
    }
    [[nodiscard]] std::string_view eyes() const
    {
        const int score = integer("vitals.gcs", 15);
        if (isPulseless() || score <= kComaScore)
            return "closed";
        return score <= kDrowsyScore ? "half" : "open";
    }

private:
    const world::World &m_world;
    world::Handle m_patient;
};

} // namespace

BodySigns bodySigns(const world::World &world, world::Handle patient)
{
    const Body body(world, patient);
    BodySigns signs;
    const std::string_view skin = body.choice("patient.skin");
    signs.skin = skin.empty() || skin == "auto" ? body.skin() : skin;
    const std::string_view eyes = body.choice("patient.eyes");
    signs.eyes = eyes.empty() || eyes == "auto" ? body.eyes() : eyes;
    return signs;
}

} // namespace ward::viewport
