// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/state/archive.h"
#include "sim-engine/kernel/state/private_state.h"

/// Which values the enums of private state have, for StateReader.
namespace ward::kernel {

template <typename E>
constexpr std::uint64_t after(E last)
{
    return static_cast<std::uint64_t>(last) + 1;
}

template <>
inline constexpr std::uint64_t kEnumEnd<AirwayDevice> = after(AirwayDevice::Oesophageal);
template <>
inline constexpr std::uint64_t kEnumEnd<VentMode> = after(VentMode::Psv);
template <>
inline constexpr std::uint64_t kEnumEnd<RespPattern> = after(RespPattern::Kussmaul);
template <>
inline constexpr std::uint64_t kEnumEnd<AlarmState> = after(AlarmState::Latched);
template <>
inline constexpr std::uint64_t kEnumEnd<AlarmPriority> = after(AlarmPriority::High);
template <>
inline constexpr std::uint64_t kEnumEnd<CapnoShape> = after(CapnoShape::CurareCleft);
template <>
inline constexpr std::uint64_t kEnumEnd<world::BreathKind> = after(world::BreathKind::Gasp);
template <>
inline constexpr std::uint64_t kEnumEnd<Curve> = kCurveNames.size();
template <>
inline constexpr std::uint64_t kEnumEnd<TrendMode> = kTrendModeNames.size();
template <>
inline constexpr std::uint64_t kEnumEnd<HandsTask> = after(HandsTask::Bag);
template <>
inline constexpr std::uint64_t kEnumEnd<Timer::Kind> = after(Timer::Kind::ScriptAction);
template <>
inline constexpr std::uint64_t kEnumEnd<TriggerState::Stage> = after(TriggerState::Stage::Fired);

} // namespace ward::kernel
