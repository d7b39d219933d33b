// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/qml/card_list_model.h"

#include <QObject>

namespace ward::studio {

/// The start page: what can be opened. GUI thread.
class StartViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it.")
    Q_PROPERTY(ward::studio::CardListModel *recent READ recent CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *shipped READ shipped CONSTANT FINAL)
    Q_PROPERTY(ward::studio::CardListModel *recordings READ recordings CONSTANT FINAL)
    Q_PROPERTY(QString version READ version CONSTANT FINAL)
    Q_PROPERTY(QString engineText READ engineText NOTIFY engineChanged FINAL)
    Q_PROPERTY(int engineLevel READ engineLevel NOTIFY engineChanged FINAL)

public:
    explicit StartViewModel(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    [[nodiscard]] CardListModel *recent() { return &m_recent; }
    [[nodiscard]] CardListModel *shipped() { return &m_shipped; }
    [[nodiscard]] CardListModel *recordings() { return &m_recordings; }
    [[nodiscard]] QString version() const;
    [[nodiscard]] QString engineText() const { return m_engineText; }
    [[nodiscard]] int engineLevel() const { return m_engineLevel; }
    void setEngine(const QString &text, int level);

Q_SIGNALS:
    void engineChanged();
    void scenarioRequested(const QString &file);
    void shippedRequested(const QString &name);
    void recordingRequested(const QString &recording);
    void browseRequested();
    void connectRequested();

private:
    CardListModel m_recent;
    CardListModel m_shipped;
    CardListModel m_recordings;
    QString m_engineText;
    int m_engineLevel = 1;
};

} // namespace ward::studio
