// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trends.h"

#include "core/base/math.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/gases.h"
#include "sim-engine/kernel/patient/holds.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

/// An exponential trend that is given no time takes this many time constants.
constexpr int kWholeExponential = 5;
/// One that is given a time is this many constants into its curve at the end.
constexpr double kUsualConstants = 4;

double limited(const Core &core, world::FieldRef field, double value)
{
    const content::FieldSpec *spec = core.schema.field(core.world.layout().path(field));
    return spec && spec->hard ? std::clamp(value, spec->hard->low, spec->hard->high) : value;
}

std::optional<Channel> channelOf(Core &core, const FieldKey &key)
{
    return core.patient(key.handle) ? core.bindings.channelOf(key.field) : std::nullopt;
}

void announce(Core &core, TrendState &trend, double from, double to)
{
    v1::events::Payload payload;
    auto *started = payload.mutable_trend_started();
    started->set_field(core.world.layout().path(trend.key.field));
    started->set_from(from);
    started->set_to(to);
    started->set_start_us(trend.startUs);
    started->set_duration_us(trend.durationUs);
    started->set_curve(std::string(nameOf(trend.curve, kCurveNames)));
    started->set_mode(std::string(nameOf(trend.mode, kTrendModeNames)));
    if (trend.curve == Curve::Exponential && trend.tauUs > 0)
        started->set_tau_us(trend.tauUs);
    if (trend.hasUntil)
        started->set_until(trend.until);
    if (trend.hasFloor)
        started->set_floor(trend.floor);
    if (trend.hasCeiling)
        started->set_ceiling(trend.ceiling);
    trend.cause = core.events.emit(payload, {trend.key.handle, "scenario", trend.cause});
    core.fields.drivenBy(trend.key, trend.cause);
}

/// From here on the trend moves its value; the numbers of the event are those people see.
void begin(Core &core, TrendState &trend)
{
    const auto channel = channelOf(core, trend.key);
    trend.offset = 0;
    if (channel) {
        PatientState &patient = *core.patient(trend.key.handle);
        takeInHand(core, patient, *channel);
        trend.offset = physiologyAdds(core, patient, *channel);
    }
    const double from = exactValue(core, trend.key);
    const double to = limited(core, trend.key.field, trend.relative ? from + trend.to : trend.to);
    trend.from = from;
    trend.to = to;
    trend.relative = false;
    trend.running = true;
    trend.startUs = core.now().us;
    trend.reached = 0;
    announce(core, trend, from, to);
}

double constantsOf(const TrendState &trend)
{
    return trend.tauUs > 0
               ? static_cast<double>(trend.durationUs) / static_cast<double>(trend.tauUs)
               : kUsualConstants;
}

/// Limits bound what a trend does, not what was there before it.
double bounded(const TrendState &trend, double value)
{
    if (trend.hasFloor)
        value = std::max(value, std::min(trend.floor, trend.from));
    if (trend.hasCeiling)
        value = std::min(value, std::max(trend.ceiling, trend.from));
    return value;
}

/// Whether the value has come to where the trend is to end, in the direction in which it goes.
bool hasArrived(const TrendState &trend, double value)
{
    if (!trend.hasUntil)
        return false;
    return trend.to >= trend.from ? value >= trend.until : value <= trend.until;
}

void write(Core &core, const TrendState &trend, double value)
{
    const auto channel = channelOf(core, trend.key);
    if (channel) {
        setVital(core, *core.patient(trend.key.handle), *channel, value - trend.offset,
                 isPressureDriven(core, trend.key.handle));
        return;
    }
    setExact(core, trend.key, value, false);
}

/// True when it has come to its `until`.
bool move(Core &core, TrendState &trend, double x)
{
    if (hasArrived(trend, trend.mode == TrendMode::Add ? exactValue(core, trend.key) : trend.from))
        return true;
    if (trend.mode != TrendMode::Add) {
        const double value = trendValueAt(trend, core.now());
        const bool arrived = hasArrived(trend, value);
        write(core, trend, arrived ? trend.until : value);
        return arrived;
    }
    // Contributions of several trends add up: each writes what it gained since the last tick.
    const double travelled = (trend.to - trend.from) * curveAt(trend.curve, x, constantsOf(trend));
    double gained = travelled - trend.reached;
    trend.reached = travelled;
    if (trend.hasFloor || trend.hasCeiling || trend.hasUntil) {
        const double now = exactValue(core, trend.key);
        double next = bounded(trend, now + gained);
        if (hasArrived(trend, next))
            next = trend.until;
        gained = next - now;
    }
    const auto channel = channelOf(core, trend.key);
    if (channel) {
        PatientState &patient = *core.patient(trend.key.handle);
        setVital(core, patient, *channel, at(patient.base, *channel) + gained,
                 isPressureDriven(core, trend.key.handle));
    } else {
        setExact(core, trend.key, exactValue(core, trend.key) + gained, false);
    }
    return hasArrived(trend, exactValue(core, trend.key));
}

Cause announceEnd(Core &core, const TrendState &trend, std::string_view reason, Cause cause)
{
    v1::events::Payload payload;
    auto *ended = payload.mutable_trend_ended();
    ended->set_field(core.world.layout().path(trend.key.field));
    ended->set_value(limited(core, trend.key.field, exactValue(core, trend.key)));
    ended->set_reason(std::string(reason));
    Fact fact;
    if (reason == "reached" || reason == "until") {
        fact.kind = Fact::Kind::TrendReached;
        fact.field = trend.key.field;
    }
    return core.events.emit(payload, {trend.key.handle, "scenario", cause}, std::move(fact));
}

/// Starts the first queued trend of a field that nothing moves any more.
void startQueued(Core &core, const FieldKey &key)
{
    auto &trends = core.state.trends;
    const auto of = [&](const TrendState &trend) { return trend.key == key; };
    if (std::any_of(trends.begin(), trends.end(),
                    [&](const TrendState &trend) { return of(trend) && trend.running; }))
        return;
    const auto next = std::find_if(trends.begin(), trends.end(), of);
    if (next != trends.end())
        begin(core, *next);
    else
        core.state.exact.erase(key);
}

} // namespace

double curveAt(Curve curve, double x, double constants)
{
    x = std::clamp(x, 0.0, 1.0);
    switch (curve) {
    case Curve::Linear:
        return x;
    case Curve::Ease:
        return x * x * (3 - 2 * x);
    case Curve::Exponential: {
        // Nearly every trend takes as many constants as the next one.
        static const double usual = 1 - math::exp(-kUsualConstants);
        const double whole = constants == kUsualConstants ? usual : 1 - math::exp(-constants);
        return (1 - math::exp(-constants * x)) / whole;
    }
    }
    return x;
}

double trendValueAt(const TrendState &trend, SimTime at)
{
    const double x =
        static_cast<double>(at.us - trend.startUs) / static_cast<double>(trend.durationUs);
    const double travelled = (trend.to - trend.from) * curveAt(trend.curve, x, constantsOf(trend));
    return bounded(trend, x >= 1 ? trend.to : trend.from + travelled);
}

bool isPressureDriven(const Core &core, world::Handle handle)
{
    const auto isPressure = [&](const FieldKey &key) {
        return key.handle == handle && (key.field == core.bindings.channel(Channel::Sbp) ||
                                        key.field == core.bindings.channel(Channel::Dbp));
    };
    return std::any_of(
               core.state.trends.begin(), core.state.trends.end(),
               [&](const TrendState &trend) { return trend.running && isPressure(trend.key); }) ||
           std::any_of(core.claims.begin(), core.claims.end(),
                       [&](const auto &claim) { return isPressure(claim.first); });
}

void startTrend(Core &core, const TrendRequest &request)
{
    if (isRefusedByHold(core, request.key, {}, request.cause))
        return;
    const bool byConstant = request.curve == Curve::Exponential && request.tau.us > 0;
    const std::int64_t over = request.over.us > 0 ? request.over.us
                              : byConstant        ? request.tau.us * kWholeExponential
                                                  : 0;
    if (over <= 0 && request.mode == TrendMode::Replace) {
        const double from = exactValue(core, request.key);
        setNumber(core, request.key, request.relative ? from + request.to : request.to, "scenario",
                  request.cause);
        return;
    }
    if (request.mode == TrendMode::Replace)
        endTrends(core, request.key, "replaced", request.cause);
    TrendState trend;
    trend.key = request.key;
    trend.to = request.to;
    trend.relative = request.relative;
    trend.durationUs = std::max<std::int64_t>(over, 1);
    trend.tauUs = byConstant ? request.tau.us : 0;
    trend.hasUntil = request.until.has_value();
    trend.until = request.until.value_or(0);
    trend.hasFloor = request.floor.has_value();
    trend.floor = request.floor.value_or(0);
    trend.hasCeiling = request.ceiling.has_value();
    trend.ceiling = request.ceiling.value_or(0);
    trend.curve = request.curve;
    trend.mode = request.mode;
    trend.cause = request.cause;
    auto &trends = core.state.trends;
    const bool busy = std::any_of(trends.begin(), trends.end(), [&](const TrendState &other) {
        return other.key == request.key;
    });
    if (request.mode != TrendMode::Queue || !busy)
        begin(core, trend);
    trends.push_back(trend);
}

void endTrends(Core &core, const FieldKey &key, std::string_view reason, Cause cause)
{
    auto &trends = core.state.trends;
    for (const TrendState &trend : trends) {
        if (trend.key == key && trend.running)
            announceEnd(core, trend, reason, cause);
    }
    std::erase_if(trends, [&](const TrendState &trend) { return trend.key == key; });
    core.state.exact.erase(key);
}

void advanceTrends(Core &core)
{
    auto &trends = core.state.trends;
    if (trends.empty())
        return;
    const std::int64_t now = core.now().us;
    std::vector<FieldKey> arrived;
    for (TrendState &trend : trends) {
        if (!trend.running)
            continue;
        const double x =
            static_cast<double>(now - trend.startUs) / static_cast<double>(trend.durationUs);
        const bool held = core.fields.holdOf(trend.key) != nullptr;
        const bool early = !held && move(core, trend, x);
        if (early || x >= 1) {
            const std::string_view reason = held ? "held" : early ? "until" : "reached";
            const Cause ended = announceEnd(core, trend, reason, trend.cause);
            if (!held)
                core.fields.drivenBy(trend.key, ended);
            trend.durationUs = 0;
            arrived.push_back(trend.key);
        }
    }
    if (arrived.empty())
        return;
    std::erase_if(trends, [](const TrendState &trend) { return trend.durationUs == 0; });
    for (const FieldKey &key : arrived)
        startQueued(core, key);
}

Cause setNumber(Core &core, const FieldKey &key, double value, std::string_view actor, Cause cause)
{
    if (isRefusedByHold(core, key, {}, cause))
        return cause;
    const std::string path = core.world.layout().path(key.field);
    const content::CellValue before = core.world.value(key.handle, key.field);
    const auto channel = channelOf(core, key);
    if (channel)
        takeInHand(core, *core.patient(key.handle), *channel);
    endTrends(core, key, "set", cause);
    setExact(core, key, limited(core, key.field, value), isPressureDriven(core, key.handle));
    core.state.exact.erase(key);
    if (channel)
        writeVitals(core, *core.patient(key.handle));

    v1::events::Payload payload;
    auto *set = payload.mutable_value_set();
    set->set_field(path);
    putCell(before, *set->mutable_before());
    putCell(core.world.value(key.handle, key.field), *set->mutable_after());
    const Cause self = core.events.emit(payload, {key.handle, actor, cause});
    core.fields.drivenBy(key, self);
    return self;
}

void dropTrends(Core &core, world::Handle handle)
{
    std::erase_if(core.state.trends,
                  [&](const TrendState &trend) { return trend.key.handle == handle; });
    std::erase_if(core.state.exact,
                  [&](const auto &entry) { return entry.first.handle == handle; });
    core.fields.dropHolds(handle);
}

void takeUpTrends(Core &core, const FieldKey &key)
{
    const std::int64_t now = core.now().us;
    const auto channel = channelOf(core, key);
    for (TrendState &trend : core.state.trends) {
        if (!(trend.key == key) || !trend.running)
            continue;
        const double x =
            static_cast<double>(now - trend.startUs) / static_cast<double>(trend.durationUs);
        const double left =
            (trend.to - trend.from) * (1 - curveAt(trend.curve, x, constantsOf(trend)));
        trend.durationUs = std::max<std::int64_t>(trend.startUs + trend.durationUs - now, 1);
        trend.startUs = now;
        trend.reached = 0;
        trend.offset = channel ? physiologyAdds(core, *core.patient(key.handle), *channel) : 0;
        trend.from = exactValue(core, key);
        if (trend.mode == TrendMode::Add)
            trend.to = trend.from + left;
    }
}

void resumeTrend(Core &core, TrendState trend, Cause cause)
{
    if (!core.world.isAlive(trend.key.handle))
        return;
    trend.cause = cause;
    if (trend.running)
        announce(core, trend, trend.from, trend.to);
    core.state.trends.push_back(trend);
}

} // namespace ward::kernel
