// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/learner_script.h"

#include "core/content/units.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace ward::sessions {

namespace {

using content::CellValue;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

Id entityOf(const content::Document &document, const std::string &text)
{
    if (const auto id = Id::parse(text); id && document.find(*id))
        return *id;
    for (const content::Record *record : document.ofKind("entity")) {
        const auto *name = std::get_if<std::string>(&record->cell("name"));
        if (name && *name == text)
            return record->id;
    }
    return {};
}

/// Reads one line; the first thing that is wrong with it comes back.
class LineReader
{
public:
    LineReader(const content::Document &document, const content::Schema &schema)
        : m_document(document)
        , m_schema(schema)
    {
    }

    Result<TimedAction> read(std::string_view line) const
    {
        QJsonParseError error{};
        const auto json = QJsonDocument::fromJson(
            QByteArray(line.data(), static_cast<qsizetype>(line.size())), &error);
        if (!json.isObject()) {
            return failure(
                "sessions.learner.malformed",
                {{"why", utf8(error.errorString())}, {"column", std::int64_t{error.offset + 1}}});
        }
        const QJsonObject object = json.object();
        for (const QString &key : object.keys()) {
            static const QStringList known{QStringLiteral("t"), QStringLiteral("actor"),
                                           QStringLiteral("action"), QStringLiteral("target"),
                                           QStringLiteral("args")};
            if (!known.contains(key))
                return failure("sessions.learner.unknown-field", {{"field", utf8(key)}});
        }
        TimedAction timed;
        const auto at = parseTime(utf8(object[QStringLiteral("t")].toString()));
        if (!at)
            return failure("sessions.learner.time",
                           {{"text", utf8(object[QStringLiteral("t")].toString())}});
        timed.at = *at;
        timed.actor = utf8(object[QStringLiteral("actor")].toString(QStringLiteral("learner-1")));
        timed.action.action = utf8(object[QStringLiteral("action")].toString());
        const content::ActionSpec *spec = m_schema.action(timed.action.action);
        if (!spec || spec->target == "scenario")
            return failure("sessions.learner.unknown-action", {{"action", timed.action.action}});
        const std::string target = utf8(object[QStringLiteral("target")].toString());
        timed.action.target = entityOf(m_document, target);
        if (timed.action.target.isNull() && (spec->target == "patient" || !target.empty()))
            return failure("sessions.learner.unknown-target", {{"target", target}});
        const QJsonObject args = object[QStringLiteral("args")].toObject();
        for (auto it = args.begin(); it != args.end(); ++it) {
            auto value = argument(*spec, utf8(it.key()), it.value());
            if (!value)
                return failure(std::move(value.error()));
            timed.action.args.emplace(utf8(it.key()), *std::move(value));
        }
        return timed;
    }

private:
    static Result<CellValue> argument(const content::ActionSpec &spec, const std::string &name,
                                      const QJsonValue &value)
    {
        const auto arg = std::find_if(spec.args.begin(), spec.args.end(),
                                      [&](const content::ActionArg &a) { return a.name == name; });
        if (arg == spec.args.end())
            return failure("sessions.learner.unknown-argument",
                           {{"action", spec.name}, {"argument", name}});
        if (arg->type != "quantity")
            return CellValue(utf8(value.toVariant().toString()));
        if (value.isDouble())
            return CellValue(content::Quantity{value.toDouble(), arg->unit});
        auto quantity = content::parseQuantity(utf8(value.toString()), arg->unit);
        if (!quantity)
            return failure(std::move(quantity.error()));
        return CellValue(*std::move(quantity));
    }

    const content::Document &m_document;
    const content::Schema &m_schema;
};

} // namespace

LearnerScript readLearnerScript(std::string_view bytes, std::string_view fileName,
                                const content::Document &document, const content::Schema &schema)
{
    LearnerScript script;
    const LineReader reader(document, schema);
    int number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view line = bytes.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto timed = reader.read(line);
        if (timed) {
            script.actions.push_back(*std::move(timed));
            continue;
        }
        content::Diagnostic finding;
        finding.file = std::string(fileName);
        finding.line = number;
        finding.column = 1;
        finding.message = std::move(timed.error().message);
        script.diagnostics.push_back(std::move(finding));
    }
    if (!script.diagnostics.empty())
        script.actions.clear();
    std::stable_sort(script.actions.begin(), script.actions.end(),
                     [](const TimedAction &a, const TimedAction &b) { return a.at < b.at; });
    return script;
}

} // namespace ward::sessions
