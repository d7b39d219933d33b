// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/number_expression.h"

#include "core/content/units.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace ward::editor {

namespace {

/// Recursive descent over + − × ÷ and parentheses; stops at the first character it does not know,
/// which is where a unit begins.
class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<double> sum()
    {
        auto left = product();
        while (left) {
            if (take('+')) {
                const auto right = product();
                left = right ? std::optional(*left + *right) : std::nullopt;
            } else if (take('-')) {
                const auto right = product();
                left = right ? std::optional(*left - *right) : std::nullopt;
            } else {
                break;
            }
        }
        return left;
    }

    [[nodiscard]] std::string_view rest()
    {
        skip();
        return m_text.substr(m_at);
    }

private:
    std::optional<double> product()
    {
        auto left = factor();
        while (left) {
            if (take('*')) {
                const auto right = factor();
                left = right ? std::optional(*left * *right) : std::nullopt;
            } else if (nextIsDivision() && take('/')) {
                const auto right = factor();
                left = right && *right != 0 ? std::optional(*left / *right) : std::nullopt;
            } else {
                break;
            }
        }
        return left;
    }

    std::optional<double> factor()
    {
        if (++m_depth > 50)
            return std::nullopt;
        if (take('(')) {
            const auto inner = sum();
            return inner && take(')') ? inner : std::nullopt;
        }
        if (take('-')) {
            const auto inner = factor();
            return inner ? std::optional(-*inner) : std::nullopt;
        }
        skip();
        // A decimal comma is what much of the world types.
        std::string number;
        std::size_t at = m_at;
        while (at < m_text.size() &&
               ((m_text[at] >= '0' && m_text[at] <= '9') || m_text[at] == '.' || m_text[at] == ','))
            number.push_back(m_text[at] == ',' ? '.' : m_text[at]), ++at;
        double value = 0;
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), value);
        if (number.empty() || error != std::errc() || end != number.data() + number.size())
            return std::nullopt;
        m_at = at;
        return value;
    }

    /// "5 /min" is a unit, "10/2" a division.
    bool nextIsDivision()
    {
        skip();
        const std::size_t after = m_at + 1;
        return m_at < m_text.size() && m_text[m_at] == '/' && after < m_text.size() &&
               (std::string_view("0123456789( .").find(m_text[after]) != std::string_view::npos);
    }

    void skip()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        skip();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

Result<content::Quantity> evaluateNumber(std::string_view text, double present,
                                         std::string_view unit)
{
    const std::string_view whole = trimmed(text);
    const auto malformed = [&] {
        return failure("editor.number.malformed", {{"text", std::string(whole.substr(0, 40))}});
    };
    std::string_view body = whole;
    char op = 0;
    if (!body.empty() && std::string_view("+-*/=").find(body.front()) != std::string_view::npos) {
        op = body.front();
        body.remove_prefix(1);
    }
    Parser parser(body);
    const auto operand = parser.sum();
    if (!operand)
        return malformed();
    double value = *operand;
    const std::string_view unitText = trimmed(parser.rest());
    std::string given(unit);
    if (!unitText.empty()) {
        const auto code = content::unitFromText(unitText);
        if (!code)
            return failure(code.error());
        given = *code;
    }
    if (given != unit && op != '*' && op != '/') {
        const auto converted = content::convert(value, given, unit);
        if (!converted)
            return failure(converted.error());
        value = *converted;
    }
    if (op != 0 && op != '=' && std::isnan(present))
        return malformed();
    switch (op) {
    case '+':
        value = present + value;
        break;
    case '-':
        value = present - value;
        break;
    case '*':
        value = present * value;
        break;
    case '/':
        if (value == 0)
            return malformed();
        value = present / value;
        break;
    default:
        break;
    }
    if (!std::isfinite(value))
        return malformed();
    return content::Quantity{value, std::string(unit)};
}

} // namespace ward::editor
