// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/qml/action_type.h"

#include <QObject>
#include <QQuickItem>
#include <QStringList>

namespace ward::studio {

/// What the top bar shows.
struct TopBarState
{
    QString place; ///< "Library", "Recordings"; empty on the start page
    QString title;
    bool titleEditable = false;
    QString stateText;   ///< "draft", "12:47"
    QString unsavedText; ///< "3 unsaved changes"
    QString runText;     ///< "Recording" while a run is live
    QString engineText;  ///< "Engine · local"
    QString engineHint;  ///< the whole sentence
    int engineLevel = 0; ///< 0 good, 1 busy, 2 bad
    int workspace = -1;  ///< −1 = the start page
    bool operator==(const TopBarState &) const = default;
};

/// The top bar: where one is, what is unsaved, which engine, which workspace. GUI thread.
class TopBarViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it.")
    Q_PROPERTY(QString place READ place NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(bool titleEditable READ isTitleEditable NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString unsavedText READ unsavedText NOTIFY changed FINAL)
    Q_PROPERTY(QString runText READ runText NOTIFY changed FINAL)
    Q_PROPERTY(QString engineText READ engineText NOTIFY changed FINAL)
    Q_PROPERTY(QString engineHint READ engineHint NOTIFY changed FINAL)
    Q_PROPERTY(int engineLevel READ engineLevel NOTIFY changed FINAL)
    Q_PROPERTY(int workspace READ workspace NOTIFY changed FINAL)
    Q_PROPERTY(QStringList workspaces READ workspaces CONSTANT FINAL)
    Q_PROPERTY(QAction *save READ save CONSTANT FINAL)
    Q_PROPERTY(QAction *rehearse READ rehearse CONSTANT FINAL)
    Q_PROPERTY(QAction *palette READ palette CONSTANT FINAL)
    Q_PROPERTY(QAction *home READ home CONSTANT FINAL)

public:
    struct Actions
    {
        QAction *save;
        QAction *rehearse;
        QAction *palette;
        QAction *home;
    };

    TopBarViewModel(const Actions &actions, const QStringList &workspaces,
                    QObject *parent = nullptr);

    void setState(const TopBarState &state);

    [[nodiscard]] QString place() const { return m_state.place; }
    [[nodiscard]] QString title() const { return m_state.title; }
    [[nodiscard]] bool isTitleEditable() const { return m_state.titleEditable; }
    [[nodiscard]] QString stateText() const { return m_state.stateText; }
    [[nodiscard]] QString unsavedText() const { return m_state.unsavedText; }
    [[nodiscard]] QString runText() const { return m_state.runText; }
    [[nodiscard]] QString engineText() const { return m_state.engineText; }
    [[nodiscard]] QString engineHint() const { return m_state.engineHint; }
    [[nodiscard]] int engineLevel() const { return m_state.engineLevel; }
    [[nodiscard]] int workspace() const { return m_state.workspace; }
    [[nodiscard]] QStringList workspaces() const { return m_workspaces; }
    [[nodiscard]] QAction *save() const { return m_actions.save; }
    [[nodiscard]] QAction *rehearse() const { return m_actions.rehearse; }
    [[nodiscard]] QAction *palette() const { return m_actions.palette; }
    [[nodiscard]] QAction *home() const { return m_actions.home; }

Q_SIGNALS:
    void changed();
    void workspaceRequested(int index);
    /// Somebody gave the scenario another name.
    void titleCommitted(const QString &title);
    /// The program menu, below this item.
    void menuRequested(QQuickItem *below);
    void engineMenuRequested(QQuickItem *below);

private:
    Actions m_actions;
    QStringList m_workspaces;
    TopBarState m_state;
};

} // namespace ward::studio
