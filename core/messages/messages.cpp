// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"

#include "core/base/time.h"
#include "core/content/units.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

// The macro must be called outside any namespace; the library is static.
static void initSentences()
{
    Q_INIT_RESOURCE(ward_sentences);
}

namespace ward::messages {

namespace {

using Table = std::map<std::string, std::string, std::less<>>;

Table load()
{
    initSentences();
    Table table;
    const QDir folder(QStringLiteral(":/ward/sentences"));
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

const Table &english()
{
    static const Table table = load();
    return table;
}

std::string text(const MessageArg &arg)
{
    struct Visitor
    {
        /// "@code" is a nested message without arguments, such as the name of a type.
        std::string operator()(const std::string &value) const
        {
            if (value.size() > 1 && value.front() == '@' && hasSentence(value.substr(1)))
                return render(Message(value.substr(1)), "en");
            return value;
        }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return content::formatNumber(value); }
        std::string operator()(const MessageQuantity &value) const
        {
            const std::string unit = content::displayUnit(value.unit);
            return content::formatNumber(value.value) + (unit.empty() ? "" : " " + unit);
        }
        std::string operator()(const MessageTime &value) const
        {
            return formatTime(SimTime{value.us});
        }
    };
    return std::visit(Visitor{}, arg);
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

std::string render(const Message &message, std::string_view /*locale*/)
{
    const auto it = english().find(message.code);
    if (it == english().end()) {
        std::string out = message.code;
        for (const auto &[name, value] : message.args)
            out += " " + name + "=" + text(value);
        return out;
    }
    const std::string &sentence = it->second;
    std::string out;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = open == std::string::npos ? open : sentence.find('}', open);
        if (close == std::string::npos) {
            out.append(sentence, at);
            break;
        }
        out.append(sentence, at, open - at);
        const MessageArg *arg = message.arg(sentence.substr(open + 1, close - open - 1));
        out += arg ? text(*arg) : sentence.substr(open, close - open + 1);
        at = close + 1;
    }
    return out;
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

std::vector<std::string> codes()
{
    std::vector<std::string> all;
    for (const auto &[code, sentence] : english())
        all.push_back(code);
    return all;
}

std::vector<std::string> argumentsOf(std::string_view code)
{
    std::vector<std::string> names;
    const auto it = english().find(code);
    if (it == english().end())
        return names;
    const std::string &sentence = it->second;
    for (std::size_t open = sentence.find('{'); open != std::string::npos;
         open = sentence.find('{', open + 1)) {
        const std::size_t close = sentence.find('}', open);
        if (close != std::string::npos)
            names.push_back(sentence.substr(open + 1, close - open - 1));
    }
    return names;
}

} // namespace ward::messages
