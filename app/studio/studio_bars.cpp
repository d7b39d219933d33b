// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/language.h"
#include "app/studio/status_line.h"
#include "app/studio/studio.h"

#include <algorithm>
#include <cmath>

/// What the bars around the panels say.
namespace ward::studio {

namespace {
constexpr char kFramesKey[] = "view/frames";
}

const std::vector<client::Rate> &runRates()
{
    static const std::vector<client::Rate> rates = {{1, 10}, {1, 2},  {1, 1},  {2, 1},
                                                    {5, 1},  {10, 1}, {30, 1}, {60, 1}};
    return rates;
}

bool Studio::areFramesShown() const
{
    return m_settings.value(QLatin1String(kFramesKey)).toBool();
}

void Studio::showFrames(bool shown)
{
    m_settings.setValue(QLatin1String(kFramesKey), shown);
    m_status->setFramesShown(shown);
    updateActions();
}

void Studio::updateBars()
{
    TopBarState top;
    top.engineText = m_engine.chipText();
    top.engineHint = sentence(m_engine.sentence());
    top.engineLevel = int(m_engine.level());
    if (m_status == nullptr) // nothing but the start page yet
        return m_topBar->setState(top);
    const Workbench::Plane plane = m_workbench->plane();
    const bool open = plane != Workbench::Plane::None;
    top.workspace = m_workspaces->isShown() ? int(m_workspaces->current()) : -1;
    const bool unserved = m_workbench->isUnserved();
    if (m_workbench->isOpening() && !unserved) {
        top.title = tr("Opening …");
    } else if (open) {
        top.place = plane == Workbench::Plane::Recording ? tr("Recordings") : tr("Library");
        top.title = m_workbench->title();
        top.titleEditable = m_panels->rules.isEditable();
    }
    if (plane == Workbench::Plane::Draft) {
        top.stateText = unserved                 ? tr("read-only until the engine answers")
                        : m_workbench->hasFile() ? tr("draft")
                                                 : tr("draft · comes with Ward");
        if (m_workbench->hasUnsavedChanges())
            top.unsavedText = tr("unsaved changes");
    } else if (plane == Workbench::Plane::Recording) {
        top.stateText = m_panels->timeline.formatSeconds(m_panels->timeline.end());
    }
    if (m_workbench->isRunLive())
        top.runText = tr("recording");
    m_topBar->setState(top);
    StartState page = startPage().state();
    page.openTitle = open ? m_workbench->title() : QString();
    startPage().setState(page);
    m_window->setWindowTitle(open ? top.title + QStringLiteral(" · Ward") : QStringLiteral("Ward"));
    // A finished recording has nothing to steer; what is shown of it is the timeline's to say.
    const bool runs = m_workspaces->isShown() && plane == Workbench::Plane::Run;
    if (runs)
        m_runView->prepare();
    m_runView->setVisible(runs);

    if (open) {
        const editor::ProblemsModel &problems = m_panels->problems;
        m_status->setProblems(problems.errors(), problems.warnings(),
                              problems.count() - problems.errors() - problems.warnings());
        m_status->setCounts(m_panels->entities.count(), m_panels->rules.ruleCount(),
                            m_panels->rules.phaseCount());
        if (m_workbench->draft() != nullptr && plane == Workbench::Plane::Draft)
            m_status->setAutosave(m_workbench->draft()->pendingEdits(), m_workbench->lastChange());
        else
            m_status->setAutosave(0, {});
        m_status->setHint(plane == Workbench::Plane::Draft
                              ? tr("Space add · F frame · Ctrl K every command")
                          : m_workbench->isRunLive()
                              ? tr("Space add · P play · J K L shuttle · M mark · End live")
                              : tr("Space play · J K L shuttle · M mark · End live"));
    }
    updateClock();
}

void Studio::updateClock()
{
    const client::ShownWorld &shown = m_workbench->shown();
    const client::SessionReplica *run = m_workbench->run();
    RunBarState state;
    if (run != nullptr && m_workbench->plane() == Workbench::Plane::Run) {
        const client::ClockInfo clock = run->clock();
        // At the newest moment the one whose log and values are shown, not the one the waves have
        // got to; looking back, the session's own.
        const Tick now = shown.isLive() ? shown.tick() : clock.tick;
        state.time = QString::fromStdString(formatTime(now.time()));
        state.phase =
            shown.isLive() ? m_panels->rules.phase() : editor::RulesModel::phaseIn(run->world());
        state.running = clock.state == client::ClockState::Running;
        state.ended = clock.state == client::ClockState::Ended;
        state.adds = shown.isLive();
        const auto &rates = runRates();
        const auto at = std::min_element(rates.begin(), rates.end(), [&](auto a, auto b) {
            return std::abs(a.value() - clock.rate.value()) <
                   std::abs(b.value() - clock.rate.value());
        });
        state.rateIndex = int(at - rates.begin());
        state.stateText = state.ended ? tr("Ended") : state.running ? tr("Running") : tr("Paused");
    }
    const QString placing = m_scene->scene().placing();
    if (const content::Prefab *prefab =
            placing.isEmpty() ? nullptr : catalogueForUser().prefab(placing.toStdString()))
        state.placing = QString::fromStdString(prefab->name);
    m_runBar->setState(state);
}

} // namespace ward::studio
