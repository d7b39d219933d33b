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

Result<SimTime> timeOption(const Arguments &arguments, std::string_view option)
{
    const auto given = arguments.options.find(option);
    if (given == arguments.options.end())
        return failure("cli.usage.option-missing", {{"option", std::string(option)}});
    if (auto time = parseTime(given->second))
        return time;
    return failure("cli.usage.time", {{"option", std::string(option)}, {"text", given->second}});
}

Result<SimTime> durationOption(const Arguments &arguments, std::string_view option)
{
    constexpr SimTime kLongest = SimTime::fromSeconds(24 * 3600);
    auto time = timeOption(arguments, option);
    if (time && *time > kLongest) {
        return failure("cli.usage.too-long", {{"option", std::string(option)},
                                              {"text", arguments.option(option)},
                                              {"limit", MessageTime{kLongest.us}}});
    }
    return time;
}

Tick lastTickOf(std::string_view text, SimTime time)
{
    const bool tenths = text.size() > 2 && text[text.size() - 2] == '.';
    return tickShownAt(tenths ? SimTime{time.us + 99'999} : time);
}

} // namespace ward::cli
