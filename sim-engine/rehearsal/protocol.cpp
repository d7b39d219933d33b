// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/protocol.h"

#include "core/base/hash.h"
#include "core/base/math.h"

#include <algorithm>
#include <cmath>

namespace ward::rehearsal {

namespace {

using Kind = LearnerSpec::Kind;

// What an attentive team needs to see and begin. Engineering choice.
constexpr double kPromptSeconds = 4;

/// Median and upper quartile of a delay, in seconds.
struct Delay
{
    double median = 0;
    double upper = 0;
};

// Stærk M et al., "Inhospital cardiac arrest — the crucial first 5 min: a simulation study",
// Adv Simul 2022;7:29, doi:10.1186/s41077-022-00225-0: 36 unannounced in situ simulations, median
// (quartiles) in seconds: diagnosis 37 (27; 55), from there to the first compression 37 (18; 74),
// call of the arrest team 144 (71; 180), first shock 221 (181; 301).
constexpr Delay kDiagnosis{37, 55};
constexpr Delay kFirstCompression{37, 74};
constexpr Delay kCall{144, 180};
constexpr Delay kFirstShock{221, 301};

/// Above the median, half of the learners are above the upper quartile: an exponential tail from
/// the median with that quartile as its own median, cut where 1.6 % are.
double drawn(const Delay &delay, std::uint64_t seed, std::string_view what)
{
    const double u = randomUnit(seed, hash64(what), 0);
    const double halvings = std::min(6.0, -math::log2(1 - u));
    return delay.median + (delay.upper - delay.median) * halvings;
}

double lateSeconds(const Deed &deed, std::uint64_t seed)
{
    const double diagnosis = drawn(kDiagnosis, seed, "late diagnosis");
    if (deed.action == "recognise")
        return diagnosis;
    if (deed.action == "call.help")
        return drawn(kCall, seed, "late call");
    if (deed.action.starts_with("defib."))
        return drawn(kFirstShock, seed, "late shock"); // the device comes with the shock
    // Not measured there: as long as it takes to begin compressions, which needs no device either.
    return diagnosis + drawn(kFirstCompression, seed, "late " + deed.name());
}

} // namespace

SimTime reactionTo(Kind kind, const Deed &deed, std::uint64_t seed)
{
    const double seconds = kind == Kind::Late ? lateSeconds(deed, seed) : kPromptSeconds;
    return SimTime{std::llround(seconds * 1e6)};
}

SimTime repeatAfter(const Deed &deed)
{
    // ERC Guidelines 2021, adult advanced life support (Soar et al., Resuscitation
    // 2021;161:115–151): rhythm check and shock every 2 min, adrenaline every 3–5 min. Anything
    // else: as a shock, engineering choice.
    return SimTime::fromSeconds(deed.drug == "adrenaline" ? 240 : 120);
}

std::optional<Remedy> remedyFor(std::string_view refusal)
{
    if (refusal == "kernel.action.no-defibrillator")
        return Remedy{{}, {}, "defibrillator"};
    if (refusal == "kernel.action.no-access")
        return Remedy{"iv.access", {}, {}};
    if (refusal == "kernel.action.no-arterial-line")
        return Remedy{"monitor.attach", {{"sensor", std::string("abp")}}, {}};
    return std::nullopt;
}

} // namespace ward::rehearsal
