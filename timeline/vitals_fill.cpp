// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/vitals_fill.h"

#include "sim-client/reader_pool.h"
#include "timeline/vitals_curves.h"

#include <QCoreApplication>
#include <QPointer>

namespace ward::timeline {

namespace {

constexpr int kTries = 8;   ///< in vain, then it is asked less often
constexpr int kSlower = 10; ///< times
constexpr int kReaders = 4; ///< sessions that were left may still wait for an engine

client::ReaderPool &readers()
{
    static client::ReaderPool pool(kReaders);
    return pool;
}

} // namespace

VitalsFill::VitalsFill(VitalsCurves &curves, std::function<Extent()> extent, int togetherMs)
    : m_curves(curves)
    , m_extent(std::move(extent))
    , m_togetherMs(togetherMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &VitalsFill::fillNow);
}

void VitalsFill::setHistory(History history)
{
    m_history = std::move(history);
    forget();
    m_timer.start(m_togetherMs);
}

void VitalsFill::forget()
{
    ++m_run;
    m_reading = false;
    m_tries = 0;
}

void VitalsFill::fillSoon()
{
    const bool waitsLong = m_tries >= kTries;
    m_tries = 0;
    if (waitsLong || !m_timer.isActive())
        m_timer.start(m_togetherMs);
}

void VitalsFill::fillNow()
{
    if (!m_history || m_reading || m_curves.patient() == world::kNoHandle)
        return;
    const auto gap = m_curves.unread(static_cast<std::size_t>(m_extent().seconds));
    if (!gap)
        return;
    m_reading = true;
    const int run = m_run;
    const Stretch stretch{m_curves.patient(), static_cast<std::int64_t>(gap->first),
                          static_cast<std::int64_t>(gap->second)};
    // Reading four hours of vitals takes a moment; the result comes back to this thread, where
    // alone it can be asked whether this object still lives.
    readers().start(
        [run, stretch, history = m_history, curves = m_curves.curves(), guard = QPointer(this)] {
            auto values = history(stretch, curves);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [run, stretch, guard, values = std::move(values)] {
                    if (guard && guard->m_run == run)
                        guard->take(stretch.from, values);
                },
                Qt::QueuedConnection);
        });
}

void VitalsFill::take(std::int64_t from, const std::vector<std::vector<float>> &values)
{
    m_reading = false;
    const std::size_t count = m_curves.fill(static_cast<std::size_t>(from), values);
    m_tries = count > 0 ? 0 : m_tries + 1;
    // The newest seconds of a run are on their way to its recording, or the engine was too busy to
    // answer. It is asked until there is no gap: nothing else fills one while the run is paused.
    // A finished recording that could not be read is asked a few times more.
    if ((m_extent().growing || m_tries < kTries) &&
        m_curves.unread(static_cast<std::size_t>(m_extent().seconds)))
        m_timer.start(m_tries < kTries ? m_togetherMs : kSlower * m_togetherMs);
    if (count > 0)
        Q_EMIT filled();
}

} // namespace ward::timeline
