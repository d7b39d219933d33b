// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/connect_dialog.h"
#include "app/studio/status_line.h"
#include "app/studio/studio.h"
#include "core/base/file.h"
#include "viewport/qml/scene_commands.h"

#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace ward::studio {

namespace {

QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace

void Studio::browse()
{
    const QString file =
        QFileDialog::getOpenFileName(&front(), tr("Open a scenario or a recording"),
                                     documentsFolder(), tr("Ward files (*.ward.json *.wardrec)"));
    if (!file.isEmpty())
        openFrom(file, &Workbench::openFile);
}

void Studio::saveAs()
{
    QString name = m_workbench->title();
    name.replace(QRegularExpression(QStringLiteral("[^\\w .-]+")), QStringLiteral("-"));
    QString file = QFileDialog::getSaveFileName(&front(), tr("Save the scenario"),
                                                documentsFolder() + QLatin1Char('/') + name +
                                                    QStringLiteral(".ward.json"),
                                                tr("Ward scenarios (*.ward.json)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(QStringLiteral(".ward.json")))
        file += QStringLiteral(".ward.json");
    m_workbench->save(file);
}

void Studio::saveReport()
{
    const QString title = m_workbench->title();
    QString name = title;
    name.replace(QRegularExpression(QStringLiteral("[^\\w .-]+")), QStringLiteral("-"));
    QString file = QFileDialog::getSaveFileName(
        &front(), tr("Save the report of the debriefing"),
        documentsFolder() + QLatin1Char('/') + tr("Debriefing of %1", "name of a file").arg(name) +
            QStringLiteral(".html"),
        tr("Web pages (*.html)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(QStringLiteral(".html")))
        file += QStringLiteral(".html");
    const Result<> written =
        writeFileAtomically(file.toStdString(), m_panels->debrief.report(title).toStdString());
    if (!written)
        return tell(ui::Toaster::Kind::Error, sentence(written.error()), QStringLiteral("report"));
    tell(ui::Toaster::Kind::Good, tr("The report has been saved: %1").arg(file),
         QStringLiteral("report"));
}

void Studio::connectToEngine()
{
    if (!mayLeaveSession())
        return;
    connectDialog().setAddress({});
}

void Studio::useOwnEngine()
{
    if (!mayLeaveSession())
        return;
    m_signIn.cancel();
    m_workbench->close();
    goHome();
    m_engine.shutDown();
    m_engine.startLocal();
}

void Studio::retryEngine()
{
    const bool refused =
        !m_engine.isLocal() && m_engine.connection().state() == client::ConnectionState::Rejected;
    refused ? m_signIn.again() : m_engine.retry();
}

ConnectDialog &Studio::connectDialog()
{
    if (m_connectDialog)
        return *m_connectDialog;
    m_connectDialog = new ConnectDialog(&front());
    m_connectDialog->setAttribute(Qt::WA_DeleteOnClose);
    m_connectDialog->offerLocal(!m_engine.isLocal());
    connect(m_connectDialog, &ConnectDialog::connectRequested, this,
            [this](const QString &address, const QString &token) {
                m_connectDialog->showProblem({});
                m_connectDialog->setBusy(true);
                signIn(address, token);
            });
    connect(m_connectDialog, &ConnectDialog::localRequested, this, &Studio::useOwnEngine);
    connect(m_connectDialog, &QDialog::rejected, this, [this] {
        m_signIn.cancel();
        if (m_engine.isLocal() || m_engine.isOnline())
            return;
        m_toaster.show(ui::Toaster::Kind::Warning, sentence(m_engine.sentence()),
                       QStringLiteral("engine"), tr("Use this computer's own engine"),
                       [this] { useOwnEngine(); });
    });
    m_connectDialog->open();
    return *m_connectDialog;
}

void Studio::signIn(const QString &address, const QString &token)
{
    if (const auto engine = EngineSignIn::parse(address))
        return m_signIn.answer(*engine, token);
    ConnectDialog &dialog = connectDialog();
    dialog.setAddress(address);
    dialog.showProblem(sentence(
        Message("studio.engine.bad-address", {{"address", address.trimmed().toStdString()}})));
}

void Studio::connectSignIn()
{
    connect(&m_signIn, &EngineSignIn::leaving, this, [this] {
        if (!m_workbench || m_workbench->plane() == Workbench::Plane::None ||
            m_workbench->isUnserved())
            return; // a file that waits for the engine is opened in this one
        m_workbench->close();
        goHome();
    });
    connect(&m_signIn, &EngineSignIn::asked, this,
            [this](const QUrl &engine, const Message &why, const Message &keychain) {
                const bool answered = !m_connectDialog.isNull();
                ConnectDialog &dialog = connectDialog();
                dialog.offerLocal(!m_engine.isLocal());
                dialog.setAddress(engine.toString());
                dialog.setKeychainProblem(keychain.code.empty() ? QString() : sentence(keychain));
                if (!why.code.empty())
                    dialog.showProblem(sentence(why));
                else if (answered)
                    dialog.showProblem(
                        sentence(Message("studio.engine.token-needed",
                                         {{"engine", engine.authority().toStdString()}})));
            });
    connect(&m_signIn, &EngineSignIn::unreachable, this, [this](const Message &why) {
        if (m_connectDialog)
            return m_connectDialog->showProblem(sentence(why));
        tell(ui::Toaster::Kind::Warning, sentence(why), QStringLiteral("engine"));
    });
    connect(&m_signIn, &EngineSignIn::signedIn, this, [this] {
        if (m_connectDialog)
            m_connectDialog->accept();
    });
    connect(&m_signIn, &EngineSignIn::notStored, this, [this](const Message &why) {
        tell(ui::Toaster::Kind::Warning, sentence(why), QStringLiteral("keychain"));
    });
}

void Studio::goTo(Workspace workspace)
{
    using Plane = Workbench::Plane;
    if (m_workbench->plane() == Plane::None)
        return;
    const bool recording = m_workbench->plane() == Plane::Recording;
    if (recording && workspace != Workspace::Debrief)
        return tell(ui::Toaster::Kind::Info,
                    tr("A recording can only be looked at. Open a scenario to change or run it."),
                    QStringLiteral("workspace"));
    if (workspace != Workspace::Author && !recording && m_workbench->run() == nullptr)
        return tell(ui::Toaster::Kind::Info, tr("Nothing has been run yet. Press Rehearse first."),
                    QStringLiteral("workspace"));
    if (!recording)
        m_workbench->show(workspace == Workspace::Author ? Plane::Draft : Plane::Run);
    m_scene->prepare();
    showMain([this, workspace] {
        m_window->showPage(m_scene->widget());
        m_status->setVisible(true);
        m_workspaces->activate(workspace);
        updateBars();
        updateActions();
    });
}

void Studio::togglePlay()
{
    const client::SessionReplica *run = m_workbench->run();
    const bool live =
        m_workbench->plane() == Workbench::Plane::Run && m_workbench->shown().isLive();
    if (live && m_workbench->isRunLive())
        m_workbench->setRunning(run->clock().state != client::ClockState::Running);
    else if (m_workbench->plane() != Workbench::Plane::Draft)
        m_panels->timeline.togglePlay();
}

void Studio::nextRate(int step)
{
    const int next = std::clamp(m_runBar->rateIndex() + step, 0, int(runRates().size()) - 1);
    m_workbench->setRate(runRates()[std::size_t(next)]);
}

void Studio::spawn(const QString &prefab)
{
    if (m_workbench->isUnserved())
        return tell(ui::Toaster::Kind::Info,
                    tr("The engine is still starting. The scenario can be changed as soon as it "
                       "answers."),
                    QStringLiteral("edit"));
    if (!m_panels->edit.canEdit())
        return tell(ui::Toaster::Kind::Info,
                    tr("An earlier moment is shown. Go back to live (End) to add something."),
                    QStringLiteral("edit"));
    m_scene->scene().beginPlacing(prefab);
    updateClock();
}

void Studio::removeSelection()
{
    m_panels->edit.remove(m_panels->selection.ids());
    m_panels->selection.clear();
}

void Studio::duplicateSelection()
{
    // Beside the originals, where there is room; what is no thing in the room has no place.
    if (!m_scene->scene().commands().duplicate())
        m_panels->selection.select(m_panels->edit.duplicate(m_panels->selection.ids()));
}

} // namespace ward::studio
