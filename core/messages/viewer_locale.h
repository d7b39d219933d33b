// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ward::messages {

/// The one language that sentences, names of the schema and the texts of the interface are in: what
/// `setViewerLocale` said, until then what the default QLocale is called. A person's locale is not
/// their language: with LANG=en_US and LANGUAGE=de the interface is German. Any thread.
[[nodiscard]] std::string viewerLocale();
/// The language ("de", "de_AT") whose texts the program has loaded; empty = the default QLocale's.
void setViewerLocale(std::string locale);

} // namespace ward::messages
