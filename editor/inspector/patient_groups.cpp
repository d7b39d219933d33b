// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/patient_groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ward::editor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PatientGroup)
};

template <std::size_t n>
bool isOneOf(std::string_view field, const std::array<std::string_view, n> &fields)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

constexpr std::array<std::string_view, 11> kLabs{"glucose", "lactate", "ph",     "potassium",
                                                 "hb",      "paco2",   "pao2",   "hco3",
                                                 "be",      "sodium",  "calcium"};
constexpr std::array<std::string_view, 4> kNeuro{"gcs", "pupil_l", "pupil_r", "icp"};
constexpr std::array<std::string_view, 9> kHaemodynamics{"cvp", "pap_s", "pap_d", "pcwp",      "co",
                                                         "st",  "qtc",   "urine", "blood_loss"};

} // namespace

QString groupLabel(PatientGroup group)
{
    switch (group) {
    case PatientGroup::Rhythm:
        return Words::tr("Rhythm");
    case PatientGroup::Vitals:
        return Words::tr("Vitals");
    case PatientGroup::Lines:
        return Words::tr("Lines and sensors");
    case PatientGroup::Haemodynamics:
        return Words::tr("Haemodynamics");
    case PatientGroup::Airway:
        return Words::tr("Airway and ventilation");
    case PatientGroup::Person:
        return Words::tr("Patient");
    case PatientGroup::Labs:
        return Words::tr("Labs");
    case PatientGroup::Neuro:
        return Words::tr("Neuro");
    case PatientGroup::Position:
        return Words::tr("Position");
    }
    return {};
}

QString groupName(PatientGroup group)
{
    static constexpr std::array kNames{"rhythm",  "vitals", "sensors", "haemodynamics", "airway",
                                       "patient", "labs",   "neuro",   "transform"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(group)]);
}

PatientGroup patientGroup(std::string_view kind, std::string_view field)
{
    if (kind == "rhythm")
        return PatientGroup::Rhythm;
    if (kind == "sensors")
        return PatientGroup::Lines;
    if (kind == "airway")
        return PatientGroup::Airway;
    if (kind == "vitals") {
        return isOneOf(field, kLabs)            ? PatientGroup::Labs
               : isOneOf(field, kNeuro)         ? PatientGroup::Neuro
               : isOneOf(field, kHaemodynamics) ? PatientGroup::Haemodynamics
                                                : PatientGroup::Vitals;
    }
    if (kind == "patient")
        return field == "eyes"      ? PatientGroup::Neuro
               : field == "posture" ? PatientGroup::Position
                                    : PatientGroup::Person;
    return PatientGroup::Position;
}

} // namespace ward::editor
