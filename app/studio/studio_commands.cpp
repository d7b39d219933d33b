// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/status_line.h"
#include "app/studio/studio.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace ward::studio {

namespace {

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

void Studio::browse()
{
    const QString file =
        QFileDialog::getOpenFileName(&m_window, tr("Open a scenario or a recording"),
                                     documentsFolder(), tr("Ward files (*.ward.json *.wardrec)"));
    if (!file.isEmpty())
        m_workbench.openFile(file);
}

void Studio::saveAs()
{
    QString name = m_workbench.title();
    name.replace(QRegularExpression(QStringLiteral("[^\\w .-]+")), QStringLiteral("-"));
    QString file = QFileDialog::getSaveFileName(&m_window, tr("Save the scenario"),
                                                documentsFolder() + QLatin1Char('/') + name +
                                                    QStringLiteral(".ward.json"),
                                                tr("Ward scenarios (*.ward.json)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(QStringLiteral(".ward.json")))
        file += QStringLiteral(".ward.json");
    m_workbench.save(file);
}

void Studio::connectToEngine()
{
    bool accepted = false;
    const QString text = QInputDialog::getText(
        &m_window, tr("Connect to an engine"),
        tr("Address of the engine, as its operator gave it to you (ws:// or wss://):"),
        QLineEdit::Normal, QStringLiteral("ws://"), &accepted);
    const QUrl engine(text.trimmed());
    if (!accepted)
        return;
    if (engine.host().isEmpty() || engine.port() <= 0 ||
        (engine.scheme() != QLatin1String("ws") && engine.scheme() != QLatin1String("wss"))) {
        return tell(
            ui::Toaster::Kind::Warning,
            sentence(Message("studio.engine.bad-address", {{"address", text.toStdString()}})));
    }
    connectTo(engine, {});
}

void Studio::connectTo(const QUrl &engine, const QString &token)
{
    const QString key = engine.authority();
    if (token.isEmpty()) {
        m_tokens.read(key, [this, engine](const Result<QString> &stored) {
            if (stored && !stored->isEmpty())
                return connectTo(engine, *stored);
            if (!stored)
                tell(ui::Toaster::Kind::Warning, sentence(stored.error()),
                     QStringLiteral("keychain"));
            askToken(engine);
        });
        return;
    }
    client::EngineAddress address;
    address.host = engine.host().toStdString();
    address.port = std::uint16_t(engine.port());
    address.token = token.toStdString();
    address.secure = engine.scheme() == QLatin1String("wss");
    m_workbench.close();
    goHome();
    m_engine.connectTo(address);
}

void Studio::askToken(const QUrl &engine)
{
    bool accepted = false;
    const QString token =
        QInputDialog::getText(&m_window, tr("Token"), tr("Token for %1:").arg(engine.authority()),
                              QLineEdit::Password, QString(), &accepted);
    if (!accepted || token.isEmpty())
        return;
    m_tokens.write(engine.authority(), token, [this](const Result<> &written) {
        if (!written)
            tell(ui::Toaster::Kind::Warning, sentence(written.error()), QStringLiteral("keychain"));
    });
    connectTo(engine, token);
}

void Studio::goHome()
{
    m_workspaces.leave();
    m_window.showPage(m_startView);
    m_status->setVisible(false);
    fillStartPage();
    if (m_engine.isOnline())
        listRecordings();
    updateBars();
    updateActions();
    m_startView->setFocus();
}

void Studio::goTo(Workspace workspace)
{
    using Plane = Workbench::Plane;
    if (m_workbench.plane() == Plane::None)
        return;
    const bool recording = m_workbench.plane() == Plane::Recording;
    if (recording && workspace != Workspace::Debrief)
        return tell(ui::Toaster::Kind::Info,
                    tr("A recording can only be looked at. Open a scenario to change or run it."),
                    QStringLiteral("workspace"));
    if (workspace != Workspace::Author && !recording && m_workbench.run() == nullptr)
        return tell(ui::Toaster::Kind::Info, tr("Nothing has been run yet. Press Rehearse first."),
                    QStringLiteral("workspace"));
    if (!recording)
        m_workbench.show(workspace == Workspace::Author ? Plane::Draft : Plane::Run);
    m_window.showPage(m_scene.widget());
    m_status->setVisible(true);
    m_workspaces.activate(workspace);
    updateBars();
    updateActions();
}

void Studio::togglePlay()
{
    const client::SessionReplica *run = m_workbench.run();
    const bool live = m_workbench.plane() == Workbench::Plane::Run && m_workbench.shown().isLive();
    if (live && m_workbench.isRunLive())
        m_workbench.setRunning(run->clock().state != client::ClockState::Running);
    else if (m_workbench.plane() != Workbench::Plane::Draft)
        m_panels.timeline.togglePlay();
}

void Studio::nextRate(int step)
{
    const int next = std::clamp(m_runBar->rateIndex() + step, 0, int(runRates().size()) - 1);
    m_workbench.setRate(runRates()[std::size_t(next)]);
}

void Studio::spawn(const QString &prefab)
{
    if (!m_panels.edit.canEdit())
        return tell(ui::Toaster::Kind::Info,
                    tr("An earlier moment is shown. Go back to live (End) to add something."),
                    QStringLiteral("edit"));
    m_scene.scene().beginPlacing(prefab);
    updateClock();
}

void Studio::removeSelection()
{
    m_panels.edit.remove(m_panels.selection.ids());
    m_panels.selection.clear();
}

void Studio::duplicateSelection()
{
    m_panels.selection.select(m_panels.edit.duplicate(m_panels.selection.ids()));
}

} // namespace ward::studio
