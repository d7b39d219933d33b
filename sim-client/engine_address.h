// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace ward::client {

/// Where an engine listens and how to prove that one may talk to it. The token is a secret: it is
/// never logged, never on a command line and leaves this struct only in the handshake. Plain value.
struct EngineAddress
{
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::uint16_t httpPort = 0;
    std::string token;
    std::string instance; ///< names one engine's data folder for ever; empty when not yet known
    std::int64_t pid = 0; ///< of a local engine, 0 of a remote one
    bool secure = false;  ///< wss instead of ws
    /// Certificates, PEM, of an authority that is trusted beside the system's; public, no secret.
    std::string authority;

    bool operator==(const EngineAddress &) const = default;
};

} // namespace ward::client
