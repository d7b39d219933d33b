// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/timeline_view_model.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqml.h>

namespace ward::timeline {

/// The time scale above the lanes, in sim time, with the loop range.
class RulerItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(RulerItem)
    Q_PROPERTY(ward::timeline::TimelineViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged FINAL)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY lookChanged FINAL)
    Q_PROPERTY(QColor loopColour MEMBER m_loop NOTIFY lookChanged FINAL)
    /// What lies over the ruler from here on: no figure is written that would be cut by it.
    Q_PROPERTY(qreal coveredFrom MEMBER m_coveredFrom NOTIFY coveredFromChanged FINAL)
    Q_PROPERTY(qreal coveredWidth MEMBER m_coveredWidth NOTIFY coveredWidthChanged FINAL)
    Q_PROPERTY(QString fontFamily MEMBER m_family NOTIFY lookChanged FINAL)
    Q_PROPERTY(int fontSize MEMBER m_fontSize NOTIFY lookChanged FINAL)
public:
    explicit RulerItem(QQuickItem *parent = nullptr);

    [[nodiscard]] TimelineViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(TimelineViewModel *viewModel);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void viewModelChanged();
    void lookChanged();
    void coveredFromChanged();
    void coveredWidthChanged();

private:
    QPointer<TimelineViewModel> m_viewModel;
    QColor m_ink;
    QColor m_loop;
    qreal m_coveredFrom = 0;
    qreal m_coveredWidth = 0;
    QString m_family;
    int m_fontSize = 11;
};

/// Names the toolkit-free view-model for QML; the app makes the object.
struct TimelineViewModelType
{
    Q_GADGET
    QML_FOREIGN(ward::timeline::TimelineViewModel)
    QML_NAMED_ELEMENT(TimelineViewModel)
    QML_UNCREATABLE("made by the app")
};

} // namespace ward::timeline
