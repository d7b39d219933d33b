// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ward::server {

/// The trace id of a W3C `traceparent` (32 lower-case hex digits), or a new one when there is none
/// or it is not one: a log line is never without.
[[nodiscard]] std::string traceFrom(std::string_view traceparent);

} // namespace ward::server
