// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/base/message.h"

namespace ward::cli {

/// Says what is wrong with the words of a command, then its usage line; the exit code of that.
int refuseUsage(Streams &streams, const Command &command, const Message &what);

/// `what` for a command that was given `count` words; `expected` is a code `cli.words.*`.
[[nodiscard]] Message wrongWords(std::string_view expected, std::size_t count);

} // namespace ward::cli
