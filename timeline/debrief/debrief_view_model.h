// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "timeline/debrief/expected_model.h"
#include "timeline/debrief/marks_model.h"
#include "timeline/debrief/measures_model.h"
#include "timeline/debrief/session_facts.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace ward::client {
class ShownWorld;
}

namespace ward::timeline {

class TimelineViewModel;

/// What a debriefing of the shown run or recording begins with: measures with the moments that show
/// them, and marks. Follows the timeline; a running session's figures are taken anew about once a
/// second. GUI thread.
class DebriefViewModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *measures READ measures CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *marks READ marks CONSTANT FINAL)
    /// What the checklist waits for; empty where no session runs.
    Q_PROPERTY(QAbstractItemModel *expected READ expected CONSTANT FINAL)
    /// How many of what the scenario asks for is met, late and missed.
    Q_PROPERTY(int met READ met NOTIFY changed FINAL)
    Q_PROPERTY(int late READ late NOTIFY changed FINAL)
    Q_PROPERTY(int missed READ missed NOTIFY changed FINAL)
    /// Notes can be added: a run that has not ended.
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    /// The shown moment, in ticks.
    Q_PROPERTY(qlonglong now READ now NOTIFY nowChanged FINAL)
public:
    DebriefViewModel(TimelineViewModel &timeline, client::ShownWorld &shown,
                     const content::Schema &schema, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const;
    [[nodiscard]] QAbstractItemModel *measures() { return &m_measures; }
    [[nodiscard]] QAbstractItemModel *marks() { return &m_marks; }
    [[nodiscard]] QAbstractItemModel *expected() { return &m_expected; }
    [[nodiscard]] const std::vector<Measure> &taken() const { return m_measures.measures(); }
    [[nodiscard]] const SessionFacts &facts() const { return m_facts; }
    [[nodiscard]] int met() const { return m_met; }
    [[nodiscard]] int late() const { return m_late; }
    [[nodiscard]] int missed() const { return m_missed; }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] qlonglong now() const;

    Q_INVOKABLE void go(qlonglong tick); ///< shows that moment; −1: nothing
    Q_INVOKABLE void addNote(const QString &text);
    Q_INVOKABLE void requestReport() { Q_EMIT reportRequested(); }
    /// The debriefing as one page, without anything from outside it.
    [[nodiscard]] QString report(const QString &title) const;

Q_SIGNALS:
    void changed();
    void nowChanged();
    void reportRequested();
    /// At the moment that is shown.
    void noteRequested(const QString &text);

private:
    void read();
    void take();

    TimelineViewModel &m_timeline;
    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    SessionFacts m_facts;
    std::size_t m_read = 0; ///< events that the facts hold
    int m_session = -1;     ///< that they are of
    MeasuresModel m_measures;
    MarksModel m_marks;
    ExpectedModel m_expected;
    QTimer m_soon; ///< what comes together is taken together
    int m_met = 0;
    int m_late = 0;
    int m_missed = 0;
};

} // namespace ward::timeline
