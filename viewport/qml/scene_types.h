// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/channel.h"
#include "viewport/scene/face_reading.h"
#include "viewport/scene/group_places.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// Enumerations of plain C++ types by the names QML uses.
namespace ward::viewport::scenetypes {
Q_NAMESPACE
QML_NAMED_ELEMENT(SceneTypes)

enum FaceKind { NoFace, Monitor, Defibrillator, Ventilator, Pump, OtherFace };
Q_ENUM_NS(FaceKind)
enum FaceState { Off, Ready, Active, Ending, Complete, Busy };
Q_ENUM_NS(FaceState)
enum Curve {
    Ecg = static_cast<int>(Channel::Ecg),
    EcgSecond = static_cast<int>(Channel::EcgSecond),
    Abp = static_cast<int>(Channel::Abp),
    Pleth = static_cast<int>(Channel::Pleth),
    Resp = static_cast<int>(Channel::Resp),
    Nibp = static_cast<int>(Channel::Nibp),
    Temp = static_cast<int>(Channel::Temp),
    AirwayPressure = static_cast<int>(Channel::AirwayPressure),
    Flow = static_cast<int>(Channel::Flow),
    Volume = static_cast<int>(Channel::Volume),
    Pads = static_cast<int>(Channel::Pads)
};
Q_ENUM_NS(Curve)

static_assert(NoFace == static_cast<int>(FaceReading::Kind::None));
static_assert(Pump == static_cast<int>(FaceReading::Kind::Pump));
static_assert(OtherFace == static_cast<int>(FaceReading::Kind::Other));
static_assert(Active == static_cast<int>(FaceReading::State::Active));
static_assert(Busy == static_cast<int>(FaceReading::State::Busy));

} // namespace ward::viewport::scenetypes

namespace ward::viewport {

struct GroupPlacesInQml
{
    Q_GADGET
    QML_FOREIGN(ward::viewport::GroupPlaces)
    QML_VALUE_TYPE(groupPlaces)
};

} // namespace ward::viewport
