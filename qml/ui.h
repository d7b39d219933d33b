// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "qml/tabular_font.h"

class QQmlEngine;

namespace ward::ui {

/// What every program and test that shows Ward's interface does once after creating its
/// application: type face, icon theme and style. GUI thread.
void setUpApplication(const QList<QByteArray> &fonts = readFonts());

/// Adds the icon provider and the import path of the compiled-in modules. Before the first
/// component of `engine` is created.
void setUpEngine(QQmlEngine &engine);

} // namespace ward::ui
