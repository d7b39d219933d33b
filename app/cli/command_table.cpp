// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

namespace ward::cli {

std::span<const Command> commands()
{
    // Copied on first use: the constants live in other files, whose initialisation order is open.
    static const std::vector<Command> table = {
        kValidateCommand, kRunCommand, kRehearseCommand, kSeekCommand,   kLogCommand,
        kVerifyCommand,   kWhyCommand, kImportCommand,   kSchemaCommand,
    };
    return table;
}

} // namespace ward::cli
