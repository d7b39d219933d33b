// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_rig.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace ward::viewport {

/// A way of looking that somebody gave a name.
struct SavedView
{
    QString name;
    CameraRig::View view;
    bool operator==(const SavedView &) const = default;
};

/// As JSON; and back, without what is no view.
[[nodiscard]] QByteArray savedViews(const QList<SavedView> &views);
[[nodiscard]] QList<SavedView> parseSavedViews(const QByteArray &bytes);

} // namespace ward::viewport
