// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace ward::studio {

/// Collects what Qt and QML complain of on the console, which goes there as before. One at a time;
/// messages may come from any thread.
class ConsoleWatch
{
public:
    ConsoleWatch();
    ~ConsoleWatch();
    ConsoleWatch(const ConsoleWatch &) = delete;
    ConsoleWatch &operator=(const ConsoleWatch &) = delete;

    /// The warnings since the last call.
    [[nodiscard]] static QStringList take();
};

} // namespace ward::studio
