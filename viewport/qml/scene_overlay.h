// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointF>
#include <QQuaternion>
#include <QRectF>
#include <QString>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// What is drawn over the scene while something is being placed, moved or boxed. Written by the
/// controller only. GUI thread.
class SceneOverlay : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the overlay.")
    Q_PROPERTY(QString ghostPrefab READ ghostPrefab NOTIFY changed FINAL)
    Q_PROPERTY(QVector3D ghostPosition READ ghostPosition NOTIFY changed FINAL)
    Q_PROPERTY(QQuaternion ghostRotation READ ghostRotation NOTIFY changed FINAL)
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed FINAL)
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed FINAL)
    Q_PROPERTY(bool copying READ isCopying NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString axes READ axes NOTIFY changed FINAL)
    Q_PROPERTY(QString typed READ typed NOTIFY changed FINAL)
    Q_PROPERTY(bool local READ isLocal NOTIFY changed FINAL)
    Q_PROPERTY(Hint hint READ hint NOTIFY changed FINAL)
    Q_PROPERTY(QPointF hintPosition READ hintPosition NOTIFY changed FINAL)
    Q_PROPERTY(QString subject READ subject NOTIFY changed FINAL)
    Q_PROPERTY(QString support READ support NOTIFY changed FINAL)
    Q_PROPERTY(QString socket READ socket NOTIFY changed FINAL)
    Q_PROPERTY(QVector3D moved READ moved NOTIFY changed FINAL)
    Q_PROPERTY(double turned READ turned NOTIFY changed FINAL)
    Q_PROPERTY(QRectF box READ box NOTIFY changed FINAL)
public:
    /// TypeMove, TypeTurn: figures are typed for it. Refused: `subject` is the reason.
    enum class Hint { None, Place, Move, Turn, TypeMove, TypeTurn, Refused };
    Q_ENUM(Hint)

    struct State
    {
        QString ghostPrefab; ///< empty = no ghost
        QVector3D ghostPosition;
        QQuaternion ghostRotation;
        bool blocked = false;
        QString obstacle; ///< name of what is in the way; empty = a wall
        bool copying = false;
        int count = 1; ///< of things that move
        QString axes;  ///< "X Z"
        QString typed;
        bool local = false; ///< the axes are the thing's own
        Hint hint = Hint::None;
        QPointF hintPosition;
        QString subject;   ///< name of what moves
        QString support;   ///< name of what it lands on; empty = the floor
        QString socket;    ///< name of its place there, for people; empty = none
        QVector3D moved;   ///< metres
        double turned = 0; ///< degrees
        QRectF box;        ///< of a box selection; empty = none
        bool operator==(const State &) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] const State &state() const { return m_state; }
    void set(const State &state)
    {
        if (state == m_state)
            return;
        m_state = state;
        Q_EMIT changed();
    }

    [[nodiscard]] QString ghostPrefab() const { return m_state.ghostPrefab; }
    [[nodiscard]] QVector3D ghostPosition() const { return m_state.ghostPosition; }
    [[nodiscard]] QQuaternion ghostRotation() const { return m_state.ghostRotation; }
    [[nodiscard]] bool isBlocked() const { return m_state.blocked; }
    [[nodiscard]] QString obstacle() const { return m_state.obstacle; }
    [[nodiscard]] bool isCopying() const { return m_state.copying; }
    [[nodiscard]] int count() const { return m_state.count; }
    [[nodiscard]] QString axes() const { return m_state.axes; }
    [[nodiscard]] QString typed() const { return m_state.typed; }
    [[nodiscard]] bool isLocal() const { return m_state.local; }
    [[nodiscard]] Hint hint() const { return m_state.hint; }
    [[nodiscard]] QPointF hintPosition() const { return m_state.hintPosition; }
    [[nodiscard]] QString subject() const { return m_state.subject; }
    [[nodiscard]] QString support() const { return m_state.support; }
    [[nodiscard]] QString socket() const { return m_state.socket; }
    [[nodiscard]] QVector3D moved() const { return m_state.moved; }
    [[nodiscard]] double turned() const { return m_state.turned; }
    [[nodiscard]] QRectF box() const { return m_state.box; }

Q_SIGNALS:
    void changed();

private:
    State m_state;
};

} // namespace ward::viewport
