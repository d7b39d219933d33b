// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <vector>

namespace ward::server {

/// Where to listen, from words of the command line: an address, `localhost` (127.0.0.1 and ::1) or
/// `any` (every address of the machine, IPv6 and IPv4). Code `server.start.address`.
[[nodiscard]] Result<std::vector<QHostAddress>> addressesOf(const QStringList &words);
[[nodiscard]] bool onlyLoopback(const std::vector<QHostAddress> &addresses);

/// Listens on every address with one and the same port; 0 = any that is free on all of them. An
/// IPv6 address that the machine does not have is left out as long as another one works.
/// `listen` opens one and returns its port; `closeAll` takes back what was opened. Codes of
/// `listen`.
[[nodiscard]] Result<std::uint16_t>
listenOnAll(const std::vector<QHostAddress> &addresses, std::uint16_t port,
            const std::function<Result<std::uint16_t>(const QHostAddress &, std::uint16_t)> &listen,
            const std::function<void()> &closeAll);

} // namespace ward::server
