// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/status_line.h"

#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>

namespace ward::studio {

StatusLine::StatusLine(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_problems(label("status.problems", false))
    , m_autosave(label("status.autosave", false))
    , m_counts(label("status.counts", false))
    , m_muted(label("status.muted", true))
    , m_hint(label("status.hint", true))
    , m_frames(label("status.frames", true))
{
    window.statusBar()->setObjectName(QStringLiteral("status"));
    window.statusBar()->setSizeGripEnabled(false);
    m_problems->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_problems, &QLabel::linkActivated, this, &StatusLine::problemsRequested);
}

QLabel *StatusLine::label(const char *name, bool right)
{
    auto *label = new QLabel(m_window.statusBar());
    label->setObjectName(QLatin1String(name));
    label->setContentsMargins(8, 0, 8, 0);
    if (right)
        m_window.statusBar()->addPermanentWidget(label);
    else
        m_window.statusBar()->addWidget(label);
    return label;
}

void StatusLine::setProblems(int errors, int warnings, int remarks)
{
    QStringList parts{errors + warnings == 0 ? tr("No problems")
                                             : tr("%n problem(s)", nullptr, errors + warnings)};
    if (remarks > 0)
        parts.append(tr("%n remark(s)", nullptr, remarks));
    m_problems->setText(parts.join(QStringLiteral(", ")));
    m_problems->setAccessibleDescription(tr("%1 errors, %2 warnings").arg(errors).arg(warnings));
}

void StatusLine::setAutosave(int pending, const QDateTime &last)
{
    if (pending > 0)
        return m_autosave->setText(tr("Saving your changes …"));
    if (!last.isValid())
        return m_autosave->setText(QString());
    const qint64 seconds = last.secsTo(QDateTime::currentDateTime());
    m_autosave->setText(seconds < 5    ? tr("Autosaved just now")
                        : seconds < 60 ? tr("Autosaved %1 s ago").arg(seconds)
                                       : tr("Autosaved %1 min ago").arg(seconds / 60));
}

void StatusLine::setCounts(int entities, int rules, int phases)
{
    m_counts->setText(QStringList{tr("%n entities", nullptr, entities),
                                  tr("%n rules", nullptr, rules), tr("%n phases", nullptr, phases)}
                          .join(QStringLiteral(" · ")));
}

void StatusLine::setFramesPerSecond(double frames)
{
    m_frames->setText(frames > 0 ? tr("%1 fps").arg(qRound(frames)) : tr("at rest"));
    m_frames->setToolTip(
        tr("Frames per second of the scene; nothing is drawn while nothing moves"));
}

void StatusLine::setFramesShown(bool shown)
{
    m_frames->setVisible(shown);
}

void StatusLine::setMuted(bool muted)
{
    m_muted->setText(muted ? tr("Alarms without sound") : QString());
    m_muted->setVisible(muted);
}

void StatusLine::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void StatusLine::setVisible(bool visible)
{
    m_window.statusBar()->setVisible(visible);
}

QString StatusLine::text() const
{
    QStringList parts;
    for (const QLabel *part : {m_problems, m_autosave, m_counts, m_muted, m_hint, m_frames}) {
        if (!part->text().isEmpty() && !part->isHidden())
            parts.append(part->text());
    }
    return parts.join(QStringLiteral(" | "));
}

} // namespace ward::studio
