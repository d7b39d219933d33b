// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace ward::timeline {

/// Which stretch of a session is in view, in seconds of sim time. Grows with a run until a person
/// zooms or pans. `end` is always the session's last second.
class ViewWindow
{
public:
    [[nodiscard]] qreal from() const { return m_from; }
    [[nodiscard]] qreal to() const { return m_to; }
    /// Nobody has chosen a stretch: all of the session is meant.
    [[nodiscard]] bool follows() const { return m_follows; }

    /// The stretch an empty session starts with.
    void reset();
    /// All of it, with room for what may come unless the session has ended.
    void showAll(qreal end, bool ended);
    /// Makes room when a run comes near the edge; true when the stretch changed.
    bool grow(qreal end);
    /// A stretch `factor` times as long, with `around` at the same place in it.
    void zoom(qreal factor, qreal around, qreal end);
    void pan(qreal seconds, qreal end);

private:
    void set(qreal from, qreal to);

    qreal m_from = 0;
    qreal m_to = 120;
    bool m_follows = true;
};

} // namespace ward::timeline
