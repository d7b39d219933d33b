// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/lane_builder.h"

#include "core/base/text.h"
#include "core/content/units.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "core/recording/alarm_words.h"
#include "core/recording/event_phrase.h"

#include "ward/v1/events/event.pb.h"

#include <QCoreApplication>

#include <algorithm>

namespace ward::timeline {

namespace ev = ward::v1::events;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ward::timeline::LaneBuilder", text);
}

QString quantity(const ev::Quantity &q)
{
    const std::string unit = content::displayUnit(q.unit());
    return toQString(content::formatNumber(q.value()) + (unit.empty() ? "" : " " + unit));
}

/// A colour that is not known here looks like the default one.
Style phaseStyle(const std::string &colour)
{
    static const std::map<std::string, Style, std::less<>> styles = {
        {"amber", Style::PhaseWarn},
        {"green", Style::PhaseGood},
        {"red", Style::PhaseBad},
        {"teal", Style::PhaseCalm},
    };
    const auto it = styles.find(colour);
    return it == styles.end() ? Style::Phase : it->second;
}

} // namespace

LaneBuilder::LaneBuilder(const content::Schema &schema, NameOf nameOf, ColourOf colourOf)
    : m_schema(schema)
    , m_nameOf(std::move(nameOf))
    , m_colourOf(std::move(colourOf))
{
    const auto add = [&](const char *id, const QString &title) {
        Lane lane;
        lane.id = QString::fromLatin1(id);
        lane.title = title;
        m_lanes.push_back(std::move(lane));
    };
    add("phases", tr("Phases"));
    add("alarms", tr("Alarms"));
    add("compressions", tr("Compressions"));
    add("drugs", tr("Drugs and shocks"));
    add("airway", tr("Airway"));
    add("team", tr("Team and speech"));
    add("equipment", tr("Equipment"));
    add("rules", tr("Rules"));
    add("instructor", tr("Instructor"));
    add("marks", tr("Marks"));
}

const Lane *LaneBuilder::lane(const QString &id) const
{
    const auto it = std::find_if(m_lanes.begin(), m_lanes.end(),
                                 [&](const Lane &lane) { return lane.id == id; });
    return it == m_lanes.end() ? nullptr : &*it;
}

void LaneBuilder::open(Row row, const std::string &key, Span span)
{
    close(key, span.from);
    span.open = true;
    span.to = std::max(span.from, m_end);
    m_lanes[row].spans.push_back(std::move(span));
    m_open[key] = {row, m_lanes[row].spans.size() - 1};
}

void LaneBuilder::close(const std::string &key, Tick at)
{
    const auto it = m_open.find(key);
    if (it == m_open.end())
        return;
    Span &span = m_lanes[it->second.first].spans[it->second.second];
    span.to = at;
    span.open = false;
    m_open.erase(it);
}

void LaneBuilder::point(Row row, const recording::Event &event, Style style, QString label)
{
    m_lanes[row].points.push_back({event.tick, style, std::move(label), event.id});
}

void LaneBuilder::colourPhases()
{
    for (Span &span : m_lanes[Phases].spans)
        span.style = phaseStyle(m_colourOf(span.label.toStdString()));
}

void LaneBuilder::setEnd(Tick end)
{
    m_end = end;
    for (const auto &[key, at] : m_open)
        m_lanes[at.first].spans[at.second].to = end;
}

std::vector<Tick> LaneBuilder::moments(const QString &laneId) const
{
    std::vector<Tick> moments;
    for (const Lane &lane : m_lanes) {
        if (!laneId.isEmpty() && lane.id != laneId)
            continue;
        for (const Span &span : lane.spans)
            moments.push_back(span.from);
        for (const Point &point : lane.points)
            moments.push_back(point.at);
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

std::uint64_t LaneBuilder::lastEvent(Tick until) const
{
    Tick at{-1};
    std::uint64_t last = 0;
    const auto take = [&](Tick tick, std::uint64_t event) {
        if (event != 0 && tick <= until && std::pair(tick, event) > std::pair(at, last)) {
            at = tick;
            last = event;
        }
    };
    for (const Lane &lane : m_lanes) {
        for (const Span &span : lane.spans)
            take(span.from, span.event);
        for (const Point &point : lane.points)
            take(point.at, point.event);
    }
    return last;
}

void LaneBuilder::add(const recording::Event &event)
{
    m_end = std::max(m_end, event.tick);
    const auto payload = recording::payloadOf(event);
    if (!payload)
        return;
    const std::string who = m_nameOf(event.aggregate);
    const std::string per = std::to_string(event.aggregate);
    Span span;
    span.from = event.tick;
    span.event = event.id;
    switch (payload->kind_case()) {
    case ev::Payload::kPhaseChanged:
        span.label = toQString(payload->phase_changed().after());
        span.style = phaseStyle(m_colourOf(payload->phase_changed().after()));
        open(Phases, "phase", span);
        break;
    case ev::Payload::kAlarmChanged: {
        const ev::AlarmChanged &alarm = payload->alarm_changed();
        const std::string key = "alarm " + per + " " + alarm.alarm();
        const bool on = alarm.state() == "active" || alarm.state() == "latched";
        const bool high = alarm.priority() == "high";
        const bool medium = alarm.priority() == "medium";
        span.style = high ? Style::AlarmHigh : medium ? Style::AlarmMedium : Style::AlarmLow;
        const auto before = m_open.find(key);
        // One that becomes more or less urgent goes on in the colour it then has.
        const bool goesOn = before != m_open.end() &&
                            (alarm.priority() == "none" ||
                             m_lanes[Alarms].spans[before->second.second].style == span.style);
        if (on && !goesOn) {
            span.name = key;
            // IEC 60601-1-8: the stars say the priority where colour cannot.
            span.label =
                QString::fromLatin1(high     ? "*** "
                                    : medium ? "** "
                                             : "* ") +
                toQString(messages::render(
                    recording::alarmWords(alarm.text().empty() ? alarm.alarm() : alarm.text()),
                    messages::viewerLocale()));
            open(Alarms, key, span);
        } else if (alarm.state() == "inactive") {
            close(key, event.tick);
        }
        break;
    }
    case ev::Payload::kCompressionsChanged:
        if (payload->compressions_changed().running()) {
            span.style = Style::Work;
            if (payload->compressions_changed().rate().value() > 0)
                span.label = quantity(payload->compressions_changed().rate());
            open(Compressions, "cpr " + per, span);
        } else {
            close("cpr " + per, event.tick);
        }
        break;
    case ev::Payload::kDrugGiven: {
        const ev::DrugGiven &drug = payload->drug_given();
        const auto *spec = m_schema.drug(drug.drug());
        const QString name = toQString(spec ? spec->label : drug.drug());
        if (drug.mode() == "stop") {
            close("infusion " + per + drug.drug(), event.tick);
        } else if (drug.mode() == "infusion" || drug.mode() == "kvo") {
            span.style = Style::Drug;
            span.label =
                name + QLatin1String(drug.mode() == "kvo" ? " KVO " : " ") + quantity(drug.dose());
            open(Drugs, "infusion " + per + drug.drug(), span);
        } else {
            point(Drugs, event, Style::Drug, name + QLatin1Char(' ') + quantity(drug.dose()));
        }
        break;
    }
    case ev::Payload::kShockDelivered:
        point(Drugs, event, Style::Shock,
              payload->shock_delivered().not_clear()
                  ? tr("%1, not clear").arg(quantity(payload->shock_delivered().energy()))
                  : quantity(payload->shock_delivered().energy()));
        break;
    case ev::Payload::kAirwayChanged: {
        const auto *device =
            m_schema.enumValue("airway_device", payload->airway_changed().device());
        if (!device || device->value == "none") {
            close("airway " + per, event.tick);
        } else {
            span.style = Style::Airway;
            span.label = toQString(device->label);
            open(Airway, "airway " + per, span);
        }
        break;
    }
    case ev::Payload::kSaid:
        point(Team, event, Style::Speech,
              QStringLiteral("“%1”").arg(toQString(payload->said().text())));
        break;
    case ev::Payload::kActionPerformed: {
        const auto *action = m_schema.action(payload->action_performed().action());
        const std::string name = payload->action_performed().action();
        // Drugs, shocks, compressions and airway have lanes of their own.
        if (!name.starts_with("drug.") && name != "defib.shock" && !name.starts_with("cpr.") &&
            !name.starts_with("bvm."))
            point(Team, event, Style::Speech, toQString(action ? action->label : name));
        break;
    }
    case ev::Payload::kEntityAdded:
        if (event.tick.n > 0)
            point(Equipment, event, Style::Equipment, toQString(payload->entity_added().name()));
        break;
    case ev::Payload::kEntityRemoved:
        point(Equipment, event, Style::Equipment,
              tr("%1 removed").arg(toQString(payload->entity_removed().name())));
        break;
    case ev::Payload::kRuleFired:
        point(Rules, event, Style::Rule, toQString(payload->rule_fired().name()));
        break;
    case ev::Payload::kNoted:
        point(Rules, event, Style::Event, toQString(payload->noted().text()));
        break;
    case ev::Payload::kWorldChanged:
        if (event.origin == recording::Origin::Input)
            point(Instructor, event, Style::Instructor,
                  toQString(messages::render(recording::phrase(event, m_schema, m_nameOf),
                                             messages::viewerLocale())));
        break;
    case ev::Payload::kMarkAdded: {
        const ev::MarkAdded &mark = payload->mark_added();
        span.from = {mark.from_tick()};
        span.to = {std::max(mark.to_tick(), mark.from_tick())};
        span.style = Style::Mark;
        span.label = toQString(mark.label());
        auto &spans = m_lanes[Marks].spans;
        spans.insert(std::upper_bound(spans.begin(), spans.end(), span.from,
                                      [](Tick at, const Span &s) { return at < s.from; }),
                     span);
        break;
    }
    default:
        break;
    }
}

} // namespace ward::timeline
