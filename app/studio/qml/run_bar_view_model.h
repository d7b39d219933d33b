// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/qml/action_type.h"
#include "app/studio/qml/card_list_model.h"

#include <QObject>
#include <QQuickItem>
#include <QStringList>

namespace ward::studio {

/// What the run bar shows: the session itself, whatever moment of it is looked at.
struct RunBarState
{
    QString time; ///< "02:31.4"
    QString phase;
    QString stateText; ///< "Running", "Paused", "Ended"
    bool running = false;
    bool ended = false;
    bool adds = true; ///< something can be brought into the room: no past moment is looked at
    int rateIndex = 0;
    QString placing; ///< name of the prefab that the next click sets down
    bool operator==(const RunBarState &) const = default;
};

/// The run bar: clock, phase, pause, step, end, speed and the spawn palette. GUI thread.
class RunBarViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it.")
    Q_PROPERTY(QString time READ time NOTIFY changed FINAL)
    Q_PROPERTY(QString phase READ phase NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(bool ended READ isEnded NOTIFY changed FINAL)
    Q_PROPERTY(bool adds READ adds NOTIFY changed FINAL)
    Q_PROPERTY(int rateIndex READ rateIndex NOTIFY changed FINAL)
    Q_PROPERTY(QString placing READ placing NOTIFY changed FINAL)
    Q_PROPERTY(QStringList rates READ rates CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *spawnItems READ spawnItems CONSTANT FINAL)
    Q_PROPERTY(QAction *playPause READ playPause CONSTANT FINAL)
    Q_PROPERTY(QAction *step READ step CONSTANT FINAL)
    Q_PROPERTY(QAction *stop READ stop CONSTANT FINAL)

public:
    struct Actions
    {
        QAction *playPause;
        QAction *step;
        QAction *stop;
    };

    RunBarViewModel(const Actions &actions, const QStringList &rates, QObject *parent = nullptr);

    void setState(const RunBarState &state);

    [[nodiscard]] QString time() const { return m_state.time; }
    [[nodiscard]] QString phase() const { return m_state.phase; }
    [[nodiscard]] QString stateText() const { return m_state.stateText; }
    [[nodiscard]] bool isRunning() const { return m_state.running; }
    [[nodiscard]] bool isEnded() const { return m_state.ended; }
    [[nodiscard]] bool adds() const { return m_state.adds; }
    [[nodiscard]] int rateIndex() const { return m_state.rateIndex; }
    [[nodiscard]] QString placing() const { return m_state.placing; }
    [[nodiscard]] QStringList rates() const { return m_rates; }
    [[nodiscard]] CardListModel *spawnItems() { return &m_spawnItems; }
    [[nodiscard]] QAction *playPause() const { return m_actions.playPause; }
    [[nodiscard]] QAction *step() const { return m_actions.step; }
    [[nodiscard]] QAction *stop() const { return m_actions.stop; }

Q_SIGNALS:
    void changed();
    void rateRequested(int index);
    void spawnRequested(const QString &prefab);
    void moreRequested(QQuickItem *below);

private:
    Actions m_actions;
    QStringList m_rates;
    RunBarState m_state;
    CardListModel m_spawnItems;
};

} // namespace ward::studio
