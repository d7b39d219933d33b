// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace ward::studio {

/// What the command line asks for. A token is never on it: the Studio asks, or finds it in the
/// keychain.
struct Options
{
    QString file;    ///< scenario or recording to open
    QString engine;  ///< address of an engine elsewhere, as it was typed
    QString author;  ///< in whose name edits are made; what others in a session see
    QString dataDir; ///< where the local engine keeps drafts and recordings
    QString theme;   ///< "dark", "light"; empty: as it was left
    QString tourDir; ///< run the guided tour and leave its pictures here
};

/// Prints help, version or what is wrong and exits by itself, as every command-line program.
[[nodiscard]] Options parseOptions(const QStringList &arguments);

/// Where the local engine keeps its data; made if it is not there.
[[nodiscard]] QString dataFolder(const Options &options);

} // namespace ward::studio
