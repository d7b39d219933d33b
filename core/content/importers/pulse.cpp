// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse.h"

#include "core/content/catalogue.h"
#include "core/content/importers/pulse_meaning.h"
#include "core/content/importers/pulse_patient.h"
#include "core/content/importers/scenario_builder.h"
#include "core/content/rank.h"

#include <algorithm>
#include <set>

namespace ward::content::importers {

namespace {

/// More would not fit the largest scenario that opens.
constexpr std::size_t kMostActions = 100'000;
constexpr std::int64_t kNanosecond = 1'000'000'000;
constexpr std::int64_t kLongest = 86'400 * kNanosecond; // as the schema has it

/// One line of an event.
struct Step
{
    Meaning meaning;
    std::string title; ///< for people, of the Pulse action
    std::string comment;
    std::string said; ///< everything a note says
};

/// Everything that happens at one time.
struct Moment
{
    std::int64_t ns = 0;
    std::vector<Step> steps;
};

class PulseImporter
{
public:
    PulseImporter(std::string_view bytes, std::string_view fileName, const Schema &schema,
                  const Catalogue &catalogue)
        : m_bytes(bytes)
        , m_fileName(fileName)
        , m_schema(schema)
        , m_catalogue(catalogue)
        , m_reader(fileName, m_result.diagnostics)
        , m_context{schema, m_reader, 75, false, false, {}, {}}
    {
    }

    PulseImport run()
    {
        const std::optional<Json> root = parseJson(m_bytes, m_fileName, m_result.diagnostics);
        if (!root)
            return std::move(m_result);
        const Json *list = root->isObject() ? m_reader.array(*root, "AnyAction") : nullptr;
        if (!list || list->items.empty()) {
            if (!hasErrors(m_result.diagnostics))
                m_reader.report(Severity::Error, list ? list->line : 1,
                                "importers.pulse.no-actions");
            return std::move(m_result);
        }
        if (list->items.size() > kMostActions) {
            m_reader.report(Severity::Error, list->line, "importers.pulse.too-many-actions",
                            {{"count", static_cast<std::int64_t>(list->items.size())},
                             {"limit", static_cast<std::int64_t>(kMostActions)}});
            return std::move(m_result);
        }
        m_patient = readPatient(*root, m_schema, m_reader);
        m_context.weight = m_patient.weight.value_or(defaultWeight());
        readConditions();
        for (const Json &item : list->items)
            readItem(item);
        reportNotes();
        if (!hasErrors(m_result.diagnostics))
            m_result.document = build(*root);
        // What is told while it is built counts as well.
        if (hasErrors(m_result.diagnostics))
            m_result.document.reset();
        return std::move(m_result);
    }

private:
    [[nodiscard]] double defaultWeight() const
    {
        const FieldSpec *weight = m_schema.field("patient", "weight");
        const auto *quantity = weight ? std::get_if<Quantity>(&weight->defaultValue) : nullptr;
        return quantity ? quantity->value : 75;
    }

    Moment &now()
    {
        if (m_moments.empty() || m_moments.back().ns != m_now)
            m_moments.push_back({m_now, {}});
        return m_moments.back();
    }

    void readConditions()
    {
        // Several that work through the same action act as the worst of them: the last one knows.
        std::map<std::string, Step> acting;
        for (const PulseCondition &condition : m_patient.conditions) {
            Step step;
            step.title = spacedWords(condition.name);
            step.meaning = conditionMeaning(condition.name, *condition.body, m_context);
            const std::string said = flattened(*condition.body);
            m_history += (m_history.empty() ? "" : ". ") + step.title +
                         (said.empty() ? "" : " (" + said + ')');
            if (step.meaning.kind == Meaning::Kind::Acts) {
                step.meaning.text.clear();
                step.comment = "From the start: " + singleLine(step.title);
                acting[step.meaning.action] = std::move(step);
            } else {
                m_reader.report(Severity::Info, condition.body->line,
                                "importers.pulse.condition-as-text",
                                {{"condition", singleLine(step.title)}});
            }
        }
        for (auto &[action, step] : acting)
            now().steps.push_back(std::move(step));
    }

    void malformed(const Json &at)
    {
        m_reader.report(Severity::Error, at.line, "importers.pulse.action-shape");
    }

    void readItem(const Json &item)
    {
        if (m_gaveUp || !item.isObject() || item.members.size() != 1) {
            if (!m_gaveUp)
                malformed(item);
            return;
        }
        const auto &[group, body] = item.members[0];
        if (!body.isObject())
            return malformed(body);
        if (group == "AdvanceTime")
            return readAdvance(body);
        // Actions stand in a group; what is none (a request to save the state) is one by itself.
        const bool grouped = group.ends_with("Action");
        if (!grouped)
            return readAction(group, group, body);
        if (body.members.size() != 1 || !body.members[0].value.isObject())
            return malformed(body);
        readAction(group + '.' + body.members[0].name, body.members[0].name, body.members[0].value);
    }

    void readAdvance(const Json &body)
    {
        if (const std::string comment = commentOf(body); !comment.empty()) {
            Step step;
            step.meaning.kind = Meaning::Kind::Annotates;
            step.meaning.text = comment;
            now().steps.push_back(std::move(step));
        }
        const auto time = m_reader.scalar(body, "Time");
        const auto span = time && time->finite ? nanoseconds(*time) : std::nullopt;
        if (!span || *span < 0) {
            m_gaveUp = true; // every later time would be wrong
            m_reader.report(Severity::Error, time ? time->line : body.line, "importers.pulse.time");
            return;
        }
        if (*span > kLongest - m_now) {
            m_gaveUp = true;
            m_reader.report(Severity::Error, time->line, "importers.pulse.too-long");
            return;
        }
        m_now += *span;
    }

    void readAction(const std::string &path, const std::string &name, const Json &body)
    {
        Step step;
        step.title = singleLine(spacedWords(name));
        step.comment = commentOf(body);
        step.meaning = meaningOf(path, body, m_context);
        ++m_result.actions;
        if (step.meaning.kind == Meaning::Kind::Note) {
            ++m_result.notes;
            step.said = flattened(body);
            countNote(step, body.line);
        } else {
            ++m_result.understood;
        }
        if (step.meaning.kind != Meaning::Kind::Silent)
            now().steps.push_back(std::move(step));
    }

    /// One finding for each kind of note, at its first place, with how often it came.
    void countNote(const Step &step, int line)
    {
        Message reason = step.meaning.reason;
        reason.args.insert(reason.args.begin(), {"action", step.title});
        for (Noted &noted : m_noted) {
            if (noted.reason == reason) {
                ++noted.count;
                return;
            }
        }
        m_noted.push_back({std::move(reason), line, 1});
    }

    void reportNotes()
    {
        for (Noted &noted : m_noted) {
            if (noted.count > 1)
                noted.reason.args.emplace_back("count", noted.count);
            m_reader.report(Severity::Info, noted.line, noted.reason.code, noted.reason.args);
        }
    }

    [[nodiscard]] std::string titleOf(const Step &step) const
    {
        const std::string title = importers::titleOf(step.meaning, m_schema);
        // A label of one word ("Intervention") says too little by itself.
        if (step.comment.find(' ') != std::string::npos)
            return step.comment;
        if (!title.empty())
            return step.comment.empty() ? title : step.comment + ": " + title;
        return step.meaning.text.empty() ? step.title : step.meaning.text;
    }

    /// What the first steps are called; the same name twice is said once.
    [[nodiscard]] std::string nameOf(const Moment &moment) const
    {
        std::vector<std::string> titles;
        for (const Step &step : moment.steps) {
            const std::string title = titleOf(step);
            if (std::find(titles.begin(), titles.end(), title) == titles.end())
                titles.push_back(title);
        }
        constexpr std::size_t kNamed = 2;
        std::string name;
        for (std::size_t i = 0; i < std::min(kNamed, titles.size()); ++i)
            name += (i == 0 ? "" : ", ") + titles[i];
        if (titles.size() > kNamed)
            name += " and " + std::to_string(titles.size() - kNamed) + " more";
        return name;
    }

    [[nodiscard]] Cells cellsOf(const Step &step, const Id &patient) const
    {
        const Meaning &meaning = step.meaning;
        std::string text = step.comment;
        const auto append = [&](const std::string &more) {
            if (!more.empty() && more != text)
                text += (text.empty() ? "" : ". ") + more;
        };
        std::string args;
        if (meaning.kind == Meaning::Kind::Note) {
            append(step.title + " (a note: it does not act on the patient)");
            args = step.said;
        } else {
            append(singleLine(meaning.text));
        }
        for (const auto &[name, value] : meaning.args)
            args += (args.empty() ? "" : "; ") + name + '=' + value;
        return {{"type", std::string("note")},
                {"entity", patient},
                {"name", meaning.action},
                {"args", args},
                {"text", text}};
    }

    [[nodiscard]] static Quantity seconds(std::int64_t ns)
    {
        // Correctly rounded, so that its shortest text is the decimal number it stands for.
        return {static_cast<double>(ns) / static_cast<double>(kNanosecond), "s"};
    }

    Document build(const Json &root)
    {
        ScenarioBuilder builder(m_bytes, m_catalogue);
        const std::size_t slash = m_fileName.find_last_of("/\\");
        const std::string file =
            singleLine(slash == std::string::npos ? m_fileName : m_fileName.substr(slash + 1));
        std::string name = singleLine(spacedWords(m_reader.text(root, "Name")));
        if (name.empty())
            name = spacedWords(file.substr(0, file.rfind('.')));
        const std::string source = "Pulse Physiology Engine (Kitware), Apache-2.0, " + file;
        const Id scenario =
            builder.add("scenario", {},
                        {{"name", name},
                         {"summary", singleLine(m_reader.text(root, "Description"))},
                         {"language", std::string("en")},
                         {"package", m_catalogue.package() + '@' + m_catalogue.version()},
                         {"duration", seconds(m_now)},
                         {"source", source}});
        builder.addBay(scenario);
        Cells patient = m_patient.patient;
        patient["history"] = m_history;
        for (auto &[kind, cells] : {std::pair("patient", patient), {"vitals", m_patient.vitals}}) {
            Cells own = cells;
            if (kind == std::string_view("patient") && m_history.empty())
                own.erase("history");
            if (own.empty())
                continue;
            own["source"] = source;
            builder.add(kind, builder.patient(), std::move(own));
        }
        const std::vector<std::string> ranks = evenRanks(m_moments.size());
        for (std::size_t i = 0; i < m_moments.size(); ++i)
            addMoment(builder, scenario, m_moments[i], ranks[i], file);
        return std::move(builder.document());
    }

    void addMoment(ScenarioBuilder &builder, const Id &scenario, const Moment &moment,
                   const std::string &rank, const std::string &file) const
    {
        const Id event = builder.add("event", scenario,
                                     {{"name", nameOf(moment)},
                                      {"at", seconds(moment.ns)},
                                      {"source", "Pulse scenario " + file}},
                                     rank);
        const std::vector<std::string> ranks = evenRanks(moment.steps.size());
        for (std::size_t i = 0; i < moment.steps.size(); ++i)
            builder.add("action", event, cellsOf(moment.steps[i], builder.patient()), ranks[i]);
    }

    struct Noted
    {
        Message reason;
        int line = 0;
        std::int64_t count = 0;
    };

    std::string_view m_bytes;
    std::string m_fileName;
    const Schema &m_schema;
    const Catalogue &m_catalogue;
    PulseImport m_result;
    PulseReader m_reader;
    PulseContext m_context;
    PulsePatient m_patient;
    std::string m_history;
    std::vector<Moment> m_moments;
    std::vector<Noted> m_noted;
    std::int64_t m_now = 0;
    bool m_gaveUp = false;
};

} // namespace

PulseImport importPulse(std::string_view bytes, std::string_view fileName, const Schema &schema,
                        const Catalogue &catalogue)
{
    return PulseImporter(bytes, fileName, schema, catalogue).run();
}

} // namespace ward::content::importers
