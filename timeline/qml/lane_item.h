// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/lane_rows.h"
#include "timeline/timeline_view_model.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QVariantMap>
#include <QtQml/qqml.h>

namespace ward::timeline {

/// Paints one lane of the timeline: spans, points with labels, or vitals curves. Repaints when its
/// content, the stretch in view, or the palette changes; the cursor is drawn over it by QML.
class LaneItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(LaneItem)
    Q_PROPERTY(ward::timeline::TimelineViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged FINAL)
    Q_PROPERTY(QString lane READ lane WRITE setLane NOTIFY laneChanged FINAL)
    /// For curves: the fields to draw; empty = items of `lane`.
    Q_PROPERTY(QStringList fields READ fields WRITE setFields NOTIFY fieldsChanged FINAL)
    /// Colours by name, from the theme.
    Q_PROPERTY(QVariantMap palette READ palette WRITE setPalette NOTIFY paletteChanged FINAL)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY paletteChanged FINAL)
    Q_PROPERTY(int fontSize READ fontSize WRITE setFontSize NOTIFY paletteChanged FINAL)
    /// Of a lane of one curve: its name, its value at the cursor, the ends of its scale and its
    /// colour.
    Q_PROPERTY(QString name READ name NOTIFY readoutChanged FINAL)
    Q_PROPERTY(QString value READ value NOTIFY readoutChanged FINAL)
    Q_PROPERTY(QString scaleTop READ scaleTop NOTIFY readoutChanged FINAL)
    Q_PROPERTY(QString scaleBottom READ scaleBottom NOTIFY readoutChanged FINAL)
    Q_PROPERTY(QColor ink READ ink NOTIFY readoutChanged FINAL)
    /// So many things of the lane go on at once, each on a row of its own; at least 1.
    Q_PROPERTY(int rows READ rows NOTIFY rowsChanged FINAL)
    /// As many as there are when it is not folded.
    Q_PROPERTY(int allRows READ allRows NOTIFY rowsChanged FINAL)
    /// All of it on one row.
    Q_PROPERTY(bool folded READ isFolded WRITE setFolded NOTIFY foldedChanged FINAL)
public:
    explicit LaneItem(QQuickItem *parent = nullptr);

    [[nodiscard]] TimelineViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(TimelineViewModel *viewModel);
    [[nodiscard]] QString lane() const { return m_lane; }
    void setLane(const QString &lane);
    [[nodiscard]] QStringList fields() const { return m_fields; }
    void setFields(const QStringList &fields);
    [[nodiscard]] QVariantMap palette() const { return m_palette; }
    void setPalette(const QVariantMap &palette);
    [[nodiscard]] QString fontFamily() const { return m_family; }
    void setFontFamily(const QString &family);
    [[nodiscard]] int fontSize() const { return m_fontSize; }
    void setFontSize(int size);

    [[nodiscard]] int rows() const { return m_rows.count; }
    [[nodiscard]] int allRows() const { return m_allRows; }
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QString scaleTop() const { return m_scaleTop; }
    [[nodiscard]] QString scaleBottom() const { return m_scaleBottom; }
    [[nodiscard]] QColor ink() const { return m_ink; }

    /// The label of what lies at a point of the item, for the tool tip; empty where nothing does.
    Q_INVOKABLE QString labelAt(qreal x, qreal y) const;

    /// The tick of the event that a click there means; −1 where none is.
    Q_INVOKABLE qint64 tickAt(qreal x, qreal y) const;
    /// Its id; 0 where none is.
    Q_INVOKABLE qint64 eventAt(qreal x, qreal y) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void viewModelChanged();
    void laneChanged();
    void fieldsChanged();
    void paletteChanged();
    void rowsChanged();
    void foldedChanged();
    void readoutChanged();

private:
    struct Hit
    {
        qint64 tick = -1;
        std::uint64_t event = 0;
    };
    [[nodiscard]] Hit hit(qreal x, qreal y) const;
    [[nodiscard]] const Lane *wholeLane() const;
    [[nodiscard]] const Lane *shownLane() const;
    void contentChanged();
    void readOut();
    [[nodiscard]] qreal nowX() const;
    [[nodiscard]] qreal xAt(qreal seconds) const;
    [[nodiscard]] QColor colour(const char *name) const;
    [[nodiscard]] QColor colour(Style style) const;
    void paintGrid(QPainter &painter) const;
    void paintSpans(QPainter &painter, const Lane &lane) const;
    void paintPoints(QPainter &painter, const Lane &lane) const;
    void paintCurve(QPainter &painter, const Curve &curve) const;

    QPointer<TimelineViewModel> m_viewModel;
    QString m_lane;
    QStringList m_fields;
    QVariantMap m_palette;
    QString m_family;
    int m_fontSize = 11;
    LaneRows m_rows;
    Lane m_foldedLane;
    int m_allRows = 1;
    bool m_folded = false;
    CurveScale m_scale;
    QString m_name;
    QString m_value;
    QString m_scaleTop;
    QString m_scaleBottom;
    QColor m_ink;
};

/// Chooses the distance of ruler marks so that labels never touch.
[[nodiscard]] double rulerStep(double secondsPerPixel, double minimumPixels);

} // namespace ward::timeline
