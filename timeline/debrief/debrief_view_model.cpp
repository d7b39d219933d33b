// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/debrief_view_model.h"

#include "sim-client/shown_world.h"
#include "timeline/debrief/debrief_report.h"
#include "timeline/timeline_view_model.h"

#include <algorithm>

namespace ward::timeline {

namespace {
constexpr int kTogetherMs = 250;
} // namespace

DebriefViewModel::DebriefViewModel(TimelineViewModel &timeline, client::ShownWorld &shown,
                                   const content::Schema &schema, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_shown(shown)
    , m_schema(schema)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTogetherMs);
    connect(&m_soon, &QTimer::timeout, this, &DebriefViewModel::read);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&timeline, &TimelineViewModel::contentChanged, this, soon);
    connect(&timeline, &TimelineViewModel::endChanged, this, soon);
    connect(&timeline, &TimelineViewModel::liveChanged, this, soon);
    connect(&shown, &client::ShownWorld::documentChanged, this, soon);
    connect(&timeline, &TimelineViewModel::cursorChanged, this, &DebriefViewModel::nowChanged);
    read();
}

bool DebriefViewModel::isAvailable() const
{
    return m_timeline.isAvailable();
}

bool DebriefViewModel::isOpen() const
{
    return m_timeline.isGrowing();
}

qlonglong DebriefViewModel::now() const
{
    return m_shown.hasWorld() ? m_shown.tick().n : 0;
}

void DebriefViewModel::read()
{
    const auto &events = m_timeline.events();
    if (m_session != m_timeline.session() || m_read > events.size()) {
        m_facts = {};
        m_read = 0;
        m_session = m_timeline.session();
    }
    for (; m_read < events.size(); ++m_read)
        m_facts.add(events[m_read]);
    take();
}

void DebriefViewModel::take()
{
    if (!isAvailable() || !m_shown.hasWorld()) {
        m_measures.setMeasures({});
        m_marks.setMarks({});
    } else {
        m_measures.setMeasures(
            takeMeasures({m_facts, m_shown.document(), m_schema, m_timeline.curves(),
                          m_timeline.lastTick(), !m_timeline.isGrowing()}));
        m_marks.setMarks(m_facts.marks);
    }
    // Of now: at a past moment nothing can be done about it.
    const bool now = isOpen() && m_timeline.isLive();
    m_expected.setMeasures(now ? taken() : std::vector<Measure>(), m_timeline.lastTick());
    const auto count = [this](MeasureState state) {
        return static_cast<int>(
            std::count_if(taken().begin(), taken().end(), [state](const Measure &m) {
                return !m.target.isEmpty() && m.state == state;
            }));
    };
    m_met = count(MeasureState::Met);
    m_late = count(MeasureState::Late);
    m_missed = count(MeasureState::Missed);
    Q_EMIT changed();
}

void DebriefViewModel::go(qlonglong tick)
{
    if (tick >= 0)
        m_timeline.seekTick(tick);
}

void DebriefViewModel::addNote(const QString &text)
{
    if (isOpen() && !text.trimmed().isEmpty())
        Q_EMIT noteRequested(text.trimmed());
}

QString DebriefViewModel::report(const QString &title) const
{
    return debriefReport({title, m_timeline.lastTick(), taken(), m_facts, m_timeline.curves()});
}

} // namespace ward::timeline
