// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/kernel/scripts/program_generator.h"

#include "core/base/hash.h"
#include "tests/unit/kernel/scripts/hostile_programs.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace ward::scripts::test {

namespace {

constexpr std::array<std::string_view, 12> kNames = {"a", "b", "c",     "t",     "f",  "s",
                                                     "i", "n", "state", "event", "on", "view"};
constexpr std::array<std::string_view, 60> kFunctions = {
    "string.rep",    "string.sub",    "string.byte",    "string.char",  "string.find",
    "string.format", "string.len",    "string.lower",   "string.upper", "string.reverse",
    "table.concat",  "table.insert",  "table.remove",   "table.sort",   "table.unpack",
    "table.pack",    "table.move",    "math.floor",     "math.ceil",    "math.abs",
    "math.max",      "math.min",      "math.pow",       "math.exp",     "math.log",
    "math.sin",      "math.atan",     "math.sqrt",      "math.modf",    "math.tointeger",
    "math.type",     "math.clamp",    "pairs",          "ipairs",       "next",
    "select",        "tostring",      "tonumber",       "type",         "error",
    "assert",        "pcall",         "xpcall",         "rawget",       "rawset",
    "rawequal",      "rawlen",        "view.value",     "view.random",  "view.entity",
    "view.variable", "view.vitals",   "setmetatable",   "load",         "coroutine.wrap",
    "string.gsub",   "debug.sethook", "collectgarbage", "string.dump",  "on"};
constexpr std::array<std::string_view, 26> kBinary = {
    "+",  "-", "*", "/", "//", "%",  "^",   "..", "==", "~=", "<",  "<=", ">",
    ">=", "&", "|", "~", "<<", ">>", "and", "or", "..", "+",  "..", "-",  "=="};
constexpr std::array<std::string_view, 24> kAtoms = {"nil",
                                                     "true",
                                                     "false",
                                                     "0",
                                                     "1",
                                                     "-1",
                                                     "2",
                                                     "10",
                                                     "255",
                                                     "0.5",
                                                     "1e308",
                                                     "-0.0",
                                                     "0/0",
                                                     "1/0",
                                                     "math.huge",
                                                     "math.maxinteger",
                                                     "math.mininteger",
                                                     "''",
                                                     "'x'",
                                                     "'1'",
                                                     "'%d %s'",
                                                     "'vitals.spo2'",
                                                     "{}",
                                                     "..."};

class Generator
{
public:
    explicit Generator(std::uint64_t number)
        : m_number(number)
    {
    }

    std::uint64_t below(std::uint64_t n) { return randomBits(20261, m_number, m_drawn++) % n; }
    template <typename List>
    std::string pick(const List &list)
    {
        return std::string(list[below(list.size())]);
    }

    std::string grown()
    {
        m_room = 40 + below(160);
        return "function on(event, view, ...)\n" + block(0) + "return " + expression(0) + "\nend\n";
    }

    /// Changes something: digits and whole words mostly, so that much still is a program; else
    /// flips, drops or doubles bytes, or puts in words that mean something.
    std::string mutated(std::string text)
    {
        constexpr std::array<std::string_view, 16> words = {
            "end ", "do ",   "while true do ", "(", ")",      "{",  "}",       "...",
            "goto", "::a::", "function() ",    "]", "local ", "..", "return ", "pcall("};
        for (std::uint64_t left = 1 + below(3); left > 0 && !text.empty(); --left) {
            const std::size_t at = below(text.size());
            switch (below(12)) {
            case 0:
                text[at] = static_cast<char>(below(256));
                break;
            case 1:
                text.erase(at, 1 + below(8));
                break;
            case 2:
                text.insert(at, text.substr(below(text.size()), below(40)));
                break;
            case 3:
                text.insert(at, pick(words));
                break;
            case 4:
                text[at] = static_cast<char>(text[at] ^ (1 << below(7)));
                break;
            case 5:
            case 6:
            case 7:
                if (const auto digit = text.find_first_of("0123456789", at);
                    digit != std::string::npos)
                    text.replace(digit, 1, std::to_string(below(100'000)));
                break;
            default: {
                const auto [from, length] = word(text, at);
                const auto [other, size] = word(text, below(text.size()));
                text.replace(from, length, std::string(text.substr(other, size)));
                break;
            }
            }
        }
        return text;
    }

    std::string hostile()
    {
        const auto programs = hostilePrograms();
        const std::string one = programs[below(programs.size())].code;
        const std::string other = programs[below(programs.size())].code;
        if (one.empty() || below(2) == 0)
            return mutated(one);
        const std::size_t from = other.empty() ? 0 : below(other.size());
        return mutated(one.substr(0, below(one.size())) + other.substr(from));
    }

private:
    /// The name that begins at or after a place: (place, length).
    static std::pair<std::size_t, std::size_t> word(const std::string &text, std::size_t at)
    {
        constexpr std::string_view letters =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.";
        const std::size_t from = std::min(text.find_first_of(letters, at), text.size());
        const std::size_t to = std::min(text.find_first_not_of(letters, from), text.size());
        return {from, to - from};
    }

    std::string expression(int depth)
    {
        if (m_room == 0 || depth > 6)
            return pick(kAtoms);
        --m_room;
        switch (below(10)) {
        case 0:
        case 1:
            return pick(kAtoms);
        case 2:
        case 3:
            return pick(kNames);
        case 4:
            return "(" + expression(depth + 1) + " " + pick(kBinary) + " " + expression(depth + 1) +
                   ")";
        case 5:
            return call(depth);
        case 6:
            return "{" + expression(depth + 1) + ", k = " + expression(depth + 1) + ", [" +
                   expression(depth + 1) + "] = " + expression(depth + 1) + "}";
        case 7:
            return "function(a, b, ...) " + block(depth + 1) + "return " + expression(depth + 1) +
                   " end";
        case 8:
            return pick(kNames) + "[" + expression(depth + 1) + "]";
        default:
            return (below(2) == 0 ? "#" : "-") + ("(" + expression(depth + 1) + ")");
        }
    }

    std::string call(int depth)
    {
        std::string out = pick(kFunctions) + "(";
        for (std::uint64_t left = below(5); left > 0; --left)
            out += expression(depth + 1) + (left > 1 ? ", " : "");
        return out + ")";
    }

    std::string block(int depth)
    {
        std::string out;
        for (std::uint64_t left = 1 + below(4); left > 0 && m_room > 0; --left)
            out += statement(depth) + "\n";
        return out;
    }

    std::string statement(int depth)
    {
        if (m_room > 0)
            --m_room;
        if (depth > 5)
            return pick(kNames) + " = " + expression(depth);
        const std::string name = pick(kNames);
        switch (below(14)) {
        case 0:
        case 1:
            return "local " + name + " = " + expression(depth);
        case 2:
            return name + " = " + expression(depth);
        case 3:
            return "state[" + expression(depth) + "] = " + expression(depth);
        case 4:
            return "while " + expression(depth) + " do " + block(depth + 1) + "end";
        case 5:
            return "for i = 1, " + expression(depth) + " do " + block(depth + 1) + "end";
        case 6:
            return "for a, b in pairs(" + expression(depth) + ") do " + block(depth + 1) + "end";
        case 7:
            return "if " + expression(depth) + " then " + block(depth + 1) + "else " +
                   block(depth + 1) + "end";
        case 8:
            return "local function f(...) " + block(depth + 1) + "return f(" + expression(depth) +
                   ") end pcall(f)";
        case 9:
            return "pcall(function(...) " + block(depth + 1) + "end, " + expression(depth) + ")";
        case 10:
            return "repeat " + block(depth + 1) + "until " + expression(depth);
        case 11: {
            const std::string label = "l" + std::to_string(m_labels++);
            return "do " + block(depth + 1) + "goto " + label + " ::" + label + ":: end";
        }
        default:
            return "local _ = " + call(depth);
        }
    }

    std::uint64_t m_number;
    std::uint64_t m_drawn = 0;
    std::uint64_t m_room = 0;
    int m_labels = 0;
};

} // namespace

std::string programNumber(std::uint64_t number)
{
    Generator generator(number);
    switch (number % 4) {
    case 0:
    case 1:
        return generator.grown();
    case 2:
        return generator.mutated(generator.grown());
    default:
        return generator.hostile();
    }
}

} // namespace ward::scripts::test
