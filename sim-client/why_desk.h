// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/why.h"

namespace ward::client {

/// Whoever can say why something of the shown session is as it is: an engine, or whoever has its
/// recording as a file. GUI thread; never blocks it.
class WhyDesk
{
public:
    virtual ~WhyDesk() = default;

    /// Asks; the question before is withdrawn. `answered` is called later, at most once, and not
    /// any more once the question is withdrawn or the desk is gone. Codes as of `WhyAnswered`.
    virtual void ask(const WhyQuestion &question, WhyAnswered answered) = 0;
    /// Nobody wants to know any more.
    virtual void withdraw() = 0;
};

} // namespace ward::client
