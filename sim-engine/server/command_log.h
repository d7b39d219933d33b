// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/metrics.h"
#include "sim-engine/sessions/commands.h"

#include <string>

namespace ward::server {

/// Counts and logs what became of a command; `id` as on the wire. Any thread.
void logCommand(Metrics &metrics, const std::string &trace, const std::string &id,
                const sessions::Reply &reply);

} // namespace ward::server
