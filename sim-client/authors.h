// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <QObject>

#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ward::client {

/// What a person who works in a session shows of it to everybody else in it.
struct ShownWork
{
    std::vector<Id> selection;  ///< entities, the last one being the primary
    std::string field;          ///< of the selection, being edited: "vitals.hr"; empty = none
    std::optional<Pose> camera; ///< where the scene is looked at from
    bool operator==(const ShownWork &) const = default;
};

/// Somebody else who is in the same session at this moment.
struct Author
{
    std::uint64_t link = 0; ///< one connection to the engine: two programs of a person are two
    std::string name;
    ShownWork work;
    bool operator==(const Author &) const = default;
};

/// Who else is in a session, and where they are. Nothing of it is logged or kept; who falls silent
/// is gone after a few seconds. Belongs to a SessionReplica. GUI thread.
class Authors : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] const std::vector<Author> &others() const { return m_others; } ///< by link
    /// What this client shows, from now on; never called = it looks on unseen. Cheap: what is shown
    /// already is not sent again, and changes go out at most ten times a second.
    void show(ShownWork work);

Q_SIGNALS:
    void changed();

private:
    friend class SessionReplica;
    friend class SessionReplicaPrivate;
    /// Sends what is shown, valid for so long; false while that is not possible.
    using Send = std::function<bool(const ShownWork &, std::int64_t lifeMs)>;

    Authors(Send send, QObject *parent);
    void heard(Author author, std::int64_t lifeMs);
    void sendNow();
    void leave();
    void expire();

    Send m_send;
    std::optional<ShownWork> m_own;
    bool m_told = true; ///< the others know what is shown here
    std::vector<Author> m_others;
    std::map<std::uint64_t, std::int64_t> m_expireUs; ///< by link
    QTimer m_pace;                                    ///< runs after something was sent
    QTimer m_beat;                                    ///< says again what did not change
    QTimer m_expiry;
};

} // namespace ward::client
