// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/why_vital.h"

#include "sim-engine/inquiry/record_phrase.h"
#include "sim-engine/inquiry/vital_past.h"

#include <algorithm>
#include <cmath>

namespace ward::inquiry {

namespace {

constexpr std::int64_t kLookBack = 5 * kTicksPerSecond;

MessageArg valueArg(const Vital &vital, const world::World &world)
{
    return argOf(world.value(vital.handle, vital.field), vital.spec, content::Document(),
                 content::Schema::shipped());
}

MessageTime timeOf(const recording::Event &event)
{
    return MessageTime{event.tick.time().us};
}

/// "is 38 mmHg and falling: 52 mmHg 5 s before".
Result<Message> headlineOf(const History &history, const Vital &vital)
{
    const std::int32_t now = history.world().raw(vital.handle, vital.field);
    Message out("inquiry.vital.steady", {{"vital", vital.spec->label},
                                         {"who", history.nameOf(vital.handle)},
                                         {"at", MessageTime{history.at().time().us}},
                                         {"value", valueArg(vital, history.world())}});
    if (now == world::kUnset) {
        out.code = "inquiry.vital.unset";
        return out;
    }
    if (history.at().n < kLookBack) {
        out.code = "inquiry.vital.now"; // there is no 5 s before
        return out;
    }
    auto earlier = history.source().worldAt(Tick{history.at().n - kLookBack});
    if (!earlier)
        return failure(std::move(earlier.error()));
    if (!earlier->isAlive(vital.handle))
        return out;
    const std::int32_t then = earlier->raw(vital.handle, vital.field);
    if (then == world::kUnset || then == now)
        return out;
    out.code = now < then ? "inquiry.vital.falling" : "inquiry.vital.rising";
    out.args.emplace_back("before", valueArg(vital, *earlier));
    return out;
}

/// What each influence is, with when it began; the event of the one that most likely moves the
/// vital now: the rhythm where it matters, else what came last.
std::uint64_t tellInfluences(const History &history, const VitalPast &past,
                             const kernel::ValueView &view, std::vector<Message> &details)
{
    std::uint64_t newest = 0;
    bool rhythm = false;
    for (const kernel::Influence &influence : view.influences) {
        const Happened *began = past.beginning(influence);
        Message line("inquiry.influence." + influence.kind);
        if (influence.kind == "drug") {
            const content::DrugSpec *drug = history.schema().drug(influence.name);
            line.args.emplace_back("drug", drug ? drug->label : influence.name);
            line.args.emplace_back("effect", MessageQuantity{influence.strength * 100, "%"});
        } else if (influence.kind == "rhythm") {
            const auto *option = history.schema().enumValue("ecg_rhythm", influence.name);
            line.args.emplace_back("rhythm", option ? option->label : influence.name);
        }
        if (began)
            line.args.emplace_back("since", timeOf(began->event));
        details.push_back(std::move(line));
        if (!began)
            continue;
        if (influence.kind == "rhythm") {
            rhythm = true;
            newest = began->event.id;
        } else if (!rhythm) {
            newest = std::max(newest, began->event.id);
        }
    }
    return newest;
}

void tellTrend(const Happened &trend, const std::string &unit, std::vector<Message> &details)
{
    const auto &started = trend.payload.trend_started();
    details.push_back(
        Message("inquiry.vital.trend",
                {{"since", timeOf(trend.event)},
                 {"to", MessageQuantity{started.to(), unit}},
                 {"until", MessageTime{started.start_us() + started.duration_us()}}}));
}

/// Pressures keep to each other: the mean takes systolic and diastolic along, each of them the
/// mean. The event that moved another one since `since`, and with it this one; 0 for none.
Result<std::uint64_t> moverOfOther(const History &history, const Vital &vital, std::uint64_t since,
                                   std::vector<Message> &details)
{
    std::vector<std::string> others;
    if (vital.path == "vitals.sbp" || vital.path == "vitals.dbp")
        others = {"vitals.map"};
    else if (vital.path == "vitals.map")
        others = {"vitals.sbp", "vitals.dbp"};
    std::uint64_t mover = 0;
    std::vector<Message> told;
    for (const std::string &path : others) {
        const Vital other{vital.handle, history.world().layout().find(path),
                          history.schema().field(path), path};
        const auto past = VitalPast::of(history, other);
        if (!past)
            return failure(past.error());
        const Happened *trend = past->runningTrend();
        const Happened *moved = trend ? trend : past->lastWrite();
        if (!moved || moved->event.id <= std::max(since, mover))
            continue;
        mover = moved->event.id;
        told = {Message("inquiry.vital.follows", {{"vital", other.spec->label}})};
        if (trend)
            tellTrend(*trend, other.spec->unit, told);
        else
            told.push_back(Message("inquiry.vital.last-write", {{"at", timeOf(moved->event)}}));
    }
    details.insert(details.end(), told.begin(), told.end());
    return mover;
}

} // namespace

std::unique_ptr<kernel::Simulation>
simulationAt(const History &history, const Resimulate &resimulate, std::vector<Message> &details)
{
    if (!resimulate)
        return nullptr;
    auto made = resimulate(history.at());
    if (!made) {
        details.push_back(made.error().message);
        return nullptr;
    }
    if ((*made)->world().tick() != history.at() ||
        (*made)->stateHash() != history.world().stateHash()) {
        details.emplace_back("inquiry.differs");
        return nullptr;
    }
    return *std::move(made);
}

Result<std::uint64_t> moverOf(const History &history, const Vital &vital,
                              const kernel::Simulation *simulation, std::vector<Message> &details)
{
    auto read = VitalPast::of(history, vital);
    if (!read)
        return failure(std::move(read.error()));
    const VitalPast &past = *read;
    if (const Happened *told = past.shadowed())
        details.push_back(Message("inquiry.vital.shadowed",
                                  {{"at", timeOf(told->event)}, {"why", past.shadowReason()}}));
    if (const Happened *held = past.held()) {
        details.push_back(Message("inquiry.vital.held",
                                  {{"since", timeOf(held->event)}, {"who", held->event.actor}}));
        return held->event.id;
    }
    const auto view = simulation ? simulation->inspectValue(vital.handle, vital.field)
                                 : std::optional<kernel::ValueView>();
    const double step = history.world().layout().field(vital.field).step;
    const bool adds = view && view->coupled && std::fabs(view->physiology) >= step / 2;
    const std::string unit = vital.spec->unit;
    if (adds)
        details.push_back(
            Message(view->physiology < 0 ? "inquiry.vital.physiology-lowers"
                                         : "inquiry.vital.physiology-raises",
                    {{"by", MessageQuantity{std::round(std::fabs(view->physiology) / step) * step,
                                            unit}}}));
    const Happened *trend = past.runningTrend();
    if (trend)
        tellTrend(*trend, unit, details);
    std::uint64_t physiology = 0;
    if (adds || (view && view->coupled && past.rhythmWithoutPulse() && !trend)) {
        physiology = tellInfluences(history, past, *view, details);
        if (physiology == 0)
            physiology = view->disturbance;
    } else if (!view && past.rhythmWithoutPulse()) {
        details.push_back(Message("inquiry.vital.no-pulse"));
        physiology = past.rhythm()->event.id;
    }
    // What came later decides: a trend over a disturbed body, or a disturbance during a trend.
    const std::uint64_t moved = std::max(trend ? trend->event.id : 0, physiology);
    if (moved != 0)
        return moved;
    const Happened *last = past.lastWrite();
    const auto other = moverOfOther(history, vital, last ? last->event.id : 0, details);
    if (!other || *other != 0)
        return other;
    if (last) {
        details.push_back(Message("inquiry.vital.last-write", {{"at", timeOf(last->event)}}));
        return last->event.id;
    }
    details.emplace_back("inquiry.vital.as-authored");
    return 0;
}

Result<Answer> whyVital(const History &history, std::string_view name, std::string_view entity,
                        const Resimulate &resimulate)
{
    auto vital = vitalNamed(history, name, entity);
    if (!vital)
        return failure(std::move(vital.error()));
    Answer answer;
    auto headline = headlineOf(history, *vital);
    if (!headline)
        return failure(std::move(headline.error()));
    answer.headline = *std::move(headline);
    const auto simulation = simulationAt(history, resimulate, answer.details);
    auto mover = moverOf(history, *vital, simulation.get(), answer.details);
    if (!mover)
        return failure(std::move(mover.error()));
    auto chain = history.chainFrom(*mover);
    if (!chain)
        return failure(std::move(chain.error()));
    answer.root = chain->empty() ? Message("inquiry.root.start") : history.rootOf(chain->back());
    answer.chain = *std::move(chain);
    return answer;
}

} // namespace ward::inquiry
