// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event_phrase.h"

#include "core/content/units.h"
#include "core/recording/alarm_words.h"

#include "ward/v1/events/event.pb.h"

#include <cmath>

#include <algorithm>
#include <string_view>

namespace ward::recording {

namespace ev = ward::v1::events;

namespace {

std::string enumLabel(const content::Schema &schema, std::string_view name,
                      const std::string &value)
{
    const auto *option = schema.enumValue(name, value);
    return option ? option->label : value;
}

/// A label within a sentence.
std::string lowered(std::string label)
{
    if (!label.empty() && label.front() >= 'A' && label.front() <= 'Z')
        label.front() = static_cast<char>(label.front() - 'A' + 'a');
    return label;
}

std::string doseMode(const std::string &mode)
{
    for (const char *known :
         {"@event.dose.bolus", "@event.dose.infusion", "@event.dose.kvo", "@event.dose.stop"}) {
        if (mode == known + std::string_view("@event.dose.").size())
            return known;
    }
    return mode;
}

/// With a true minus.
std::string pointsText(std::int64_t points)
{
    return points < 0 ? "\u2212" + std::to_string(-points) : std::to_string(points);
}

/// "arrest.20s", as an educator would write it: "arrest 20 s".
std::string momentName(const std::string &event)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string name;
    for (const char c : event) {
        const bool joint = c == '.' || c == '_' || c == '-';
        if (!joint && !name.empty() && isDigit(name.back()) && c >= 'a' && c <= 'z')
            name += ' ';
        name += joint ? ' ' : c;
    }
    return name;
}

std::string drugLabel(const content::Schema &schema, const std::string &name)
{
    const auto *drug = schema.drug(name);
    return drug ? drug->label : name;
}

std::string fieldLabel(const content::Schema &schema, const std::string &path)
{
    const auto *field = schema.field(path);
    return field ? field->label : path;
}

MessageArg quantity(const ev::Quantity &q)
{
    return MessageQuantity{q.value(), q.unit()};
}

/// A text that stands for itself in a sentence: words are those of the viewer's language.
std::string cellText(const content::Schema &schema, const content::FieldSpec *field,
                     const ev::Cell &cell)
{
    switch (cell.value_case()) {
    case ev::Cell::kFlag:
        return cell.flag() ? "@event.flag.on" : "@event.flag.off";
    case ev::Cell::kInteger:
        return std::to_string(cell.integer());
    case ev::Cell::kNumber:
        return content::formatNumber(cell.number());
    case ev::Cell::kText:
        return field ? enumLabel(schema, field->enumName, cell.text()) : cell.text();
    case ev::Cell::kQuantity: {
        const std::string unit = content::displayUnit(cell.quantity().unit());
        return content::formatNumber(cell.quantity().value()) + (unit.empty() ? "" : " " + unit);
    }
    case ev::Cell::kVec3:
        return content::formatNumber(cell.vec3().x()) + " · " +
               content::formatNumber(cell.vec3().y()) + " · " +
               content::formatNumber(cell.vec3().z()) + " m";
    default:
        return "–";
    }
}

/// What a change-set did to the running world, in the words of its intent.
Message changePhrase(const ev::WorldChanged &changed, const std::string &who,
                     const content::Schema &schema)
{
    const ev::ChangeSet &change = changed.change();
    for (const ev::Op &op : change.ops()) {
        if (op.has_add() && op.add().record().kind() == "entity") {
            std::string name;
            for (const ev::NamedCell &cell : op.add().record().cells()) {
                if (cell.name() == "name")
                    name = cell.cell().text();
            }
            return {"event.world-spawned", {{"name", name}}};
        }
        if (op.has_remove() && op.remove().was().kind() == "entity")
            return Message("event.world-removed");
        if (op.has_move())
            return {"event.world-moved", {{"who", who}}};
    }
    if (change.ops_size() > 0 && change.ops(0).has_set()) {
        const ev::SetCell &set = change.ops(0).set();
        const auto *field = schema.field(set.cell());
        return {"event.world-set",
                {{"who", who},
                 {"field", fieldLabel(schema, set.cell())},
                 {"before", cellText(schema, field, set.before())},
                 {"after", cellText(schema, field, set.after())}}};
    }
    return {"event.world-changed", {{"count", std::int64_t{change.ops_size()}}}};
}

const content::ActionArg *argumentOf(const content::ActionSpec *action, const std::string &name)
{
    if (action == nullptr)
        return nullptr;
    const auto found =
        std::find_if(action->args.begin(), action->args.end(),
                     [&](const content::ActionArg &arg) { return arg.name == name; });
    return found == action->args.end() ? nullptr : &*found;
}

Message actionPhrase(const ev::ActionPerformed &done, const std::string &who,
                     const content::Schema &schema)
{
    const auto *action = schema.action(done.action());
    std::string details;
    for (const ev::NamedCell &arg : done.args()) {
        const bool flag = arg.cell().value_case() == ev::Cell::kFlag;
        if (flag && !arg.cell().flag())
            continue;
        std::string text = flag ? arg.name() : cellText(schema, nullptr, arg.cell());
        if (arg.name() == "drug")
            text = drugLabel(schema, text);
        else if (const content::ActionArg *spec = argumentOf(action, arg.name()))
            text = enumLabel(schema, spec->enumName, text);
        details += (details.empty() ? "" : ", ") + text;
    }
    if (!done.text().empty())
        details += (details.empty() ? "" : " – ") + done.text();
    const std::string label = action ? action->label : done.action();
    if (details.empty())
        return {"event.action", {{"action", label}, {"who", who}}};
    return {"event.action-with", {{"action", label}, {"who", who}, {"details", details}}};
}

Message clockPhrase(const ev::ClockChanged &changed)
{
    switch (changed.change()) {
    case ev::ClockChanged::CHANGE_START:
        return Message("event.clock-started");
    case ev::ClockChanged::CHANGE_PAUSE:
        return Message("event.clock-paused");
    case ev::ClockChanged::CHANGE_RESUME:
        return Message("event.clock-resumed");
    case ev::ClockChanged::CHANGE_STEP:
        return Message("event.clock-stepped");
    case ev::ClockChanged::CHANGE_STOP:
        return Message("event.clock-stopped");
    default: {
        const double rate = changed.rate_denominator() == 0
                                ? 1.0
                                : static_cast<double>(changed.rate_numerator()) /
                                      static_cast<double>(changed.rate_denominator());
        return {"event.clock-rate", {{"rate", content::formatNumber(rate)}}};
    }
    }
}

Message timerPhrase(const ev::TimerChanged &changed)
{
    const MessageTime due{changed.due_us()};
    if (changed.change() == "started")
        return {"event.timer-started", {{"name", changed.name()}, {"due", due}}};
    if (changed.change() == "extended")
        return {"event.timer-extended", {{"name", changed.name()}, {"due", due}}};
    if (changed.change() == "stopped")
        return {"event.timer-stopped", {{"name", changed.name()}}};
    return {"event.timer-elapsed", {{"name", changed.name()}}};
}

Message progressPhrase(const ev::RuleProgress &progress)
{
    const std::vector<std::pair<std::string, MessageArg>> args{
        {"rule", progress.name()}, {"count", std::int64_t{progress.waiting()}}};
    if (progress.change() == "queued")
        return {"event.rule-queued", args};
    if (progress.change() == "dropped")
        return {"event.rule-dropped", args};
    if (progress.change() == "resumed")
        return {"event.rule-resumed", args};
    return {"event.rule-restarted", args};
}

Message alarmPhrase(const ev::AlarmChanged &changed, const content::Schema &schema)
{
    Message message = alarmWords(changed.text().empty() ? changed.alarm() : changed.text());
    constexpr std::string_view kSays = "-says";
    message.code.erase(message.code.find(kSays), kSays.size());
    message.args.emplace_back("state", lowered(enumLabel(schema, "alarm_state", changed.state())));
    return message;
}

/// "pH 7.28, PaCO2 48 mmHg, …"
std::string labText(const ev::LabReported &report, const content::Schema &schema)
{
    std::string text;
    for (const ev::NamedCell &value : report.values()) {
        const auto *field = schema.field("labs." + value.name());
        text += (text.empty() ? "" : ", ") + (field ? field->label : value.name()) + ' ' +
                cellText(schema, field, value.cell());
    }
    return text;
}

/// What went wrong in a script is a message of its own.
Message faultPhrase(const ev::ScriptFault &fault)
{
    Message message(fault.code(), {{"name", fault.name()}});
    for (const ev::NamedCell &argument : fault.arguments()) {
        const ev::Cell &cell = argument.cell();
        if (cell.has_text())
            message.args.emplace_back(argument.name(), cell.text());
        else if (cell.has_integer())
            message.args.emplace_back(argument.name(), std::int64_t{cell.integer()});
        else if (cell.has_number())
            message.args.emplace_back(argument.name(), cell.number());
        else if (cell.has_quantity())
            message.args.emplace_back(argument.name(), quantity(cell.quantity()));
    }
    return message;
}

} // namespace

Message phrase(const Event &event, const content::Schema &schema, const NameOf &nameOf)
{
    const auto payload = payloadOf(event);
    if (!payload)
        return {"event.unreadable", {{"type", event.type}}};
    const std::string who = nameOf(event.aggregate);
    switch (payload->kind_case()) {
    case ev::Payload::kSessionStarted:
        return {"event.session-started", {{"scenario", payload->session_started().scenario()}}};
    case ev::Payload::kSessionEnded:
        return Message("event.session-ended");
    case ev::Payload::kSessionRecovered:
        return payload->session_recovered().identical()
                   ? Message("event.session-recovered")
                   : Message("event.session-recovered-differs");
    case ev::Payload::kClockChanged:
        return clockPhrase(payload->clock_changed());
    case ev::Payload::kWorldChanged:
        return changePhrase(payload->world_changed(), who, schema);
    case ev::Payload::kActionPerformed:
        return actionPhrase(payload->action_performed(), who, schema);
    case ev::Payload::kActionRejected: {
        const auto *action = schema.action(payload->action_rejected().action());
        return {"event.action-rejected",
                {{"action", action ? action->label : payload->action_rejected().action()}}};
    }
    case ev::Payload::kMarkAdded:
        return {"event.mark", {{"label", payload->mark_added().label()}}};
    case ev::Payload::kEntityAdded:
        return {"event.entity-added", {{"name", payload->entity_added().name()}}};
    case ev::Payload::kEntityRemoved:
        return {"event.entity-removed", {{"name", payload->entity_removed().name()}}};
    case ev::Payload::kEntityMoved:
        return {"event.entity-moved",
                {{"name", nameOf(payload->entity_moved().handle())},
                 {"onto", nameOf(payload->entity_moved().parent_after())}}};
    case ev::Payload::kMotionStarted:
        return {"event.motion-started",
                {{"who", who},
                 {"over",
                  MessageQuantity{
                      static_cast<double>(payload->motion_started().duration_us()) / 1e6, "s"}}}};
    case ev::Payload::kMotionEnded:
        return {"event.motion-ended", {{"who", who}}};
    case ev::Payload::kValueSet: {
        const auto *field = schema.field(payload->value_set().field());
        return {"event.value-set",
                {{"who", who},
                 {"field", fieldLabel(schema, payload->value_set().field())},
                 {"before", cellText(schema, field, payload->value_set().before())},
                 {"after", cellText(schema, field, payload->value_set().after())}}};
    }
    case ev::Payload::kTrendStarted: {
        const ev::TrendStarted &trend = payload->trend_started();
        const auto *field = schema.field(trend.field());
        const std::string unit = field ? field->unit : "1";
        return {"event.trend-started",
                {{"who", who},
                 {"field", fieldLabel(schema, trend.field())},
                 {"to", MessageQuantity{trend.to(), unit}},
                 {"over", MessageQuantity{static_cast<double>(trend.duration_us()) / 1e6, "s"}}}};
    }
    case ev::Payload::kTrendEnded:
        return {"event.trend-ended",
                {{"who", who}, {"field", fieldLabel(schema, payload->trend_ended().field())}}};
    case ev::Payload::kRhythmChanged:
        return {"event.rhythm",
                {{"who", who},
                 {"before", enumLabel(schema, "ecg_rhythm", payload->rhythm_changed().before())},
                 {"after", enumLabel(schema, "ecg_rhythm", payload->rhythm_changed().after())}}};
    case ev::Payload::kPhaseChanged:
        return {"event.phase", {{"phase", payload->phase_changed().after()}}};
    case ev::Payload::kRuleFired:
        return {"event.rule-fired", {{"rule", payload->rule_fired().name()}}};
    case ev::Payload::kRuleNearMiss:
        return {"event.rule-near-miss",
                {{"rule", payload->rule_near_miss().name()},
                 {"reason", "@event.near-miss." + payload->rule_near_miss().reason()}}};
    case ev::Payload::kVitalHeld: {
        const auto *field = schema.field(payload->vital_held().field());
        return {payload->vital_held().held() ? "event.vital-held" : "event.vital-released",
                {{"who", who},
                 {"field", fieldLabel(schema, payload->vital_held().field())},
                 {"value", cellText(schema, field, payload->vital_held().value())}}};
    }
    case ev::Payload::kLabReported:
        return {"event.lab-reported",
                {{"who", who}, {"values", labText(payload->lab_reported(), schema)}}};
    case ev::Payload::kRuleShadowed:
        return {payload->rule_shadowed().reason() == "held" ? "event.rule-held"
                                                            : "event.rule-shadowed",
                {{"field", fieldLabel(schema, payload->rule_shadowed().field())}}};
    case ev::Payload::kRuleLoop:
        return Message("event.rule-loop");
    case ev::Payload::kTriggerChanged:
        if (payload->trigger_changed().reason() == "edited")
            return Message("event.trigger-reset");
        return {"event.trigger-changed", {{"state", payload->trigger_changed().state()}}};
    case ev::Payload::kSaid:
        return {"event.said", {{"who", who}, {"text", payload->said().text()}}};
    case ev::Payload::kDrugGiven:
        return {"event.drug",
                {{"drug", drugLabel(schema, payload->drug_given().drug())},
                 {"dose", quantity(payload->drug_given().dose())},
                 {"mode", doseMode(payload->drug_given().mode())},
                 {"who", who}}};
    case ev::Payload::kShockDelivered:
        return {payload->shock_delivered().not_clear()      ? "event.shock-not-clear"
                : payload->shock_delivered().synchronised() ? "event.shock-synchronised"
                                                            : "event.shock",
                {{"who", who}, {"energy", quantity(payload->shock_delivered().energy())}}};
    case ev::Payload::kCompressionsChanged:
        return payload->compressions_changed().running() ? Message("event.cpr-started")
                                                         : Message("event.cpr-stopped");
    case ev::Payload::kAirwayChanged:
        return {
            "event.airway",
            {{"who", who},
             {"device", enumLabel(schema, "airway_device", payload->airway_changed().device())}}};
    case ev::Payload::kAlarmChanged:
        if (payload->alarm_changed().state() == "inactive" &&
            payload->alarm_changed().before() == "delay") {
            return {"event.alarm-not-raised",
                    {{"alarm", fieldLabel(schema, "alarms." + payload->alarm_changed().alarm())}}};
        }
        if (payload->alarm_changed().state() == "inactive") {
            return {"event.alarm-ended",
                    {{"alarm", fieldLabel(schema, "alarms." + payload->alarm_changed().alarm())}}};
        }
        return alarmPhrase(payload->alarm_changed(), schema);
    case ev::Payload::kScored:
        return {payload->scored().reason().empty() ? "event.scored.unexplained" : "event.scored",
                {{"points", pointsText(payload->scored().points())},
                 {"total", pointsText(payload->scored().total())},
                 {"reason", payload->scored().reason()}}};
    case ev::Payload::kNoted:
        return {"event.noted", {{"text", payload->noted().text()}}};
    case ev::Payload::kEmitted:
        return {"event.emitted", {{"name", momentName(payload->emitted().name())}}};
    case ev::Payload::kUndone:
        return Message("event.undone");
    case ev::Payload::kTimerChanged:
        return timerPhrase(payload->timer_changed());
    case ev::Payload::kVariableChanged:
        return {"event.variable",
                {{"name", payload->variable_changed().name()},
                 {"before", content::formatNumber(payload->variable_changed().before())},
                 {"after", content::formatNumber(payload->variable_changed().after())}}};
    case ev::Payload::kInstructorPrompted:
        return {"event.prompted", {{"text", payload->instructor_prompted().text()}}};
    case ev::Payload::kSoundPlayed:
        return {"event.sound", {{"sound", payload->sound_played().sound()}}};
    case ev::Payload::kRuleProgress:
        return progressPhrase(payload->rule_progress());
    case ev::Payload::kDefinitionChanged:
        return {"event.definition-changed",
                {{"count", std::int64_t{payload->definition_changed().change().ops_size()}}}};
    case ev::Payload::kScriptFault:
        return faultPhrase(payload->script_fault());
    case ev::Payload::kScriptActed:
        return {"event.script-acted",
                {{"name", payload->script_acted().name()},
                 {"count", std::int64_t{payload->script_acted().actions()}}}};
    case ev::Payload::kScriptSuspended:
        return {"event.script-suspended",
                {{"name", payload->script_suspended().name()},
                 {"count", std::int64_t{payload->script_suspended().faults()}}}};
    case ev::Payload::KIND_NOT_SET:
        break;
    }
    return {"event.unreadable", {{"type", event.type}}};
}

} // namespace ward::recording
