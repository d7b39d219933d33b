// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/command_log.h"

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/log.h"

namespace ward::server {

void logCommand(Metrics &metrics, const std::string &trace, const std::string &id,
                const sessions::Reply &reply)
{
    metrics.command(reply.accepted ? CommandOutcome::Accepted : CommandOutcome::Refused);
    const std::string command = contract::idFromBytes(id).value_or(Id()).toString();
    if (reply.accepted)
        log::write(log::Level::Debug, "command.accepted", {{"trace", trace}, {"command", command}});
    else
        log::write(log::Level::Info, "command.refused",
                   {{"trace", trace}, {"command", command}, {"reason", reply.reason.code}});
}

} // namespace ward::server
