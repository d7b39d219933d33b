// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/session/past_seconds.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/recording/event.h"
#include "core/recording/held_vitals.h"
#include "editor/actions/actions_model.h"
#include "editor/authors/authors_model.h"
#include "editor/catalogue/catalogue_model.h"
#include "editor/catalogue/prefab_shelf.h"
#include "editor/conflicts/conflicts_model.h"
#include "editor/edit_controller.h"
#include "editor/entities/entities_view_model.h"
#include "editor/inspector/inspector_model.h"
#include "editor/log/log_model.h"
#include "editor/problems/problems_model.h"
#include "editor/rules/rules_model.h"
#include "editor/selection.h"
#include "editor/why/why_model.h"
#include "sim-client/shown_world.h"
#include "timeline/debrief/debrief_view_model.h"
#include "timeline/timeline_view_model.h"
#include "viewport/monitor/monitor_feed.h"
#include "viewport/monitor/monitor_view_model.h"

#include <QObject>

#include <string>
#include <vector>

class QSettings;

namespace ward::studio {

class ShellWindow;

/// The view-models of every dock and how they hear of each other: one selection, one shown world.
/// GUI thread.
class Panels : public QObject
{
    Q_OBJECT

public:
    Panels(client::ShownWorld &shown, const content::Schema &schema,
           const content::Catalogue &catalogue, QSettings &settings, QObject *parent = nullptr);
    ~Panels() override;

    /// Adds the docks to the window and shows the panels in them.
    void build(ShellWindow &window);
    /// What a finished recording holds.
    void setRecording(const std::vector<recording::Event> &events, qint64 lastTick);
    /// Where earlier moments of what is shown are read from; before `setRecording`.
    void setPast(const client::ShownWorld::SourceFactory &source);
    /// For whoever else draws what a monitor shows; valid while this lives.
    [[nodiscard]] viewport::PatientSignals::History history() const;
    [[nodiscard]] viewport::MonitorViewModel::Themes themes() const;

    editor::Selection selection;
    editor::EditController edit;
    editor::EntitiesViewModel entities;
    editor::InspectorModel inspector;
    editor::AuthorsModel authors;
    editor::ConflictsModel conflicts;
    editor::ActionsModel actions;
    editor::PrefabShelf shelf;
    editor::CatalogueModel catalogue;
    editor::RulesModel rules;
    editor::LogModel log;
    editor::WhyModel why;
    editor::ProblemsModel problems;
    timeline::TimelineViewModel timeline;
    timeline::DebriefViewModel debrief;
    viewport::MonitorViewModel monitor;

Q_SIGNALS:
    /// `history` can answer more than before.
    void historyGrew();

private:
    void wantPast();
    void followSelection();
    void connectWhy();
    void dropTheGone();
    [[nodiscard]] std::vector<std::string> heldVitals(world::Handle patient, Tick tick);

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    const content::Catalogue &m_prefabs;
    PastSeconds m_past;
    recording::HeldVitals m_held;
    std::string m_heldSession;    ///< that `m_held` follows; empty: a recording
    std::size_t m_heldEvents = 0; ///< of it, read
    viewport::MonitorFeed m_monitorFeed;
};

} // namespace ward::studio
