// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/engine_address.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>

namespace ward::studio {

/// The engine that works in `dataDir` at this moment, by its lock and the address it left there (no
/// token); none when nobody holds the lock. GUI thread, no waiting.
[[nodiscard]] std::optional<client::EngineAddress> findRunningEngine(const QString &dataDir);

/// Asks the engine that holds the lock of `dataDir` to end (its recordings stay recoverable) and
/// tells when the lock is free, or that it still is not after a bounded wait. Deletes itself.
class EngineStopper : public QObject
{
    Q_OBJECT

public:
    EngineStopper(QString dataDir, qint64 pid, std::function<void(bool)> done, QObject *parent);

private:
    void look();

    QString m_dataDir;
    qint64 m_pid;
    std::function<void(bool)> m_done;
    QTimer m_poll;
    int m_looks = 0;
};

} // namespace ward::studio
