// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"

#include "core/base/time.h"
#include "core/content/units.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>
#include <utility>

// The macro must be called outside any namespace; the library is static.
static void initSentences()
{
    Q_INIT_RESOURCE(ward_sentences);
}

namespace ward::messages {

namespace {

using Table = std::map<std::string, std::string, std::less<>>;

Table load(const QDir &folder)
{
    Table table;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject sentences = QJsonDocument::fromJson(file.readAll()).object();
        for (auto it = sentences.begin(); it != sentences.end(); ++it)
            table.emplace(it.key().toStdString(), it.value().toString().toStdString());
    }
    return table;
}

QDir sentencesFolder()
{
    initSentences();
    return QDir(QStringLiteral(":/ward/sentences"));
}

const Table &english()
{
    static const Table table = load(sentencesFolder());
    return table;
}

/// By language, without English.
const std::map<std::string, Table, std::less<>> &translated()
{
    static const auto tables = [] {
        std::map<std::string, Table, std::less<>> all;
        const QDir folder = sentencesFolder();
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            all.emplace(name.toStdString(), load(QDir(folder.filePath(name))));
        return all;
    }();
    return tables;
}

/// In the language of a locale such as "de_AT", else in English; nullptr for an unknown code.
const std::string *sentenceOf(std::string_view code, std::string_view locale)
{
    const std::string_view language = locale.substr(0, locale.find_first_of("_-.@"));
    if (const auto table = translated().find(language); table != translated().end()) {
        if (const auto found = table->second.find(code); found != table->second.end())
            return &found->second;
    }
    const auto found = english().find(code);
    return found == english().end() ? nullptr : &found->second;
}

/// Three decimals are enough for a person; stored values keep all theirs.
std::string shownNumber(double value)
{
    return content::formatNumber(std::fabs(value) < 1e9 ? std::round(value * 1000) / 1000 : value);
}

std::string text(const MessageArg &arg, std::string_view locale, int depth);

/// Fills `{name}`; a part in `[[ ]]` is left out when one of its arguments is absent or empty.
class Sentence
{
public:
    Sentence(const Message &message, std::string_view locale, int depth)
        : m_message(message)
        , m_locale(locale)
        , m_depth(depth)
    {
    }

    [[nodiscard]] std::string fill(std::string_view sentence) const
    {
        std::string out;
        while (true) {
            const std::size_t open = sentence.find("[[");
            const std::size_t close =
                open == std::string_view::npos ? open : sentence.find("]]", open);
            if (close == std::string_view::npos)
                return out + fillPart(sentence).first;
            out += fillPart(sentence.substr(0, open)).first;
            const auto [part, complete] = fillPart(sentence.substr(open + 2, close - open - 2));
            if (complete)
                out += part;
            sentence.remove_prefix(close + 2);
        }
    }

private:
    /// The text, and whether every argument was there.
    [[nodiscard]] std::pair<std::string, bool> fillPart(std::string_view sentence) const
    {
        std::string out;
        bool complete = true;
        while (true) {
            const std::size_t open = sentence.find('{');
            const std::size_t close =
                open == std::string_view::npos ? open : sentence.find('}', open);
            if (close == std::string_view::npos)
                return {out.append(sentence), complete};
            out.append(sentence.substr(0, open));
            const MessageArg *arg = m_message.arg(sentence.substr(open + 1, close - open - 1));
            const std::string value = arg ? text(*arg, m_locale, m_depth) : std::string();
            complete = complete && !value.empty();
            out += arg ? value : std::string(sentence.substr(open, close - open + 1));
            sentence.remove_prefix(close + 1);
        }
    }

    const Message &m_message;
    std::string_view m_locale;
    int m_depth;
};

std::string renderAt(const Message &message, std::string_view locale, int depth)
{
    if (const std::string *sentence = sentenceOf(message.code, locale))
        return Sentence(message, locale, depth).fill(*sentence);
    std::string out = message.code;
    for (const auto &[name, value] : message.args)
        out += " " + name + "=" + text(value, locale, depth);
    return out;
}

std::string text(const MessageArg &arg, std::string_view locale, int depth)
{
    struct Visitor
    {
        std::string_view locale;
        int depth;
        /// "@code" stands for the sentence of that code.
        std::string operator()(const std::string &value) const
        {
            const bool nested = value.size() > 1 && value[0] == '@' && depth == 0 &&
                                english().contains(std::string_view(value).substr(1));
            return nested ? renderAt(Message(value.substr(1)), locale, depth + 1) : value;
        }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return shownNumber(value); }
        std::string operator()(const MessageQuantity &value) const
        {
            const std::string unit = content::displayUnit(value.unit);
            return shownNumber(value.value) + (unit.empty() ? "" : " " + unit);
        }
        std::string operator()(const MessageTime &value) const
        {
            return formatTime(SimTime{value.us});
        }
    };
    return std::visit(Visitor{locale, depth}, arg);
}

std::string_view severityName(content::Severity severity)
{
    switch (severity) {
    case content::Severity::Info:
        return "info";
    case content::Severity::Warning:
        return "warning";
    case content::Severity::Error:
        return "error";
    }
    return "error";
}

} // namespace

std::string render(const Message &message, std::string_view locale)
{
    return renderAt(message, locale, 0);
}

std::string render(const Error &error, std::string_view locale)
{
    std::string out = render(error.message, locale);
    for (const Message &what : error.context)
        out += " (" + render(what, locale) + ")";
    return out;
}

std::string renderDiagnostic(const content::Diagnostic &diagnostic, std::string_view locale)
{
    const int line = diagnostic.line > 0 ? diagnostic.line : 1;
    return diagnostic.file + ":" + std::to_string(line) + ": " +
           std::string(severityName(diagnostic.severity)) + " " + diagnostic.message.code + " " +
           render(diagnostic.message, locale);
}

bool hasSentence(std::string_view code)
{
    return english().find(code) != english().end();
}

bool hasSentence(std::string_view code, std::string_view language)
{
    if (language == "en")
        return hasSentence(code);
    const auto table = translated().find(language);
    return table != translated().end() && table->second.contains(code);
}

std::vector<std::string> languages()
{
    std::vector<std::string> all;
    for (const auto &[language, table] : translated())
        all.push_back(language);
    return all;
}

std::vector<std::string> codes()
{
    std::vector<std::string> all;
    for (const auto &[code, sentence] : english())
        all.push_back(code);
    return all;
}

std::vector<std::string> argumentsOf(std::string_view code, std::string_view language)
{
    std::vector<std::string> names;
    const std::string *found = sentenceOf(code, language);
    if (found == nullptr)
        return names;
    const std::string &sentence = *found;
    for (std::size_t open = sentence.find('{'); open != std::string::npos;
         open = sentence.find('{', open + 1)) {
        const std::size_t close = sentence.find('}', open);
        if (close != std::string::npos)
            names.push_back(sentence.substr(open + 1, close - open - 1));
    }
    return names;
}

} // namespace ward::messages
