// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <optional>
#include <string_view>

namespace ward::kernel {

/// An instructor who takes hold of a vital locks it: rules, trends and physiology leave it alone
/// until it is released. The patient keeps what is held (`holdChannel`), the FieldWriter that it
/// is, so that nothing can write past it; both are in checkpoints.

/// The channel that an argument names, "vitals.spo2" or "spo2"; nullopt when it names none.
[[nodiscard]] std::optional<Channel> holdableChannel(const Core &core, std::string_view field);
/// Every name `holdableChannel` knows, for "did you mean".
[[nodiscard]] std::vector<std::string> holdableNames(const Core &core);
/// The number a text means for the channel, in its unit and within its range.
[[nodiscard]] std::optional<double> heldValue(const Core &core, Channel channel,
                                              std::string_view text);

/// Holds the vital where it is, or at `value`; again moves the hold. Event `vital.held`; trends
/// that are under way are told so (`rule.shadowed`, reason held), and their time goes on.
void holdVital(Core &core, PatientState &patient, Channel channel, std::optional<double> value,
               std::string_view actor, Cause cause);
/// Lets go: physiology goes on from the value held, running trends go from it to where they were
/// to arrive, in the time they have left. Event `vital.held` with held false.
void releaseVital(Core &core, PatientState &patient, Channel channel, std::string_view actor,
                  Cause cause);
/// The instructor wrote a held vital: it is held there from now on.
void moveHold(Core &core, const FieldKey &key);

/// True when the field is held; then the one who wanted to write it is told (`rule.shadowed`,
/// reason held). A null `rule`: a trend, or the effect of an action.
[[nodiscard]] bool isRefusedByHold(Core &core, const FieldKey &key, const Id &rule, Cause cause);

/// Puts held values in the place of computed ones; pressures beside a held one keep S ≥ M ≥ D.
void applyHolds(const PatientState &patient, ChannelValues &values);

} // namespace ward::kernel
