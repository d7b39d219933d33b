// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/panels.h"

#include "app/studio/language.h"
#include "app/studio/shell/shell_window.h"
#include "core/recording/source.h"
#include "sim-client/session_replica.h"

#include <algorithm>
#include <limits>
#include <span>
#include <variant>

namespace ward::studio {

namespace {

/// Second by second, the vitals of one patient; runs on a reader thread.
std::vector<std::vector<float>> readVitals(const client::ShownWorld::SourceFactory &factory,
                                           const timeline::Stretch &stretch,
                                           const std::vector<timeline::Curve> &curves)
{
    std::vector<std::vector<float>> values(curves.size());
    const auto source = factory();
    const auto layout = source == nullptr ? nullptr : source->layout();
    const auto info = source == nullptr ? Result<recording::RecordingInfo>() : source->info();
    if (layout == nullptr || !info)
        return values;
    // A run may not have written its newest ticks yet.
    const Tick from{stretch.from * kTicksPerSecond};
    const Tick to = std::min(Tick{stretch.to * kTicksPerSecond}, info->last + 1);
    if (to <= from)
        return values;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const world::FieldRef field = layout->find(curves[i].field.toStdString());
        if (!field.isValid()) { // an old recording that knows no such vital
            values[i].resize(std::size_t((to.n - from.n + kTicksPerSecond - 1) / kTicksPerSecond),
                             std::numeric_limits<float>::quiet_NaN());
            continue;
        }
        const auto series = source->series(stretch.patient, field, from, to, int(kTicksPerSecond));
        if (!series) // asked again soon; the others are told
            continue;
        for (const recording::SeriesPoint &point : series->points)
            values[i].push_back(point.set ? float(point.last)
                                          : std::numeric_limits<float>::quiet_NaN());
    }
    return values;
}

} // namespace

Panels::Panels(client::ShownWorld &shown, const content::Schema &schema,
               const content::Catalogue &prefabs, QSettings &settings, QObject *parent)
    : QObject(parent)
    , edit(shown, schema, prefabs)
    , entities(shown, selection, edit, prefabs)
    , inspector(shown, selection, edit, schema, prefabs, fieldGroupsForUser())
    , authors(shown, selection)
    , conflicts(shown, edit, schema, prefabs)
    , actions(shown, selection, schema)
    , shelf(settings)
    , catalogue(prefabs, shelf)
    , rules(shown, edit, schema)
    , log(shown, schema)
    , why(shown, log, schema)
    , problems(shown, schema, prefabs)
    , timeline(shown, schema)
    , debrief(timeline, shown, schema)
    , m_shown(shown)
    , m_schema(schema)
    , m_prefabs(prefabs)
    , m_monitorFeed(shown, monitor)
{
    monitor.setHolds(
        [this](world::Handle patient, Tick tick) { return heldVitals(patient, tick); });
    monitor.setThemes(themes());
    catalogue.setLatestFirst(true);
    connect(&m_past, &PastSeconds::arrived, this, [this] {
        monitor.historyGrew();
        Q_EMIT historyGrew();
    });
    connect(&m_shown, &client::ShownWorld::changed, this, &Panels::wantPast);
    connect(&selection, &editor::Selection::changed, this, &Panels::followSelection);
    connect(&m_shown, &client::ShownWorld::structureChanged, this, &Panels::dropTheGone);
    connect(&problems, &editor::ProblemsModel::countsChanged, this, [this] {
        entities.setBadges(problems.badges());
        inspector.setFaults(problems.faults());
    });
    connect(&problems, &editor::ProblemsModel::goRequested, this,
            [this](const Id &entity) { selection.select(entity); });
    connect(&problems, &editor::ProblemsModel::fieldRequested, &inspector,
            &editor::InspectorModel::reveal);
    connect(&problems, &editor::ProblemsModel::fixRequested, &edit, &editor::EditController::apply);
    connect(&authors, &editor::AuthorsModel::changed, this, [this] {
        entities.setAuthors(authors.tags());
        inspector.setAuthors(authors.others());
    });
    connect(&inspector, &editor::InspectorModel::editingChanged, this,
            [this] { authors.setField(inspector.editing()); });
    connect(&log, &editor::LogModel::seekRequested, this,
            [this](qint64 tick) { timeline.seekTick(tick); });
    connectWhy();
}

/// Wherever something can be asked about, and where an answer leads.
void Panels::connectWhy()
{
    using editor::WhyModel;
    connect(&log, &editor::LogModel::whyRequested, &why, &WhyModel::askEvent);
    connect(&timeline, &timeline::TimelineViewModel::whyEventRequested, &why, &WhyModel::askEvent);
    connect(&timeline, &timeline::TimelineViewModel::whyVitalRequested, &why,
            [this](const QString &field, const Id &patient, qint64 tick) {
                why.askVital(field, patient, Tick{tick});
            });
    connect(&rules, &editor::RulesModel::whyRequested, &why, &WhyModel::askRule);
    connect(&inspector, &editor::InspectorModel::whyRequested, &why,
            [this](const QString &field, const Id &entity) { why.askVital(field, entity); });
    connect(&why, &WhyModel::changed, this, [this] {
        rules.setAskable(why.isAvailable());
        inspector.setAskable(why.isAvailable());
    });
    connect(&why, &WhyModel::seekRequested, &timeline, &timeline::TimelineViewModel::seekTick);
    connect(&why, &WhyModel::entityRequested, this,
            [this](const Id &entity) { selection.select(entity); });
}

Panels::~Panels() = default;

void Panels::build(ShellWindow &window)
{
    struct Panel
    {
        PanelSpec spec;
        const char *qml;
        QVariant viewModel;
        QVariantMap more = {};
    };
    const Panel panels[] = {
        {{"entities", tr("Entities"), "view-list-tree"},
         "Editor/EntitiesPanel.qml",
         QVariant::fromValue(&entities)},
        {{"catalogue", tr("Catalogue"), "prefab"},
         "Editor/CataloguePanel.qml",
         QVariant::fromValue(&catalogue)},
        {{"inspector", tr("Inspector"), "document-properties"},
         "Editor/InspectorPanel.qml",
         QVariant::fromValue(&inspector),
         {{QStringLiteral("conflicts"), QVariant::fromValue(&conflicts)},
          {QStringLiteral("actions"), QVariant::fromValue(&actions)},
          {QStringLiteral("expected"), QVariant::fromValue<QObject *>(debrief.expected())}}},
        {{"actions", tr("Actions"), "ecg"},
         "Editor/ActionsPanel.qml",
         QVariant::fromValue(&actions)},
        {{"monitor", tr("Monitor"), "monitor"},
         "Viewport/MonitorPanel.qml",
         QVariant::fromValue(&monitor)},
        {{"timeline", tr("Timeline"), "clock"},
         "Timeline/TimelinePanel.qml",
         QVariant::fromValue(&timeline)},
        {{"rules", tr("Phases and rules"), "rule"},
         "Editor/RulesPanel.qml",
         QVariant::fromValue(&rules)},
        {{"problems", tr("Problems"), "dialog-warning"},
         "Editor/ProblemsPanel.qml",
         QVariant::fromValue(&problems)},
        {{"measures", tr("Measures"), "chronometer"},
         "Timeline/MeasuresPanel.qml",
         QVariant::fromValue(&debrief)},
        {{"marks", tr("Marks"), "mark"}, "Timeline/MarksPanel.qml", QVariant::fromValue(&debrief)},
        {{"log", tr("Log"), "view-history"}, "Editor/LogPanel.qml", QVariant::fromValue(&log)},
        {{"why", tr("Why"), "why"}, "Editor/WhyPanel.qml", QVariant::fromValue(&why)},
    };
    for (const Panel &panel : panels) {
        PanelHost *host = window.addPanel(panel.spec);
        QVariantMap properties = panel.more;
        properties.insert(QStringLiteral("viewModel"), panel.viewModel);
        host->view().showLater(QUrl(QStringLiteral("qrc:/qt/qml/Ward/") + QLatin1String(panel.qml)),
                               properties);
    }
    PanelHost *tree = window.panel(QStringLiteral("entities"));
    const auto countEntities = [this, tree] {
        tree->setNote(entities.count() > 0 ? QString::number(entities.count()) : QString());
    };
    connect(&entities, &editor::EntitiesViewModel::countChanged, tree, countEntities);
    PanelHost *fields = window.panel(QStringLiteral("inspector"));
    connect(&inspector, &editor::InspectorModel::subjectChanged, fields,
            [this, fields] { fields->setNote(inspector.title()); });
    PanelHost *done = window.panel(QStringLiteral("actions"));
    connect(&actions, &editor::ActionsModel::targetChanged, done,
            [this, done] { done->setNote(actions.isAvailable() ? actions.target() : QString()); });
    connect(&actions, &editor::ActionsModel::revealed, done, [done] {
        done->show();
        done->raise();
    });
    PanelHost *sentences = window.panel(QStringLiteral("rules"));
    const auto showRule = [this, sentences](const Id &record, const std::string &field) {
        if (rules.reveal(record, field)) {
            sentences->show();
            sentences->raise();
        }
    };
    connect(&problems, &editor::ProblemsModel::recordRequested, sentences, showRule);
    connect(&why, &editor::WhyModel::ruleRequested, sentences,
            [showRule](const Id &record) { showRule(record, {}); });
    PanelHost *answers = window.panel(QStringLiteral("why"));
    connect(&why, &editor::WhyModel::asked, answers, &PanelHost::takeFocus);
    PanelHost *found = window.panel(QStringLiteral("problems"));
    connect(&problems, &editor::ProblemsModel::countsChanged, found, [this, found] {
        const QString title = tr("Problems");
        // As the status bar: remarks are no problems.
        const int wrong = problems.errors() + problems.warnings();
        found->setWindowTitle(wrong > 0 ? QStringLiteral("%1 (%2)").arg(title).arg(wrong) : title);
    });
}

void Panels::setRecording(const std::vector<recording::Event> &events, qint64 lastTick)
{
    log.setRecordedEvents(events);
    timeline.setRecording(events, Tick{lastTick});
    m_held.clear();
    m_held.take(events);
    m_heldSession.clear();
}

void Panels::setPast(const client::ShownWorld::SourceFactory &source)
{
    m_past.setSource(source);
    monitor.setHistory(history()); // forgets what was drawn of another session
    if (source)
        timeline.setHistory(
            [source](const timeline::Stretch &stretch, const std::vector<timeline::Curve> &curves) {
                return readVitals(source, stretch, curves);
            });
    else
        timeline.setHistory({});
    wantPast();
}

viewport::PatientSignals::History Panels::history() const
{
    return [this](Tick tick) { return m_past.at(tick); };
}

viewport::MonitorViewModel::Themes Panels::themes() const
{
    return [this](const world::World &world, world::Handle monitor) -> std::string {
        const auto textOf = [](const content::CellValue &value) {
            const auto *text = std::get_if<std::string>(&value);
            return text != nullptr ? *text : std::string();
        };
        const Id id = world.id(monitor);
        if (m_shown.hasWorld() && m_shown.document().find(id) != nullptr)
            return textOf(content::effectiveValue(m_shown.document(), m_schema, m_prefabs, id,
                                                  "monitor", "theme")
                              .value);
        // What came during a run is in no document.
        const content::Prefab *prefab = m_prefabs.prefab(world.prefab(monitor));
        if (prefab == nullptr)
            return {};
        const auto component = prefab->components.find("monitor");
        if (component == prefab->components.end())
            return {};
        const auto theme = component->second.find("theme");
        return theme == component->second.end() ? std::string() : textOf(theme->second);
    };
}

std::vector<std::string> Panels::heldVitals(world::Handle patient, Tick tick)
{
    if (const client::SessionReplica *replica = m_shown.replica()) {
        if (replica->kind() != client::SessionKind::Run)
            return {};
        const std::vector<recording::Event> &events = replica->events();
        if (m_heldSession != replica->session() || events.size() < m_heldEvents) {
            m_held.clear();
            m_heldSession = replica->session();
            m_heldEvents = 0;
        }
        m_held.take(std::span(events).subspan(m_heldEvents));
        m_heldEvents = events.size();
    }
    return m_held.at(patient, tick);
}

void Panels::wantPast()
{
    const client::SessionReplica *replica = m_shown.replica();
    const bool flows = m_shown.isLive() && replica != nullptr &&
                       replica->clock().state == client::ClockState::Running;
    // While it flows, what was drawn a moment ago is still on the screen.
    if (m_shown.hasWorld() && !flows)
        m_past.want(m_shown.tick());
}

void Panels::dropTheGone()
{
    // Looking back at a moment before something came keeps it selected for the way forward.
    if (!m_shown.hasWorld() || !m_shown.isLive())
        return;
    const world::World &world = m_shown.world();
    std::vector<Id> alive;
    for (const Id &id : selection.ids()) {
        if (world.find(id) != world::kNoHandle)
            alive.push_back(id);
    }
    if (alive.size() != selection.ids().size())
        selection.select(alive);
}

void Panels::followSelection()
{
    if (!m_shown.hasWorld() || selection.isEmpty())
        return;
    const world::World &world = m_shown.world();
    const world::Layout &layout = world.layout();
    const world::Handle handle = world.find(selection.primary());
    if (handle == world::kNoHandle)
        return;
    if (world.hasComponent(handle, layout.componentIndex("patient"))) {
        monitor.setPatient(selection.primary());
        why.setPatient(selection.primary());
    } else if (world.hasComponent(handle, layout.componentIndex("monitor"))) {
        monitor.setMonitor(selection.primary());
    }
}

} // namespace ward::studio
