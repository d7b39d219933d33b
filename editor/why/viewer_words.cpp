// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/why/viewer_words.h"

#include "core/base/text.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "editor/log/actor_name.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ward::editor {

namespace {

/// What authors named; all else that is text is a label of the schema, or means nothing to it.
constexpr std::array<std::string_view, 12> kOwnNames{"rule", "phase",    "now",   "name",
                                                     "zone", "timer",    "title", "prefab",
                                                     "text", "variable", "to",    "nearest"};

bool isOwnName(std::string_view argument)
{
    return std::find(kOwnNames.begin(), kOwnNames.end(), argument) != kOwnNames.end();
}

std::map<std::string, std::string> labelsOf(content::Schema schema)
{
    std::map<std::string, std::string> labels;
    schema.translateLabels(
        [&labels](std::string &label, const std::string &path) { labels.emplace(path, label); });
    return labels;
}

} // namespace

ViewerWords::ViewerWords(const content::Schema &schema)
{
    if (&schema == &content::Schema::shipped())
        return;
    const auto own = labelsOf(schema);
    for (const auto &[path, english] : labelsOf(content::Schema::shipped())) {
        if (const auto there = own.find(path); there != own.end() && there->second != english)
            m_labels.emplace(english, there->second);
    }
}

std::string ViewerWords::label(const std::string &english) const
{
    const auto known = m_labels.find(english);
    return known == m_labels.end() ? english : known->second;
}

QString ViewerWords::say(const Message &message) const
{
    Message own = message;
    for (auto &[name, value] : own.args) {
        auto *text = std::get_if<std::string>(&value);
        if (text == nullptr || text->starts_with('@'))
            continue;
        // A patient is called what they are called; an actor who is no person has a name for
        // people.
        if (name == "who")
            *text = actorName(*text).toStdString();
        else if (!isOwnName(name))
            *text = label(*text);
    }
    return toQString(messages::render(own, messages::viewerLocale()));
}

} // namespace ward::editor
