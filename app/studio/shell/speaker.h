// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/alarm_bell.h"

#include <memory>

namespace ward::studio {

/// The computer's loudspeaker. What plays is a library beside the program (`app/studio/sound`),
/// loaded at the first alarm; without it, or without a sound device, alarms are seen and not heard.
/// GUI thread.
class Speaker : public viewport::ToneOutput
{
public:
    Speaker() = default;
    ~Speaker() override = default;

    void play(viewport::AlarmLevel level) override;
    void stop() override;
    /// The library is there: known after the first burst.
    [[nodiscard]] bool isLoaded() const { return m_output != nullptr; }

private:
    std::unique_ptr<viewport::ToneOutput> m_output;
    bool m_sought = false;
};

} // namespace ward::studio
