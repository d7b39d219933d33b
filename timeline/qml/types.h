// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/debrief/debrief_view_model.h"

#include <QtQml/qqml.h>

namespace ward::timeline {

/// Names the toolkit-free view-model for QML; the app makes the object.
struct DebriefViewModelType
{
    Q_GADGET
    QML_FOREIGN(ward::timeline::DebriefViewModel)
    QML_NAMED_ELEMENT(DebriefViewModel)
    QML_UNCREATABLE("made by the app")
};

} // namespace ward::timeline
