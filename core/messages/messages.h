// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::messages {

/// The sentence of a message in the viewer's language ("de", "de_AT") and units; English where a
/// language has none.
/// A code without any sentence is a defect that a test finds; here it renders as the code and its
/// arguments, so that nothing is hidden. In a sentence `{name}` is an argument, a part in `[[ ]]`
/// is left out when one of its arguments is absent or empty, and a text argument "@code" stands for
/// the sentence of that code. Any thread.
[[nodiscard]] std::string render(const Message &message, std::string_view locale);
/// The error's sentence, then what was being done, innermost first.
[[nodiscard]] std::string render(const Error &error, std::string_view locale);
/// `file:line: severity code sentence`; line 1 stands for the whole file.
[[nodiscard]] std::string renderDiagnostic(const content::Diagnostic &diagnostic,
                                           std::string_view locale);

[[nodiscard]] bool hasSentence(std::string_view code);
/// Whether a language, such as "de", has a sentence of its own.
[[nodiscard]] bool hasSentence(std::string_view code, std::string_view language);
/// Languages other than English that have sentences, ascending.
[[nodiscard]] std::vector<std::string> languages();
/// Every code that has a sentence, ascending.
[[nodiscard]] std::vector<std::string> codes();
/// The names in braces of a code's sentence in a language, in their order.
[[nodiscard]] std::vector<std::string> argumentsOf(std::string_view code,
                                                   std::string_view language = "en");

} // namespace ward::messages
