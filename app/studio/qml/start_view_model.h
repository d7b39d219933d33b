// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/qml/card_list_model.h"

#include <QObject>

namespace ward::studio {

/// What the start page says beside its lists.
struct StartState
{
    QString engineText = {};
    int engineLevel = 1;
    QString openTitle = {};    ///< what is open behind the page; empty: nothing
    QString restoreTitle = {}; ///< what the last session left open; empty: it ended by itself
    QString restoreText = {};
    int guideStep = 0; ///< steps of the guided first scenario that are done
    int guideSteps = 0;
    bool drawn = false;    ///< its first picture is out; what costs time may follow
    bool dropping = false; ///< somebody drags a file over the window
    bool operator==(const StartState &) const = default;
};

/// The start page: what can be opened. GUI thread.
class StartViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it.")
    Q_PROPERTY(ward::studio::CardListModel *recent READ recent CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *templates READ templates CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *shipped READ shipped CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *recordings READ recordings CONSTANT FINAL)
    Q_PROPERTY(QString version READ version CONSTANT FINAL)
    Q_PROPERTY(QString engineText READ engineText NOTIFY changed FINAL)
    Q_PROPERTY(int engineLevel READ engineLevel NOTIFY changed FINAL)
    Q_PROPERTY(QString openTitle READ openTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString restoreTitle READ restoreTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString restoreText READ restoreText NOTIFY changed FINAL)
    Q_PROPERTY(int guideStep READ guideStep NOTIFY changed FINAL)
    Q_PROPERTY(int guideSteps READ guideSteps NOTIFY changed FINAL)
    Q_PROPERTY(bool drawn READ isDrawn NOTIFY changed FINAL)
    Q_PROPERTY(bool dropping READ isDropping NOTIFY changed FINAL)

public:
    explicit StartViewModel(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    [[nodiscard]] CardListModel *recent() { return &m_recent; }
    [[nodiscard]] CardListModel *templates() { return &m_templates; }
    [[nodiscard]] CardListModel *shipped() { return &m_shipped; }
    [[nodiscard]] CardListModel *recordings() { return &m_recordings; }
    [[nodiscard]] QString version() const;
    [[nodiscard]] QString engineText() const { return m_state.engineText; }
    [[nodiscard]] int engineLevel() const { return m_state.engineLevel; }
    [[nodiscard]] QString openTitle() const { return m_state.openTitle; }
    [[nodiscard]] QString restoreTitle() const { return m_state.restoreTitle; }
    [[nodiscard]] QString restoreText() const { return m_state.restoreText; }
    [[nodiscard]] int guideStep() const { return m_state.guideStep; }
    [[nodiscard]] int guideSteps() const { return m_state.guideSteps; }
    [[nodiscard]] bool isDrawn() const { return m_state.drawn; }
    [[nodiscard]] bool isDropping() const { return m_state.dropping; }
    [[nodiscard]] const StartState &state() const { return m_state; }
    void setState(const StartState &state);

Q_SIGNALS:
    void changed();
    void scenarioRequested(const QString &file);
    /// `source` as shippedSource() and templateSource() make it.
    void shippedRequested(const QString &source);
    void templateRequested(const QString &source);
    void recordingRequested(const QString &recording);
    void browseRequested();
    void connectRequested();
    /// Back to what is open.
    void returnRequested();
    void restoreRequested();
    void restoreDeclined();
    void guideRequested();

private:
    CardListModel m_recent;
    CardListModel m_templates;
    CardListModel m_shipped;
    CardListModel m_recordings;
    StartState m_state;
};

} // namespace ward::studio
