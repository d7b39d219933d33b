// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>
#include <QString>

class QWidget;

namespace ward::ui {

class Units;
struct Palette;

/// The same look for what is made of widgets: dock frames and tabs, menus, popups, dialogs.
[[nodiscard]] QString styleSheet(const Palette &colors, const Units &units);

/// A window that has the style sheet, the active one first, then one that is seen: from it a menu,
/// list or hint without a window of its own takes its look; null before there is one.
[[nodiscard]] QWidget *dressedWindow();

/// The palette that widgets outside the style sheet take their colours from.
[[nodiscard]] QPalette widgetPalette(const Palette &colors);

} // namespace ward::ui
