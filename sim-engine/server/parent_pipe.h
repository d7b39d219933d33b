// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace ward::server {

/// Reads the token from standard input, then waits for its end, which says that the parent is gone.
/// The wait is on a thread of its own, because no system offers it portably in an event loop.
class ParentPipe
{
public:
    /// The first line without its end; waits for it. Empty when there is none. At most 4 KiB.
    [[nodiscard]] static std::string readToken();
    /// Calls `gone` once, on another thread, when standard input ends. The thread is never joined:
    /// it may wait until the process exits.
    static void watch(std::function<void()> gone);
};

} // namespace ward::server
