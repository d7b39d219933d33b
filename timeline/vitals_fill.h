// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/lane.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace ward::timeline {

class VitalsCurves;

/// Reads the seconds of the vitals curves that no world told of from the session's past, on a
/// thread of the pool, one stretch at a time. GUI thread.
class VitalsFill : public QObject
{
    Q_OBJECT
public:
    /// The vitals of a recorded stretch, second by second, by curve; may answer fewer seconds where
    /// no more are recorded yet, and none of a curve that could not be read now. Run on any thread.
    using History = std::function<std::vector<std::vector<float>>(
        const Stretch &stretch, const std::vector<Curve> &curves)>;
    /// How much of the session there is.
    struct Extent
    {
        std::int64_t seconds = 0;
        bool growing = false; ///< what is not recorded yet may be soon
    };

    static constexpr int kTogetherMs = 400; ///< gaps of a running session are filled together

    VitalsFill(VitalsCurves &curves, std::function<Extent()> extent, int togetherMs = kTogetherMs);

    /// Empty where there is no past.
    void setHistory(History history);
    /// Something else is shown: what is being read belongs to what was shown before.
    void forget();
    void fillNow();
    /// Together with the other gaps of a running session.
    void fillSoon();

Q_SIGNALS:
    void filled();

private:
    void take(std::int64_t from, const std::vector<std::vector<float>> &values);

    VitalsCurves &m_curves;
    std::function<Extent()> m_extent;
    History m_history;
    int m_togetherMs;
    QTimer m_timer;
    bool m_reading = false;
    int m_tries = 0; ///< that brought nothing, in a row
    int m_run = 0;   ///< which reading counts
};

} // namespace ward::timeline
