// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QLockFile>
#include <QString>

#include <cstdint>
#include <memory>

namespace ward::server {

/// The engine's data folder: made on first use, locked by one engine at a time, and named for ever
/// by an instance id. `run/engine.lock` holds the pid, `run/engine.json` pid, instance and ports of
/// the engine that has it; no secret is ever written.
class DataFolder
{
public:
    /// Codes `server.start.data-dir-in-use` (with the pid), `server.start.data-dir-unusable`.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> open(const QString &path);
    ~DataFolder();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString recordings() const { return m_path + QStringLiteral("/recordings"); }
    [[nodiscard]] QString library() const { return m_path + QStringLiteral("/library.wardlib"); }
    [[nodiscard]] std::string instance() const { return m_instance.toString(); }
    /// For a Studio that has lost its engine's address.
    void announce(std::uint16_t port, std::uint16_t httpPort);

private:
    explicit DataFolder(QString path);

    QString m_path;
    QLockFile m_lock;
    Id m_instance;
};

} // namespace ward::server
