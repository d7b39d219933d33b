// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/proto_json.h"
#include "app/cli/recording_file.h"
#include "app/cli/usage.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "core/recording/event_phrase.h"

#include <ward/v1/events/event.pb.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace ward::cli {

namespace {

using recording::Event;

constexpr std::string_view kHelp =
    "usage: ward log RECORDING [--text | --json] [--from MM:SS.s] [--to MM:SS.s] [--at MM:SS.s]\n"
    "                [--after ID] [--limit N]\n"
    "\n"
    "Lists the events of a recording, one a line, by the column names of the format\n"
    "(docs/formats/recording.md): id=1 tick=0 sub=0 … payload={…}. A tick is 1/30 s of simulated\n"
    "time. With --text each line is a sentence with its time and who did it, as in the Studio; "
    "with\n"
    "--json an object. --from and --to are the times between which the events are, --at is one\n"
    "moment; a tenth of a second means all of it. --after begins behind that event, --limit ends\n"
    "after N.\n"
    "\n"
    "Exit code: 0 ok, 2 wrong usage, 3 unreadable.\n";

constexpr int kPage = 2000;

void writePayload(JsonOut &json, const Event &event)
{
    if (const auto payload = recording::payloadOf(event))
        writeMessage(json, *payload);
    else
        json.null();
}

const char *originName(recording::Origin origin)
{
    return origin == recording::Origin::Input ? "input" : "derived";
}

void printJson(const Event &event, std::ostream &out)
{
    JsonOut json(out);
    json.beginObject();
    json.key("id").integer(static_cast<std::int64_t>(event.id));
    json.key("tick").integer(event.tick.n).key("sub").integer(event.sub);
    json.key("wall").integer(event.wallMs).key("aggregate").integer(event.aggregate);
    json.key("aggregate_seq").integer(static_cast<std::int64_t>(event.aggregateSeq));
    json.key("type").text(event.type).key("type_ver").integer(event.typeVer);
    json.key("actor").text(event.actor).key("origin").text(originName(event.origin));
    json.key("cause").integer(static_cast<std::int64_t>(event.cause));
    json.key("correlation").integer(static_cast<std::int64_t>(event.correlation));
    json.key("command");
    if (event.command.isNull())
        json.null();
    else
        json.text(event.command.toString());
    json.key("payload");
    writePayload(json, event);
    json.endObject();
    out << '\n';
}

void printLine(const Event &event, std::ostream &out)
{
    out << "id=" << event.id << " tick=" << event.tick.n << " sub=" << event.sub
        << " wall=" << event.wallMs << " aggregate=" << event.aggregate
        << " aggregate_seq=" << event.aggregateSeq << " type=" << event.type
        << " type_ver=" << event.typeVer << " actor=" << event.actor
        << " origin=" << originName(event.origin) << " cause=" << event.cause
        << " correlation=" << event.correlation
        << " command=" << (event.command.isNull() ? std::string("-") : event.command.toString())
        << " payload=";
    JsonOut json(out);
    writePayload(json, event);
    out << '\n';
}

void printSentence(const Event &event, const world::World &names, std::ostream &out)
{
    const Message said =
        recording::phrase(event, content::Schema::shipped(), [&](world::Handle handle) {
            return handle == world::kNoHandle ? std::string() : std::string(names.name(handle));
        });
    out << formatTime(event.tick.time()) << "  " << messages::render(said, "en") << "  ("
        << event.actor << ")\n";
}

std::optional<std::uint64_t> wholeNumber(const std::string &text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
        value > INT64_MAX)
        return std::nullopt;
    return value;
}

/// Between which ticks the events are wanted, both included.
struct Span
{
    Tick from{0};
    Tick to{INT64_MAX};
};

Result<Span> spanOf(const Arguments &arguments)
{
    const auto given = [&](std::string_view option) { return arguments.options.contains(option); };
    if (given("--at") && (given("--from") || given("--to")))
        return failure("cli.log.times");
    Span span;
    for (const std::string_view option : {"--from", "--at"}) {
        if (!given(option))
            continue;
        const auto time = timeOption(arguments, option);
        if (!time)
            return failure(time.error());
        span.from = tickScheduledAt(*time);
    }
    for (const std::string_view option : {"--to", "--at"}) {
        if (!given(option))
            continue;
        const auto time = timeOption(arguments, option);
        if (!time)
            return failure(time.error());
        span.to = lastTickOf(arguments.option(option), *time);
    }
    return span;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const auto say = [&](const Error &error) {
        streams.err << messages::render(error, "en") << '\n';
    };
    const Result<Arguments> arguments = readArguments(
        words, {"--json", "--text"}, {"--after", "--limit", "--from", "--to", "--at"});
    if (!arguments)
        return refuseUsage(streams, kLogCommand, arguments.error().message);
    if (arguments->words.size() != 1) {
        return refuseUsage(streams, kLogCommand,
                           wrongWords("cli.words.recording", arguments->words.size()));
    }
    if (arguments->has("--json") && arguments->has("--text"))
        return refuseUsage(streams, kLogCommand, Message("cli.log.one-form"));
    std::optional<std::uint64_t> after = wholeNumber(arguments->option("--after", "0"));
    std::optional<std::uint64_t> limit =
        wholeNumber(arguments->option("--limit", "9223372036854775807"));
    if (!after || !limit) {
        const std::string option = after ? "--limit" : "--after";
        return refuseUsage(streams, kLogCommand,
                           Message("cli.usage.number", {{"option", option},
                                                        {"text", arguments->option(option)},
                                                        {"limit", std::to_string(INT64_MAX)}}));
    }
    const Result<Span> span = spanOf(*arguments);
    if (!span)
        return refuseUsage(streams, kLogCommand, span.error().message);
    auto reader = openRecording(arguments->words[0]);
    if (!reader) {
        say(reader.error());
        return kUnreadable;
    }
    // One that is gone by then keeps the name it had.
    std::optional<world::World> names;
    if (arguments->has("--text")) {
        auto info = (*reader)->info();
        auto last = info ? (*reader)->worldAt(info->last) : failure(std::move(info.error()));
        if (!last) {
            say(last.error());
            return kUnreadable;
        }
        names = *std::move(last);
    }
    const std::uint64_t askedAfter = *after;
    if (span->from.n > 0) {
        const auto first = (*reader)->firstEventAt(span->from);
        if (!first) {
            say(first.error());
            return kUnreadable;
        }
        after = std::max(*after, *first - 1);
    }
    bool any = false;
    bool over = false;
    while (*limit > 0 && !over) {
        const auto page =
            (*reader)->events(*after, static_cast<int>(std::min<std::uint64_t>(*limit, kPage)));
        if (!page) {
            say(page.error());
            return kUnreadable;
        }
        if (page->empty())
            break;
        for (const Event &event : *page) {
            over = event.tick > span->to;
            if (over)
                break;
            any = true;
            if (names)
                printSentence(event, *names, streams.out);
            else if (arguments->has("--json"))
                printJson(event, streams.out);
            else
                printLine(event, streams.out);
        }
        after = page->back().id;
        *limit -= page->size();
    }
    if (!any && *limit > 0) {
        const auto info = (*reader)->info();
        if (info && askedAfter > 0 && askedAfter >= info->events) {
            say(Error("cli.log.nothing-after",
                      {{"after", static_cast<std::int64_t>(askedAfter)},
                       {"last", static_cast<std::int64_t>(info->events)}}));
        } else if (info) {
            say(Error("cli.log.nothing-then", {{"end", MessageTime{info->last.time().us}}}));
        }
    }
    for (const Message &warning : (*reader)->warnings())
        streams.err << messages::render(warning, "en") << '\n';
    return kOk;
}

} // namespace

const Command kLogCommand = {"log", "list the events of a recording", kHelp, run};

} // namespace ward::cli
