// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/shown_world.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace ward::studio {

/// The worlds at the whole seconds before the moment that is shown: what slow sweeps of a monitor
/// are drawn from where they reach further back than a world's own beats and breaths. Read in the
/// background, newest first, and kept while the same session is looked at. GUI thread.
class PastSeconds : public QObject
{
    Q_OBJECT
public:
    /// As long as the slowest sweep of a monitor that fills a screen.
    static constexpr int kSeconds = 64;

    explicit PastSeconds(QObject *parent = nullptr);
    ~PastSeconds() override;

    /// Another session: forgets everything. An empty factory reads nothing.
    void setSource(client::ShownWorld::SourceFactory source);
    /// Reads what is missing of the seconds before `tick`; the newest request counts.
    void want(Tick tick);
    /// The world at a tick that is a whole second; nullptr when it has not been read.
    [[nodiscard]] std::shared_ptr<const world::World> at(Tick tick) const;

Q_SIGNALS:
    /// More can be had than before.
    void arrived();

private:
    struct Reader;
    using Worlds = std::vector<std::shared_ptr<const world::World>>;
    void take(const Worlds &worlds);

    std::shared_ptr<Reader> m_reader;
    std::map<std::int64_t, std::shared_ptr<const world::World>> m_worlds; ///< by second
    std::int64_t m_second = -1;                                           ///< asked for last
};

} // namespace ward::studio
