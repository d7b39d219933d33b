// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/log.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace ward::server {

/// Everything that can be set from outside. Every setting has a flag and a variable of the
/// environment; the flag wins.
struct Settings
{
    QString dataDir;
    QStringList listen{QStringLiteral("localhost")};
    std::uint16_t port = 0;
    std::uint16_t httpPort = 0;
    QString tlsCertificate;
    QString tlsKey;
    bool insecureListen = false;
    QStringList allowedOrigins;
    QString tokenFile;
    int threads = 0;
    int maxSessions = 0;
    int maxClients = 0;
    int drainSeconds = 1800;
    int orphanSeconds = 60; ///< how long an engine without parent and clients stays
    log::Form logForm = log::Form::Json;
    log::Level logLevel = log::Level::Info;
    QString logFile;
    bool parentWatched = false;
    bool records = true;

    enum class Asked { Run, Help, Version };
    Asked asked = Asked::Run;

    /// From the words behind the program's name and the environment. Codes
    /// `server.settings.unknown`, `server.settings.value`, `server.settings.missing`,
    /// `server.settings.together`.
    [[nodiscard]] static Result<Settings> from(const QStringList &arguments,
                                               const QHash<QString, QString> &environment);
    /// What --help prints: every flag with its meaning, default and variable.
    [[nodiscard]] static QString help();
};

} // namespace ward::server
