// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/kernel/random_rules.h"

#include "core/base/hash.h"
#include "core/content/schema.h"

namespace ward::test {

namespace {

class Maker
{
public:
    explicit Maker(std::uint64_t seed)
        : m_seed(seed)
    {
        m_s.patient("patient", {{"coupling", pick(2) ? "true" : "false"}});
        m_phases.push_back(m_s.phase("A"));
        m_phases.push_back(m_s.add("phase", m_phases[0], {{"name", "A1"}}));
        m_phases.push_back(m_s.add("phase", m_phases[0], {{"name", "A2"}}));
        m_phases.push_back(m_s.phase("B"));
        m_entities.push_back(m_s.entity("Pump", "infusion-pump", m_s.room()));
        m_entities.push_back(m_s.entity("Monitor", "bedside-monitor", m_s.room()));
        m_entities.push_back(m_s.entity("Defibrillator", "defibrillator", m_s.room()));
        m_entities.push_back(m_s.entity("Bed", "icu-bed", m_s.room()));
    }

    ScenarioBuilder make()
    {
        const auto triggers = names("trigger");
        const auto conditions = names("condition");
        const auto actions = names("action");
        // One rule for each trigger, so that every type occurs in every scenario; likewise the
        // others, wherever they fall.
        std::size_t action = pick(actions.size());
        std::size_t condition = pick(conditions.size());
        for (const std::string &trigger : triggers) {
            const Id rule =
                m_s.rule("R " + trigger, {{"fire", some({"once", "every", "restart", "queue"})},
                                          {"queue", some({"1", "2"})},
                                          {"priority", some({"-1", "0", "0", "2"})},
                                          {"cooldown", some({"0 s", "0 s", "0.5 s", "3 s"})}});
            if (pick(3) == 0)
                m_s.set(rule, "phase", phase());
            addTrigger(rule, trigger, 0);
            for (std::size_t n = pick(3); n > 0; --n)
                addCondition(rule, conditions[condition++ % conditions.size()], 0);
            for (std::size_t n = 1 + pick(2); n > 0; --n)
                addAction(rule, actions[action++ % actions.size()]);
        }
        const Id beat = m_s.event("beat", "2 s");
        for (const std::string &name : actions)
            addAction(beat, name);
        return std::move(m_s);
    }

private:
    static std::vector<std::string> names(const char *of)
    {
        std::vector<std::string> out;
        for (const content::EnumValue &value : content::Schema::shipped().enumValues(of)) {
            if (value.value != "script")
                out.push_back(value.value);
        }
        return out;
    }
    std::size_t pick(std::size_t n)
    {
        return static_cast<std::size_t>(randomBits(m_seed, 77, m_ordinal++) % n);
    }
    std::string some(std::initializer_list<const char *> texts)
    {
        return *(texts.begin() + pick(texts.size()));
    }
    std::string phase() { return m_phases[pick(m_phases.size())].toString(); }
    std::string device() { return m_entities[pick(m_entities.size())].toString(); }
    std::string patient() { return m_s.patient().toString(); }
    std::string seconds(int most)
    {
        return std::to_string(1 + pick(static_cast<std::size_t>(most) * 10)) + "e-1 s";
    }

    void addTrigger(const Id &parent, const std::string &type, int depth)
    {
        const Id id = m_s.add("trigger", parent, {{"type", type}});
        const auto set = [&](const char *cell, const std::string &value) {
            m_s.set(id, cell, value);
        };
        if (pick(6) == 0)
            set("nth", "2");
        if (type.starts_with("vital-")) {
            set("entity", patient());
            set("field", some({"vitals.hr", "vitals.map", "vitals.spo2"}));
            const bool percent = m_s.document().find(id)->cell("field") ==
                                 content::CellValue(std::string("vitals.spo2"));
            const bool pressure = m_s.document().find(id)->cell("field") ==
                                  content::CellValue(std::string("vitals.map"));
            const std::string unit = percent ? " %" : pressure ? " mm[Hg]" : " /min";
            const bool changes = type == "vital-rising" || type == "vital-falling";
            const auto low = changes ? 3 + pick(9) : 70 + pick(20);
            set("threshold", std::to_string(low) + unit);
            if (type == "vital-inside" || type == "vital-outside")
                set("upper", std::to_string(low + 5 + pick(12)) + unit);
            if (pick(2))
                set("margin", std::to_string(pick(3)) + unit);
            if (changes)
                set("within", seconds(5));
            if (pick(2))
                set("duration", seconds(2));
            if (pick(2))
                set("shown", "true");
            set("at_start", some({"cross", "fire", "wait-clear"}));
        } else if (type == "at" || type == "phase-time") {
            set("at", seconds(15));
            if (type == "phase-time" || pick(2))
                set("phase", phase());
        } else if (type == "every") {
            set("every", seconds(3));
        } else if (type == "event" || type == "cue") {
            set("event", some({"ping", "pong", "go"}));
        } else if (type == "action" || type == "entity-used") {
            set("action", some({"pulse.check", "defib.charge"}));
            if (type == "entity-used")
                set("prefab", "defibrillator");
        } else if (type == "drug") {
            set("route", some({"iv", "im"}));
        } else if (type.starts_with("phase-")) {
            set("phase", phase());
        } else if (type == "entity-added") {
            set("prefab", "stool");
        } else if (type == "entity-moved") {
            set("zone", m_entities[3].toString());
            set("radius", "1 m");
            if (pick(2))
                set("duration", seconds(2));
        } else if (type == "entity-connected") {
            set("entity", m_entities[pick(2)].toString());
        } else if (type.starts_with("score-")) {
            set("points", some({"-2", "0", "4"}));
        } else if (type == "alarm") {
            set("entity", patient());
            set("alarm", some({"hr", "spo2"}));
            set("alarm_state", some({"delay", "active"}));
        } else if (type == "timer") {
            set("timer", some({"t", "u"}));
        } else if (type == "variable") {
            set("variable", some({"x", "y"}));
            if (pick(2))
                set("threshold", some({"1 1", "3 1"}));
        } else if (type == "absence" || type == "sequence") {
            set("within", seconds(5));
            for (std::size_t n = 1 + pick(2); n > 0; --n)
                addTrigger(id,
                           depth < 2 ? some({"cue", "action", "vital-above", "every", "sequence",
                                             "absence"})
                                     : some({"cue", "action"}),
                           depth + 1);
        }
    }

    void addCondition(const Id &parent, const std::string &type, int depth)
    {
        const Id id = m_s.add("condition", parent,
                              {{"type", type},
                               {"negate", some({"true", "false"})},
                               {"combine", some({"all", "any", "not"})}});
        const auto set = [&](const char *cell, const std::string &value) {
            m_s.set(id, cell, value);
        };
        if (type == "group" && depth < 2) {
            for (const char *child : {"random", "in-phase", "group"})
                addCondition(id, child, depth + 1);
        } else if (type == "in-phase") {
            set("phase", phase());
        } else if (type == "happened") {
            set("event", some({"ping", "adrenaline", "pulse.check"}));
            set("within", seconds(9));
        } else if (type == "rhythm-is") {
            set("rhythm", some({"sinus", "svt"}));
        } else if (type.starts_with("vital-")) {
            set("field", "vitals.hr");
            set("shown", some({"true", "false"}));
            set("threshold", some({"70 /min", "85 /min"}));
            set("upper", "90 /min");
        } else if (type == "entity-state") {
            set("entity", m_entities[0].toString());
            set("field", "infusion.running");
            set("value", some({"true", "false"}));
        } else if (type == "entity-count") {
            set("prefab", "stool");
        } else if (type == "connected") {
            set("entity", m_entities[pick(2)].toString());
        } else if (type == "random") {
            set("probability", some({"0.3", "0.7"}));
        } else if (type == "alarm") {
            set("alarm", "spo2");
        } else if (type == "variable") {
            set("variable", "x");
            set("threshold", "1 1");
        }
    }

    void addAction(const Id &parent, const std::string &type)
    {
        const Id id = m_s.add("action", parent, {{"type", type}});
        const auto set = [&](const char *cell, const std::string &value) {
            m_s.set(id, cell, value);
        };
        if (pick(2))
            set("delay", seconds(4));
        if (type == "set" || type == "trend" || type == "stop-trend") {
            set("entity", patient());
            set("field", "vitals.hr");
            set("value", some({"65 /min", "88 /min", "140 /min"}));
            if (type == "trend") {
                set("over", seconds(5));
                set("mode", some({"replace", "add", "queue"}));
                set("curve", some({"linear", "ease", "exponential"}));
                set("relative", some({"true", "false"}));
                if (pick(2))
                    set("until", "100 /min");
                if (pick(2))
                    set("ceiling", "120 /min");
                if (pick(2))
                    set("tau", seconds(3));
            }
        } else if (type == "rhythm") {
            set("entity", patient());
            set("rhythm", some({"sinus", "svt", "vf-coarse"}));
        } else if (type == "spawn") {
            set("prefab", "stool");
            set("parent", m_s.room().toString());
        } else if (type == "remove") {
            set("entity", m_entities[1].toString());
        } else if (type == "move") {
            set("entity", device());
            set("position", some({"0 0 0", "0.5 0 0", "3 0 1"}));
        } else if (type == "attach") {
            set("entity", m_entities[0].toString());
            set("parent", pick(2) ? patient() : m_entities[3].toString());
        } else if (type == "device") {
            set("entity", m_entities[0].toString());
            set("field", "infusion.running");
            set("value", some({"true", "false"}));
        } else if (type == "phase") {
            set("phase", phase());
        } else if (type == "alarm") {
            set("entity", patient());
            set("alarm_command", some({"acknowledge", "pause", "resume"}));
        } else if (type == "event") {
            set("event", some({"ping", "pong"}));
        } else if (type == "score") {
            set("points", some({"-3", "2", "5"}));
        } else if (type == "sound") {
            set("sound", "door");
        } else if (type == "timer") {
            set("timer", some({"t", "u"}));
            set("timer_operation", some({"start", "start", "stop", "add"}));
            set("over", seconds(3));
        } else if (type == "variable") {
            set("variable", some({"x", "y"}));
            set("variable_operation", some({"set", "add"}));
            set("value", some({"0", "1", "3"}));
        } else {
            set("text", "text of " + type);
        }
    }

    std::uint64_t m_seed;
    std::uint64_t m_ordinal = 0;
    ScenarioBuilder m_s;
    std::vector<Id> m_phases;
    std::vector<Id> m_entities;
};

} // namespace

ScenarioBuilder randomRules(std::uint64_t seed)
{
    return Maker(seed).make();
}

void randomCare(Run &run, std::uint64_t seed, const ScenarioBuilder &scenario)
{
    const auto tick = static_cast<std::uint64_t>(run.world().tick().n);
    const std::uint64_t bits = randomBits(seed, 78, tick);
    if (bits % 7 != 0)
        return;
    static constexpr const char *cues[] = {"ping", "pong", "go"};
    switch (bits / 7 % 8) {
    case 0:
    case 1:
        run.submit({Id(), "instructor", kernel::CueInput{cues[bits / 64 % 3]}});
        break;
    case 2:
        run.act("pulse.check");
        break;
    case 3:
        run.act("drug.bolus", bits / 64 % 2 ? "drug=adrenaline; dose=100 ug; route=im"
                                            : "drug=adrenaline; dose=100 ug; route=iv");
        break;
    case 4:
        run.act("defib.charge", "energy=200 J");
        break;
    case 5:
        run.act(bits / 64 % 2 ? "monitor.detach" : "monitor.attach", "sensor=spo2");
        break;
    case 6:
        run.set(scenario.patient(), "vitals.hr",
                content::Quantity{60.0 + static_cast<double>(bits / 64 % 50), "/min"});
        break;
    default:
        run.act("defib.shock", "energy=200 J");
        break;
    }
}

} // namespace ward::test
