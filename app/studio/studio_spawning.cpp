// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What comes into the room while a session runs, and whether it stays for the next time.
#include "app/studio/language.h"
#include "app/studio/shell/button_keys.h"
#include "app/studio/shell/promote_dialog.h"
#include "app/studio/shell/spawn_palette.h"
#include "app/studio/studio.h"
#include "editor/promotion/promotion.h"

#include <QApplication>

namespace ward::studio {

void Studio::addSpawnPalette()
{
    qApp->installEventFilter(new ButtonKeys(this));
    m_things = std::make_unique<editor::CatalogueModel>(catalogueForUser(), m_panels->shelf);
    m_things->setLatestFirst(true);
    const QString run = tr("Run");
    m_actions.add(
        {"run.spawn", run, tr("Add to the room …"), {QKeySequence(Qt::Key_Space)}, "list-add"},
        [this] { showSpawnPalette(); });
    m_actions.add(
        {"run.promote", run, tr("Keep what was added for the scenario …"), {}, "document-save"},
        [this] {
            if (!offerPromotion())
                tell(ui::Toaster::Kind::Info,
                     tr("Nothing was added in this session that the scenario does not "
                        "have."),
                     QStringLiteral("promote"));
        });
}

/// Space adds where something can be added; elsewhere, as in a recording, it plays.
void Studio::updateSpawnPalette(bool edits)
{
    QAction *spawn = m_actions.action(QStringLiteral("run.spawn"));
    spawn->setEnabled(edits);
    QAction *play = m_actions.action(QStringLiteral("run.playPause"));
    QList<QKeySequence> keys{QKeySequence(Qt::Key_P)};
    if (!edits)
        keys.prepend(QKeySequence(Qt::Key_Space));
    if (play->shortcuts() != keys)
        play->setShortcuts(keys);
    m_actions.action(QStringLiteral("run.promote"))
        ->setEnabled(m_workbench->run() != nullptr && m_workbench->draft() != nullptr &&
                     m_workbench->draft()->isReady());
}

void Studio::showSpawnPalette()
{
    if (m_spawnPalette)
        return; // the key once more, before the window system has moved the focus
    auto *palette = new SpawnPalette(
        *m_things, [this](const QString &typed) { m_things->setFilter(typed); }, m_window.get());
    m_spawnPalette = palette;
    connect(palette, &SpawnPalette::chosen, this, &Studio::spawn);
    const QWidget *scene = m_scene->widget();
    palette->popup(QRect(scene->mapToGlobal(QPoint()), scene->size()));
}

void Studio::followRun()
{
    const bool live = m_workbench->isRunLive();
    const bool ended = std::exchange(m_runWasLive, live) && !live && m_workbench->run() != nullptr;
    // Another session is another question.
    if ((live || m_workbench->run() == nullptr) && m_promoteDialog)
        m_promoteDialog->reject();
    if (ended)
        offerPromotion();
}

/// False: there is nothing to keep.
bool Studio::offerPromotion()
{
    const client::SessionReplica *run = m_workbench->run();
    const client::SessionReplica *draft = m_workbench->draft();
    if (run == nullptr || draft == nullptr)
        return false;
    if (m_promoteDialog) {
        m_promoteDialog->raise();
        return true;
    }
    const content::Catalogue &catalogue = catalogueForUser();
    QList<PromoteDialog::Item> items;
    for (const editor::LiveSpawn &one :
         editor::liveSpawns({run->events(), run->world()}, draft->document())) {
        const QString when = QString::fromStdString(formatTime(one.at.time()));
        const content::Prefab *prefab = catalogue.prefab(one.prefab);
        QIcon picture;
        if (prefab != nullptr)
            picture = QIcon(QStringLiteral(":/ward/") + QString::fromStdString(prefab->thumbnail));
        const world::World &world = run->world();
        const content::Prefab *on =
            catalogue.prefab(world.prefab(world.parent(world.find(one.id))));
        const bool inRoom = on == nullptr || on->kind == "room";
        items.append({QString::fromStdString(one.id.toString()), QString::fromStdString(one.name),
                      inRoom ? tr("in the room · %1", "where a thing is, when it came").arg(when)
                             : tr("on %1 · %2", "what a thing stands on, when it came")
                                   .arg(QString::fromStdString(one.parentName), when),
                      picture});
    }
    if (items.isEmpty())
        return false;
    m_promoteDialog = new PromoteDialog(items, m_window.get());
    m_promoteDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_promoteDialog, &PromoteDialog::promoted, this, &Studio::promote);
    m_promoteDialog->show();
    return true;
}

void Studio::promote(const QStringList &keys)
{
    client::SessionReplica *run = m_workbench->run();
    client::SessionReplica *draft = m_workbench->draft();
    if (run == nullptr || draft == nullptr)
        return;
    std::vector<Id> chosen;
    for (const QString &key : keys) {
        if (const auto id = Id::parse(key.toStdString()))
            chosen.push_back(*id);
    }
    content::ChangeSet change = editor::promotion({run->events(), run->world()}, chosen,
                                                  draft->document(), catalogueForUser());
    change.note = run->recording();
    if (m_workbench->isRunLive())
        m_workbench->addMark(tr("Added to the scenario"), QStringLiteral("promote"));
    const int count = int(chosen.size());
    draft->apply(std::move(change), [self = QPointer(this), count](const client::Outcome &outcome) {
        if (!self || !outcome.accepted)
            return;
        self->m_toaster.show(
            ui::Toaster::Kind::Good, tr("Added to the scenario: %n", "number of things", count),
            QStringLiteral("promote"), tr("Show"), [self] { self->goTo(Workspace::Author); });
    });
}

} // namespace ward::studio
