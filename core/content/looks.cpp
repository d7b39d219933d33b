// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/looks.h"

#include <algorithm>

namespace ward::content {

bool Condition::holds(std::string_view text) const
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool Condition::holds(std::optional<double> number) const
{
    if (!number)
        return false;
    if (flag)
        return (*number != 0) == *flag;
    return range && *number >= range->low && *number < range->high;
}

double Joint::amountAt(double value) const
{
    const double share = (value - from.low) / (from.high - from.low);
    return atLow + (atHigh - atLow) * std::clamp(share, 0.0, 1.0);
}

bool Joint::carriesSocket(std::string_view socket) const
{
    return std::find(carries.begin(), carries.end(), socket) != carries.end();
}

const Tint::Value *Tint::find(std::string_view value) const
{
    for (const Value &one : values) {
        if (one.value == value)
            return &one;
    }
    return nullptr;
}

} // namespace ward::content
