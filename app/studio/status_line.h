// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>

class QLabel;
class QMainWindow;

namespace ward::studio {

/// The line at the bottom: problems, autosave, counts, frames per second. GUI thread.
class StatusLine : public QObject
{
    Q_OBJECT

public:
    explicit StatusLine(QMainWindow &window);

    void setProblems(int errors, int warnings, int remarks);
    /// How many edits wait for the engine, and when the last one was safe.
    void setAutosave(int pending, const QDateTime &last);
    void setCounts(int entities, int rules, int phases);
    /// Shown only to those who asked for it.
    void setFramesShown(bool shown);
    void setFramesPerSecond(double frames);
    /// Alarms are not heard: said for as long as it is so.
    void setMuted(bool muted);
    void setHint(const QString &hint);
    void setVisible(bool visible);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void problemsRequested();

private:
    QLabel *label(const char *name, bool right);

    QMainWindow &m_window;
    QLabel *m_problems;
    QLabel *m_autosave;
    QLabel *m_counts;
    QLabel *m_muted;
    QLabel *m_hint;
    QLabel *m_frames;
};

} // namespace ward::studio
