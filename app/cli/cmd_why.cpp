// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json_out.h"
#include "app/cli/recording_file.h"
#include "app/cli/usage.h"
#include "core/messages/messages.h"
#include "sim-engine/inquiry/inquiry.h"
#include "sim-engine/sessions/replay.h"

#include <charconv>

namespace ward::cli {

namespace {

using inquiry::Answer;
using inquiry::ConditionSeen;
using inquiry::Link;
using inquiry::Question;

constexpr std::string_view kHelp =
    "usage: ward why RECORDING (--rule NAME | --event ID | --vital NAME [--entity NAME])\n"
    "                [--at MM:SS.s] [--json]\n"
    "\n"
    "Says why something in a recording is as it is, down to what began it.\n"
    "  --rule NAME    whether the rule has fired by then: when, and what it compared; or why\n"
    "                 not: its triggers and how near they came, its conditions, near misses\n"
    "  --event ID     what caused the event (ids: ward log)\n"
    "  --vital NAME   who moves a vital then: an instructor who holds it, a trend, physiology\n"
    "                 and what disturbs it, or who set it last; by label, e.g. SpO2, ABP\n"
    "  --entity NAME  whose vital; else the patient most happens to\n"
    "  --at           the time, MM:SS.s, HH:MM:SS.s or seconds; else the end of the recording\n"
    "With --json one object: {headline, details, triggers: [{text, state, approach}],\n"
    "conditions: [{text, holds, found, conditions}], misses: [{at, event, reason, conditions}],\n"
    "chain: [{event, at, tick, type, actor, origin, text}], root}; texts are {code, text}.\n"
    "\n"
    "Exit code: 0 ok, 1 nothing found, 2 wrong usage, 3 unreadable.\n";

std::string text(const Message &message)
{
    return messages::render(message, "en");
}

std::string timeOf(Tick tick)
{
    return formatTime(tick.time());
}

void printConditions(const std::vector<ConditionSeen> &conditions, std::size_t depth,
                     std::ostream &out)
{
    for (const ConditionSeen &condition : conditions) {
        out << std::string(depth * 2, ' ') << (condition.holds ? "yes  " : "no   ")
            << text(condition.text);
        if (condition.found)
            out << "  – found: " << text(*condition.found);
        out << '\n';
        printConditions(condition.children, depth + 1, out);
    }
}

void printText(const Answer &answer, std::ostream &out)
{
    out << text(answer.headline) << '\n';
    for (const Message &detail : answer.details)
        out << "  " << text(detail) << '\n';
    if (!answer.triggers.empty())
        out << "\nWhen\n";
    for (const inquiry::TriggerSeen &trigger : answer.triggers) {
        out << "  " << text(trigger.text) << "  – " << text(trigger.state);
        if (trigger.approach)
            out << "; " << text(*trigger.approach);
        out << '\n';
    }
    if (!answer.conditions.empty())
        out << "\nIf\n";
    printConditions(answer.conditions, 1, out);
    if (!answer.misses.empty())
        out << "\nNear misses\n";
    for (const inquiry::Miss &miss : answer.misses) {
        out << "  " << timeOf(miss.at) << "  " << text(miss.reason) << '\n';
        printConditions(miss.conditions, 3, out);
    }
    if (!answer.chain.empty())
        out << "\nBecause\n";
    for (const Link &link : answer.chain) {
        out << "  " << timeOf(link.at) << "  " << text(link.what) << "  (" << link.actor
            << ", event " << link.event << ")\n";
    }
    if (answer.root)
        out << "  " << text(*answer.root) << '\n';
}

void writeText(JsonOut &json, const Message &message)
{
    json.beginObject().key("code").text(message.code).key("text").text(text(message)).endObject();
}

void writeConditions(JsonOut &json, const std::vector<ConditionSeen> &conditions)
{
    json.beginArray();
    for (const ConditionSeen &condition : conditions) {
        json.beginObject().key("text");
        writeText(json, condition.text);
        json.key("holds").flag(condition.holds).key("found");
        if (condition.found)
            writeText(json, *condition.found);
        else
            json.null();
        json.key("conditions");
        writeConditions(json, condition.children);
        json.endObject();
    }
    json.endArray();
}

void printJson(const Answer &answer, std::ostream &out)
{
    JsonOut json(out);
    json.beginObject().key("headline");
    writeText(json, answer.headline);
    json.key("details").beginArray();
    for (const Message &detail : answer.details)
        writeText(json, detail);
    json.endArray().key("triggers").beginArray();
    for (const inquiry::TriggerSeen &trigger : answer.triggers) {
        json.beginObject().key("text");
        writeText(json, trigger.text);
        json.key("state");
        writeText(json, trigger.state);
        json.key("approach");
        if (trigger.approach)
            writeText(json, *trigger.approach);
        else
            json.null();
        json.endObject();
    }
    json.endArray().key("conditions");
    writeConditions(json, answer.conditions);
    json.key("misses").beginArray();
    for (const inquiry::Miss &miss : answer.misses) {
        json.beginObject().key("at").text(timeOf(miss.at));
        json.key("event").integer(static_cast<std::int64_t>(miss.event)).key("reason");
        writeText(json, miss.reason);
        json.key("conditions");
        writeConditions(json, miss.conditions);
        json.endObject();
    }
    json.endArray().key("chain").beginArray();
    for (const Link &link : answer.chain) {
        json.beginObject().key("event").integer(static_cast<std::int64_t>(link.event));
        json.key("at").text(timeOf(link.at)).key("tick").integer(link.at.n);
        json.key("type").text(link.type).key("actor").text(link.actor);
        json.key("origin").text(link.origin == recording::Origin::Input ? "input" : "derived");
        json.key("text");
        writeText(json, link.what);
        json.endObject();
    }
    json.endArray().key("root");
    if (answer.root)
        writeText(json, *answer.root);
    else
        json.null();
    json.endObject();
    out << '\n';
}

/// What the words ask, but for the time; the code of what is wrong with them otherwise.
Result<Question> questionOf(const Arguments &arguments)
{
    Question question;
    int asked = 0;
    for (const auto &[option, about] :
         {std::pair("--rule", Question::About::Rule), std::pair("--event", Question::About::Event),
          std::pair("--vital", Question::About::Vital)}) {
        const std::string value = arguments.option(option);
        if (value.empty())
            continue;
        ++asked;
        question.about = about;
        question.name = value;
    }
    if (asked != 1)
        return failure("cli.why.one-question");
    question.entity = arguments.option("--entity");
    if (!question.entity.empty() && question.about != Question::About::Vital)
        return failure("cli.why.entity-without-vital");
    if (question.about == Question::About::Event) {
        const std::string &id = question.name;
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), question.event);
        if (error != std::errc() || end != id.data() + id.size() || question.event > INT64_MAX)
            return failure("cli.usage.number", {{"option", std::string("--event")},
                                                {"text", id},
                                                {"limit", std::to_string(INT64_MAX)}});
    }
    return question;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const auto say = [&](const Error &error) {
        streams.err << messages::render(error, "en") << '\n';
    };
    const Result<Arguments> arguments =
        readArguments(words, {"--json"}, {"--at", "--rule", "--event", "--vital", "--entity"});
    if (!arguments)
        return refuseUsage(streams, kWhyCommand, arguments.error().message);
    if (arguments->words.size() != 1)
        return refuseUsage(streams, kWhyCommand,
                           wrongWords("cli.words.recording", arguments->words.size()));
    auto question = questionOf(*arguments);
    if (!question)
        return refuseUsage(streams, kWhyCommand, question.error().message);
    const bool timed = arguments->options.contains("--at");
    const Result<SimTime> time =
        timed ? timeOption(*arguments, "--at") : Result<SimTime>(SimTime{});
    if (!time)
        return refuseUsage(streams, kWhyCommand, time.error().message);
    auto reader = openRecording(arguments->words[0]);
    if (!reader) {
        say(reader.error());
        return kUnreadable;
    }
    for (const Message &warning : (*reader)->warnings())
        streams.err << messages::render(warning, "en") << '\n';
    const auto info = (*reader)->info();
    if (!info) {
        say(info.error());
        return kUnreadable;
    }
    question->at = timed ? lastTickOf(arguments->option("--at"), *time) : info->last;
    const auto answer = inquiry::answer(
        **reader, *question, [&](Tick tick) { return sessions::simulationAt(**reader, tick); });
    if (!answer) {
        say(answer.error());
        return answer.error().code().starts_with("inquiry.") &&
                       answer.error().code() != "inquiry.scenario"
                   ? kFindings
                   : kUnreadable;
    }
    if (arguments->has("--json"))
        printJson(*answer, streams.out);
    else
        printText(*answer, streams.out);
    return kOk;
}

} // namespace

const Command kWhyCommand = {"why", "say why a rule fired or not, or what moves a vital", kHelp,
                             run};

} // namespace ward::cli
