// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace ward::ui {

/// Qt 6.4 has no way to switch on an OpenType feature, and figures that change their width make a
/// running number jump. So the features are applied to the font itself, in memory, before it is
/// registered: every code point that is mapped to a glyph for which one of `features` (e.g. "tnum")
/// has a single substitution is mapped to the substitute instead, and the family is renamed to
/// `family`. Returns an empty array when `font` is no OpenType file that has a Unicode `cmap`, or
/// when none of the features changes anything. Pure function, any thread.
[[nodiscard]] QByteArray withFeatures(const QByteArray &font, const QList<QByteArray> &features,
                                      const QString &family);

/// Inter with tabular figures in the weights the interface uses, read and changed; empty without
/// Inter installed. Needs no application, any thread.
[[nodiscard]] QList<QByteArray> readFonts();

/// Registers what `readFonts` found and makes it the application's font; with nothing the
/// platform's font stays. Returns the family in use. GUI thread, once, before the first window.
QString installFonts(const QList<QByteArray> &fonts);

} // namespace ward::ui
