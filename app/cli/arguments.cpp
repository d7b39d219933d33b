// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "core/content/nearest.h"

#include <algorithm>

namespace ward::cli {

std::string Arguments::option(std::string_view name, std::string_view fallback) const
{
    const auto it = options.find(name);
    return it == options.end() ? std::string(fallback) : it->second;
}

Result<Arguments> readArguments(const std::vector<std::string> &arguments,
                                std::initializer_list<std::string_view> flags,
                                std::initializer_list<std::string_view> options)
{
    const auto knows = [](std::initializer_list<std::string_view> names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    Arguments result;
    bool onlyWords = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        if (!onlyWords && argument == "--") {
            onlyWords = true;
            continue;
        }
        if (onlyWords || argument.size() < 2 || argument[0] != '-') {
            result.words.push_back(argument);
            continue;
        }
        const std::size_t equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        if (knows(flags, name) && equals == std::string::npos) {
            result.flags.insert(name);
            continue;
        }
        if (!knows(options, name)) {
            std::vector<std::string> known(flags.begin(), flags.end());
            known.insert(known.end(), options.begin(), options.end());
            return failure("cli.usage.unknown-option",
                           {{"option", name}, {"nearest", content::nearestName(name, known)}});
        }
        if (equals == std::string::npos && i + 1 == arguments.size())
            return failure("cli.usage.no-value", {{"option", name}});
        std::string value =
            equals == std::string::npos ? arguments[++i] : argument.substr(equals + 1);
        if (!result.options.emplace(name, std::move(value)).second)
            return failure("cli.usage.repeated", {{"option", name}});
    }
    return result;
}

} // namespace ward::cli
