// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/content/schema.h"

#include <QString>

#include <map>
#include <string>

namespace ward::editor {

/// Answers come with the English labels of fields, drugs, actions and values, and with the names
/// that an engine gives to whoever did something: this says them as the viewer reads them
/// everywhere else. GUI thread.
class ViewerWords
{
public:
    /// `schema`: with the labels that the viewer reads.
    explicit ViewerWords(const content::Schema &schema);

    [[nodiscard]] QString say(const Message &message) const;
    /// A label of the shipped schema.
    [[nodiscard]] std::string label(const std::string &english) const;

private:
    std::map<std::string, std::string> m_labels; ///< by the English one; empty for English
};

} // namespace ward::editor
