// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/verify.h"

namespace ward::sessions {

/// Runs a recording's inputs again with this build's kernel, for `ward verify`.
class KernelResimulator final : public recording::Resimulator
{
public:
    [[nodiscard]] int simVersion() const override;
    Result<>
    run(recording::RecordingReader &recording, std::span<const recording::Moment> moments,
        const std::function<bool(const recording::Moment &, std::uint64_t hash)> &visit) override;
};

} // namespace ward::sessions
