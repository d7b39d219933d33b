// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace ward::timeline {

/// Playing along a session at a chosen speed, forwards and backwards (J-K-L), and the loop it may
/// keep to. Times are seconds of sim time; real time comes from outside.
class Shuttle
{
public:
    enum class Edge { None, Start, End };
    struct Moment
    {
        qreal at = 0;
        Edge edge = Edge::None; ///< the end of the session it ran into
    };

    [[nodiscard]] qreal speed() const { return m_speed; }
    [[nodiscard]] bool isMoving() const { return m_speed != 0; }
    /// −1, 0, +1: starts at `cursor`, repeated presses double the speed, 0 stops. True when the
    /// speed changed.
    bool press(int direction, qreal cursor);
    /// Where it is `elapsed` real seconds later.
    [[nodiscard]] Moment advance(qreal elapsed, qreal end);

    [[nodiscard]] qreal loopFrom() const { return m_loopFrom; } ///< −1 = none
    [[nodiscard]] qreal loopTo() const { return m_loopTo; }
    /// The loop begins here; it reaches to the end of the session until its own end is set.
    void setLoopIn(qreal cursor, qreal end);
    /// The loop ends here; it begins at the start until its own beginning is set.
    void setLoopOut(qreal cursor);
    void clearLoop() { m_loopFrom = m_loopTo = -1; }

private:
    qreal m_speed = 0;
    qreal m_at = 0;
    qreal m_loopFrom = -1;
    qreal m_loopTo = -1;
};

} // namespace ward::timeline
