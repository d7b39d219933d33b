// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <QDateTime>
#include <QString>

#include <optional>

class QSettings;

namespace ward::studio {

/// Where somebody is in what they have open.
struct OpenSession
{
    QString source; ///< as Workbench::source()
    QString title;
    QDateTime seen; ///< when it was known to be open last
    Id selected;    ///< null: nothing
    Vec3 target;    ///< of the camera
    double yaw = 0;
    double pitch = 0;
    double distance = 0; ///< 0: the camera is not known
};

/// Keeps what is open on disk while it is, so that a program that is killed can offer it again; a
/// program that ends by itself leaves nothing here. The edits themselves are the engine's, which
/// has them as soon as they are made. GUI thread.
class OpenSessionStore
{
public:
    explicit OpenSessionStore(QSettings &settings)
        : m_settings(settings)
    {
    }

    /// Writes only what is new.
    void remember(const OpenSession &session);
    void forget();
    [[nodiscard]] std::optional<OpenSession> read() const;

private:
    QSettings &m_settings;
    QString m_written;
};

} // namespace ward::studio
