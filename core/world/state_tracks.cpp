// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/world_codec.h"

namespace ward::world {

namespace {

/// How `before` becomes `after`: entries dropped at the front, entries kept, the rest of `after`
/// new.
struct Splice
{
    std::size_t pruned = 0;
    std::size_t kept = 0;
};

template <typename T>
Splice spliceOf(const std::vector<T> &before, const std::vector<T> &after)
{
    Splice splice;
    if (after.empty()) {
        splice.pruned = before.size();
        return splice;
    }
    const auto first = std::find(before.begin(), before.end(), after.front());
    splice.pruned = static_cast<std::size_t>(first - before.begin());
    while (splice.pruned + splice.kept < before.size() && splice.kept < after.size() &&
           before[splice.pruned + splice.kept] == after[splice.kept])
        ++splice.kept;
    return splice;
}

void putEntry(ByteWriter &out, const Beat &beat, std::int64_t &onset)
{
    out.svarint(beat.onsetUs - onset);
    onset = beat.onsetUs;
    out.byte(codeOf(beat));
    out.varint(beat.electrical);
    out.varint(beat.mechanical);
    if (beat.pressures) {
        out.svarint(beat.pressures->systolic);
        out.svarint(beat.pressures->diastolic);
        out.svarint(beat.pressures->pulmonarySystolic);
        out.svarint(beat.pressures->pulmonaryDiastolic);
        out.svarint(beat.pressures->depletion);
    }
}

void putEntry(ByteWriter &out, const Breath &breath, std::int64_t &onset)
{
    out.svarint(breath.onsetUs - onset);
    onset = breath.onsetUs;
    out.svarint(breath.inspirationUs);
    out.svarint(breath.periodUs);
    out.byte(static_cast<std::uint8_t>(breath.kind));
    out.varint(breath.depth);
    out.varint(breath.co2);
}

template <typename T>
T narrow(ByteReader &in, std::uint64_t value)
{
    if (value > std::numeric_limits<T>::max())
        in.fail();
    return static_cast<T>(value);
}

std::int32_t narrowSigned(ByteReader &in, std::int64_t value)
{
    if (value < INT32_MIN || value > INT32_MAX)
        in.fail();
    return static_cast<std::int32_t>(value);
}

std::int16_t narrowPressure(ByteReader &in)
{
    const std::int64_t value = in.svarint();
    if (value < INT16_MIN || value > INT16_MAX)
        in.fail();
    return static_cast<std::int16_t>(value);
}

std::int64_t getOnset(ByteReader &in, std::int64_t &onset)
{
    // Unsigned, so that damaged bytes wrap instead of overflowing.
    onset = static_cast<std::int64_t>(static_cast<std::uint64_t>(onset) +
                                      static_cast<std::uint64_t>(in.svarint()));
    return onset;
}

Beat getEntry(ByteReader &in, std::int64_t &onset, const Beat *)
{
    Beat beat;
    beat.onsetUs = getOnset(in, onset);
    const std::uint8_t code = in.byte();
    beat.kind = static_cast<BeatKind>(code & ~kKeepsPressures);
    beat.electrical = narrow<std::uint16_t>(in, in.varint());
    beat.mechanical = narrow<std::uint16_t>(in, in.varint());
    if ((code & kKeepsPressures) != 0) {
        BeatPressures &kept = beat.pressures.emplace();
        kept.systolic = narrowPressure(in);
        kept.diastolic = narrowPressure(in);
        kept.pulmonarySystolic = narrowPressure(in);
        kept.pulmonaryDiastolic = narrowPressure(in);
        kept.depletion = narrowPressure(in);
    }
    return beat;
}

Breath getEntry(ByteReader &in, std::int64_t &onset, const Breath *)
{
    Breath breath;
    breath.onsetUs = getOnset(in, onset);
    breath.inspirationUs = narrowSigned(in, in.svarint());
    breath.periodUs = narrowSigned(in, in.svarint());
    breath.kind = static_cast<BreathKind>(in.byte());
    breath.depth = narrow<std::uint16_t>(in, in.varint());
    breath.co2 = narrow<std::uint16_t>(in, in.varint());
    return breath;
}

template <typename T>
void putEntries(ByteWriter &out, const std::vector<T> &before, const std::vector<T> &after)
{
    const Splice splice = spliceOf(before, after);
    out.varint(splice.pruned);
    out.varint(splice.kept);
    out.varint(after.size() - splice.kept);
    std::int64_t onset = splice.kept > 0 ? after[splice.kept - 1].onsetUs : 0;
    for (std::size_t i = splice.kept; i < after.size(); ++i)
        putEntry(out, after[i], onset);
}

template <typename T>
bool getEntries(ByteReader &in, std::vector<T> &entries)
{
    const std::uint64_t pruned = in.varint();
    const std::uint64_t kept = in.varint();
    const std::size_t added = in.count(4);
    if (!in.ok() || pruned > entries.size() || kept > entries.size() - pruned)
        return false;
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(pruned));
    entries.resize(static_cast<std::size_t>(kept));
    std::int64_t onset = entries.empty() ? 0 : entries.back().onsetUs;
    entries.reserve(entries.size() + added);
    for (std::size_t i = 0; i < added && in.ok(); ++i)
        entries.push_back(getEntry(in, onset, static_cast<const T *>(nullptr)));
    return in.ok();
}

} // namespace

void WorldCodec::putTracks(ByteWriter &out, const Tracks &before, const Tracks &after)
{
    putEntries(out, before.beats, after.beats);
    putEntries(out, before.breaths, after.breaths);
}

bool WorldCodec::getTracks(ByteReader &in, Tracks &tracks)
{
    return getEntries(in, tracks.beats) && getEntries(in, tracks.breaths);
}

} // namespace ward::world
