// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <string_view>

namespace ward::recording {

/// What a monitor writes, such as "EtCO2 LOW 18", as a message that can be said in any language:
/// `event.alarm-says…` with `alarm` and, where there is one, `value`. What is not known stays as it
/// is written. Any thread.
[[nodiscard]] Message alarmWords(std::string_view text);

} // namespace ward::recording
