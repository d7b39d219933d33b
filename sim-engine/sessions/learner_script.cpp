// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/learner_script.h"

#include "core/content/nearest.h"
#include "sim-engine/kernel/actions/arguments.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace ward::sessions {

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// Reads one line after the other; the first thing that is wrong with a line comes back.
class LineReader
{
public:
    LineReader(const content::Document &document, const content::Schema &schema,
               const content::Catalogue &catalogue)
        : m_document(document)
        , m_schema(schema)
        , m_catalogue(catalogue)
    {
    }

    Result<TimedAction> read(std::string_view line, int number)
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
        timed.line = number;
        // A bare number is seconds, as on the command line.
        const std::string when = utf8(object[QStringLiteral("t")].toVariant().toString());
        const auto at = parseTime(when);
        if (!at)
            return failure("sessions.learner.time", {{"text", when}});
        timed.at = *at;
        timed.input.actor =
            utf8(object[QStringLiteral("actor")].toString(QStringLiteral("learner-1")));
        const std::string action = utf8(object[QStringLiteral("action")].toString());
        const std::string target = utf8(object[QStringLiteral("target")].toString());
        const QJsonObject args = object[QStringLiteral("args")].toObject();
        const bool instructor = timed.input.actor.starts_with("instructor");
        if (action == "spawn" && instructor) {
            auto change = spawned(target, args, timed);
            if (!change)
                return failure(std::move(change.error()));
            timed.input.what = *std::move(change);
            return timed;
        }
        auto done = performed(action, target, args, instructor);
        if (!done)
            return failure(std::move(done.error()));
        timed.input.what = *std::move(done);
        return timed;
    }

private:
    [[nodiscard]] Id entityOf(const std::string &text) const
    {
        if (const auto id = Id::parse(text); id && m_document.find(*id))
            return *id;
        if (const auto it = m_spawned.find(text); it != m_spawned.end())
            return it->second;
        for (const content::Record *record : m_document.ofKind("entity")) {
            const auto *name = std::get_if<std::string>(&record->cell("name"));
            if (name && *name == text)
                return record->id;
        }
        return {};
    }

    Result<kernel::LearnerAction> performed(const std::string &name, const std::string &target,
                                            const QJsonObject &args, bool instructor) const
    {
        const content::ActionSpec *spec = m_schema.action(name);
        if (!instructor && (name == "spawn" || (spec && spec->isForStaff())))
            return failure("sessions.learner.instructors-only", {{"action", name}});
        if (!spec) {
            return failure("sessions.learner.unknown-action",
                           {{"action", name},
                            {"nearest", content::nearestName(name, m_schema.actionNames())}});
        }
        kernel::LearnerAction action;
        action.action = name;
        action.target = entityOf(target);
        if (action.target.isNull() && target.empty() && spec->target != "any")
            return failure("sessions.learner.no-target", {{"action", name}});
        if (action.target.isNull() && !target.empty())
            return failure("sessions.learner.unknown-target", {{"target", target}});
        for (auto it = args.begin(); it != args.end(); ++it) {
            if (it.value().isDouble())
                action.args.emplace(utf8(it.key()), it.value().toDouble());
            else
                action.args.emplace(utf8(it.key()), utf8(it.value().toVariant().toString()));
        }
        auto complete = kernel::resolveArguments(m_schema, *spec, action.args);
        if (!complete)
            return failure(std::move(complete.error()));
        return action;
    }

    Result<content::ChangeSet> spawned(const std::string &target, const QJsonObject &args,
                                       const TimedAction &timed)
    {
        const std::string wanted = utf8(args[QStringLiteral("prefab")].toString());
        const content::Prefab *prefab = m_catalogue.prefab(wanted);
        if (!prefab)
            return failure("sessions.learner.unknown-prefab", {{"prefab", wanted}});
        const Id parent = entityOf(target);
        if (parent.isNull())
            return failure("sessions.learner.unknown-target", {{"target", target}});
        const std::string name =
            utf8(args[QStringLiteral("name")].toString(QString::fromStdString(prefab->name)));
        content::Record record;
        record.id =
            deriveId(m_document.scenario()->id, Id(), static_cast<std::uint64_t>(timed.line));
        record.kind = "entity";
        record.parent = parent;
        record.rank = "V";
        record.cells["name"] = name;
        record.cells["prefab"] = m_catalogue.reference(*prefab);
        if (const QString socket = args[QStringLiteral("socket")].toString(); !socket.isEmpty())
            record.cells["socket"] = utf8(socket);
        m_spawned[name] = record.id;
        content::ChangeSet change;
        change.id = deriveId(record.id, "spawn");
        change.intent = "edit.spawn";
        change.actor = timed.input.actor;
        change.scope = content::Scope::Session;
        change.at = timed.at;
        change.ops.push_back(content::AddOp{std::move(record)});
        return change;
    }

    const content::Document &m_document;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    std::map<std::string, Id> m_spawned; ///< by name
};

} // namespace

LearnerScript readLearnerScript(std::string_view bytes, std::string_view fileName,
                                const content::Document &document, const content::Schema &schema,
                                const content::Catalogue &catalogue)
{
    LearnerScript script;
    LineReader reader(document, schema, catalogue);
    int number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view line = bytes.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto timed = reader.read(line, number);
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
