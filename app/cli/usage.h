// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/base/message.h"
#include "core/base/time.h"

namespace ward::cli {

/// Says what is wrong with the words of a command, then its usage line; the exit code of that.
int refuseUsage(Streams &streams, const Command &command, const Message &what);

/// `what` for a command that was given `count` words; `expected` is a code `cli.words.*`.
[[nodiscard]] Message wrongWords(std::string_view expected, std::size_t count);

/// The time that was given for an option: codes `cli.usage.time`, `cli.usage.option-missing`.
[[nodiscard]] Result<SimTime> timeOption(const Arguments &arguments, std::string_view option);

/// The same for how long something is to run: code `cli.usage.too-long` beyond a day as well.
[[nodiscard]] Result<SimTime> durationOption(const Arguments &arguments, std::string_view option);

/// Times are printed to a tenth of a second, so a tenth means all of it: the last tick of which the
/// time `text` is printed. `time` is what it was read as.
[[nodiscard]] Tick lastTickOf(std::string_view text, SimTime time);

} // namespace ward::cli
