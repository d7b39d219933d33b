// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;

namespace ward::studio {

/// From now on menus, palettes and lists that are open over the panels are found by screen readers:
/// below the window they belong to, or below the program. Qt 6.4 tells of a popup
/// when it opens, but leaves it out of its tree, so that what reads the tree misses it. GUI thread,
/// before the first window.
void tellOfPopups();

/// The menu's actions, and those of the menus in it, are from now on lines of this menu for screen
/// readers: Qt 6.4 leaves an action a line of the first menu that it was in, even when that is
/// gone. GUI thread, before the menu opens.
void tellOfActions(const QMenu &menu);

} // namespace ward::studio
