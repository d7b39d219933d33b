// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/arguments.h"
#include "core/content/checks/fixes.h"
#include "core/content/checks/writes.h"

#include <algorithm>
#include <iterator>

namespace ward::content {

namespace {

enum class Link {
    None,
    Later,    ///< time passes in between
    Possible, ///< at once, if the conditions hold
    Certain   ///< at once, whatever else
};

struct Node
{
    const Behaviour *rule = nullptr;
    std::vector<Write> writes;
};

/// Rules that can fire more than once: only they can be part of a loop.
std::vector<Node> repeatingRules(const Checker &checker)
{
    std::vector<Node> nodes;
    for (const Behaviour &behaviour : checker.behaviours) {
        if (behaviour.repeats() && behaviour.enabled)
            nodes.push_back({&behaviour, writesOf(checker, behaviour)});
    }
    return nodes;
}

bool beyond(const std::string &type, double value, double threshold)
{
    return type == "vital-below" ? value < threshold : value > threshold;
}

/// Whether some repeating rule brings the value back, so that the trigger can fire again.
bool isBroughtBack(const std::vector<Node> &nodes, const Write &write, const std::string &type,
                   double threshold)
{
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node &node) {
        return std::any_of(node.writes.begin(), node.writes.end(), [&](const Write &other) {
            return other.path == write.path && other.entity == write.entity && other.number &&
                   !other.relative && !beyond(type, *other.number, threshold);
        });
    });
}

/// How one action leads to one trigger.
Link linkOf(const Checker &checker, const std::vector<Node> &nodes, const Record &action,
            const Record &trigger)
{
    const std::string does = checker.text(action, "type");
    const std::string when = checker.text(trigger, "type");
    const auto same = [&](const char *cell, const char *other) {
        const std::string name = checker.text(action, cell);
        return !name.empty() && name == checker.text(trigger, other);
    };
    Link link = Link::None;
    if (does == "event" && when == "event" && same("event", "event"))
        link = Link::Certain;
    else if (does == "phase" && when == "phase-entered" &&
             checker.target(action, "phase") == checker.target(trigger, "phase"))
        link = Link::Certain;
    else if (does == "phase" && when == "phase-time" &&
             checker.target(action, "phase") == checker.target(trigger, "phase"))
        link = Link::Later;
    else if (does == "timer" && when == "timer" && same("timer", "timer"))
        link = checker.text(action, "timer_operation") == "stop" ? Link::None : Link::Later;
    else if (does == "variable" && when == "variable" && same("variable", "variable"))
        link = Link::Possible;
    else if (does == "note" && when == "action" && same("name", "action"))
        link = Link::Certain;
    else if (does == "note" && when == "shock" && checker.text(action, "name") == "defib.shock")
        link = Link::Certain;
    else if (does == "note" && when == "drug" &&
             checker.text(action, "name").starts_with("drug.")) {
        const ArgumentTexts args = argumentTexts(checker.text(action, "args"));
        const auto drug = args.find("drug");
        if (drug != args.end() && checker.schema.drug(drug->second) &&
            checker.schema.drug(drug->second) == checker.schema.drug(checker.text(trigger, "drug")))
            link = Link::Possible;
    } else if (does == "spawn" && when == "entity-added") {
        const std::string wanted = checker.text(trigger, "prefab");
        if (wanted.empty() || wanted == checker.text(action, "prefab"))
            link = Link::Certain;
    } else if (const auto write = writeOf(checker, action);
               write && (when == "vital-below" || when == "vital-above") &&
               write->path == checker.text(trigger, "field") &&
               write->entity == checker.subject(trigger)) {
        const FieldSpec *spec = checker.namedField(trigger);
        const auto threshold = spec ? checker.level(trigger, "threshold", *spec) : std::nullopt;
        if (threshold && write->number && !write->relative &&
            beyond(when, *write->number, *threshold) &&
            isBroughtBack(nodes, *write, when, *threshold))
            link = write->trend || checker.seconds(trigger, "duration").value_or(0) > 0
                       ? Link::Later
                       : Link::Certain;
    }
    if (link != Link::None && checker.seconds(action, "delay").value_or(0) > 0)
        return Link::Later;
    return link;
}

/// The same with what the two rules add: where they are active, conditions, cool-down.
Link linkOf(const Checker &checker, const std::vector<Node> &nodes, const Behaviour &from,
            const Record &action, const Behaviour &to, const Record &trigger)
{
    Link link = linkOf(checker, nodes, action, trigger);
    if (link == Link::None)
        return link;
    if (to.phase && link != Link::Later) {
        const Record *entered =
            checker.text(action, "type") == "phase" ? checker.target(action, "phase") : nullptr;
        const Record *now = entered ? entered : from.phase;
        if (now && !checker.together(*now, *to.phase))
            return Link::None;
        if (!now)
            link = std::min(link, Link::Possible);
    }
    if (!to.conditions.empty())
        link = std::min(link, Link::Possible);
    // At the earliest when it has cooled down.
    return to.cooldown > 0 ? Link::Later : link;
}

/// What can set off a trigger, and what an action sets off: only equal keys need a closer look.
std::string triggerKey(const Checker &checker, const Record &trigger)
{
    const std::string type = checker.text(trigger, "type");
    if (type == "event")
        return "event\n" + checker.text(trigger, "event");
    if (type == "phase-entered" || type == "phase-time") {
        const Record *phase = checker.target(trigger, "phase");
        return "phase\n" + (phase ? phase->id.toString() : std::string());
    }
    if (type == "timer" || type == "variable")
        return type + '\n' + checker.text(trigger, type);
    if (type == "action")
        return "note\n" + checker.text(trigger, "action");
    if (type == "shock")
        return "note\ndefib.shock";
    if (type == "drug")
        return "note\ndrug.bolus";
    if (type == "entity-added")
        return "spawn";
    if (type == "vital-below" || type == "vital-above")
        return "write\n" + checker.text(trigger, "field");
    return {};
}

std::string actionKey(const Checker &checker, const Record &action)
{
    const std::string type = checker.text(action, "type");
    if (type == "event")
        return "event\n" + checker.text(action, "event");
    if (type == "phase") {
        const Record *phase = checker.target(action, "phase");
        return "phase\n" + (phase ? phase->id.toString() : std::string());
    }
    if (type == "timer" || type == "variable")
        return type + '\n' + checker.text(action, type);
    if (type == "note")
        return "note\n" + checker.text(action, "name");
    if (type == "spawn")
        return type;
    if (type == "set" || type == "trend")
        return "write\n" + checker.text(action, "field");
    return {};
}

struct Graph
{
    std::vector<std::map<std::size_t, Link>> ahead;
    std::vector<std::map<std::size_t, Link>> back;
    bool empty = true;
};

Graph graphOf(const Checker &checker, const std::vector<Node> &nodes)
{
    std::map<std::string, std::vector<std::pair<std::size_t, const Record *>>> waiting;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const Record *trigger : nodes[i].rule->triggers)
            waiting[triggerKey(checker, *trigger)].emplace_back(i, trigger);
    }
    Graph graph;
    graph.ahead.resize(nodes.size());
    graph.back.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const Record *action : nodes[i].rule->actions) {
            const std::string key = actionKey(checker, *action);
            const auto it = key.empty() ? waiting.end() : waiting.find(key);
            if (it == waiting.end())
                continue;
            for (const auto &[to, trigger] : it->second) {
                const Link link =
                    linkOf(checker, nodes, *nodes[i].rule, *action, *nodes[to].rule, *trigger);
                if (link == Link::None)
                    continue;
                Link &ahead = graph.ahead[i][to];
                ahead = std::max(ahead, link);
                graph.back[to][i] = ahead;
                graph.empty = false;
            }
        }
    }
    return graph;
}

/// The rules on a cycle through `start` by links of at least `least`; empty when there is none.
std::vector<std::size_t> cycleThrough(const Graph &graph, std::size_t start, Link least)
{
    const auto reached = [&](const std::vector<std::map<std::size_t, Link>> &links) {
        std::set<std::size_t> seen;
        std::vector<std::size_t> open{start};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const auto &[next, link] : links[at]) {
                if (link >= least && seen.insert(next).second)
                    open.push_back(next);
            }
        }
        return seen;
    };
    const std::set<std::size_t> ahead = reached(graph.ahead);
    if (!ahead.contains(start))
        return {};
    const std::set<std::size_t> back = reached(graph.back);
    std::vector<std::size_t> cycle;
    std::set_intersection(ahead.begin(), ahead.end(), back.begin(), back.end(),
                          std::back_inserter(cycle));
    return cycle;
}

std::string namesOf(const Checker &checker, const std::vector<Node> &nodes,
                    const std::vector<std::size_t> &cycle)
{
    std::string names;
    for (const std::size_t i : cycle) {
        if (!names.empty())
            names += " → ";
        names += checker.name(*nodes[i].rule->record);
    }
    return names;
}

/// Nothing in the scenario ends it: no condition and no phase.
bool isEndless(const std::vector<Node> &nodes, const std::vector<std::size_t> &cycle)
{
    return std::all_of(cycle.begin(), cycle.end(), [&](std::size_t i) {
        return nodes[i].rule->conditions.empty() && !nodes[i].rule->phase;
    });
}

} // namespace

void checkLoops(Checker &checker)
{
    const std::vector<Node> nodes = repeatingRules(checker);
    const Graph graph = graphOf(checker, nodes);
    if (graph.empty)
        return;
    struct Kind
    {
        Link least;
        const char *code;
    };
    std::vector<char> told(nodes.size());
    for (const Kind kind : {Kind{Link::Certain, "content.rule.loop"},
                            Kind{Link::Possible, "content.rule.loop-possible"},
                            Kind{Link::Later, "content.rule.repeats"}}) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (told[i])
                continue;
            const std::vector<std::size_t> cycle = cycleThrough(graph, i, kind.least);
            if (cycle.empty() || (kind.least == Link::Later && !isEndless(nodes, cycle)))
                continue;
            for (const std::size_t member : cycle)
                told[member] = 1;
            const Record &rule = *nodes[i].rule->record;
            Diagnostic &found = checker.report(rule, "fire", kind.code,
                                               {{"rules", namesOf(checker, nodes, cycle)}});
            found.fixes.push_back(
                setFix(checker, FixKind::Choice, rule, "fire", CellValue(std::string("once"))));
        }
    }
}

} // namespace ward::content
