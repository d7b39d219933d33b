// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/usage.h"

#include "core/messages/messages.h"

namespace ward::cli {

int refuseUsage(Streams &streams, const Command &command, const Message &what)
{
    streams.err << messages::render(what, "en") << '\n'
                << command.help.substr(0, command.help.find("\n\n")) << '\n'
                << messages::render(
                       Message("cli.usage.more", {{"command", std::string(command.name)}}), "en")
                << '\n';
    return kUsage;
}

Message wrongWords(std::string_view expected, std::size_t count)
{
    return Message("cli.usage.words", {{"expected", '@' + std::string(expected)},
                                       {"count", static_cast<std::int64_t>(count)}});
}

} // namespace ward::cli
