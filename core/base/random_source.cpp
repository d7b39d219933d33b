// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random_source.h"

#include "core/base/hash.h"

#include <QRandomGenerator>

namespace ward {

namespace {

class SystemRandom final : public RandomSource
{
public:
    std::uint64_t next() override { return QRandomGenerator::system()->generate64(); }
};

} // namespace

RandomSource &systemRandom()
{
    static SystemRandom random;
    return random;
}

std::uint64_t SeededRandom::next()
{
    return randomBits(m_seed, 0, m_ordinal++);
}

Id newId(const Clock &clock, RandomSource &random)
{
    const std::uint64_t high = random.next();
    return makeUuid7(static_cast<std::uint64_t>(clock.unixMs()), high, random.next());
}

std::string newToken(RandomSource &random)
{
    std::string token;
    for (int i = 0; i < 4; ++i)
        token += hexHash(random.next());
    return token;
}

} // namespace ward
