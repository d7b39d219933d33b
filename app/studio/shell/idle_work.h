// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace ward::studio {

/// Work that can wait, done in slices: one step after another, in order, each between the events of
/// the people who use the program meanwhile. Whoever needs the result at once calls `finish`. GUI
/// thread.
class IdleWork : public QObject
{
    Q_OBJECT

public:
    explicit IdleWork(QObject *parent = nullptr);

    void add(std::function<void()> step);
    /// Begins after `delayMs`, then one step every time nothing else waits.
    void start(int delayMs);
    /// Does what is left, now. A step that asks for it gets nothing: it is one of those.
    void finish();
    [[nodiscard]] bool isDone() const { return m_steps.empty() && !m_inside; }

Q_SIGNALS:
    /// Once, after the last step.
    void done();

private:
    void step();

    std::deque<std::function<void()>> m_steps;
    QTimer m_timer;
    bool m_inside = false;
};

} // namespace ward::studio
