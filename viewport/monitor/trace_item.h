// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/monitor_view_model.h"
#include "viewport/monitor/trace_ribbon.h"
#include "viewport/monitor/wave_buffer.h"

#include <QColor>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace ward::viewport {

/// One sweeping trace: a triangle strip in the scene graph, one draw. Samples what is new when the
/// view-model's time moves on, and does nothing while it is hidden or time stands still. The sweep
/// is so many millimetres a second of the physical screen; `interval` > 0 limits how often it is
/// drawn (a screen inside the 3D scene needs no more than 10 Hz). GUI thread; nodes on the render
/// thread.
class TraceItem : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ward::viewport::MonitorViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged FINAL)
    Q_PROPERTY(int channel READ channel WRITE setChannel NOTIFY channelChanged FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY lookChanged FINAL)
    Q_PROPERTY(double minimum READ minimum WRITE setMinimum NOTIFY lookChanged FINAL)
    Q_PROPERTY(double maximum READ maximum WRITE setMaximum NOTIFY lookChanged FINAL)
    Q_PROPERTY(double lineWidth READ lineWidth WRITE setLineWidth NOTIFY lookChanged FINAL)
    Q_PROPERTY(double mmPerSecond READ mmPerSecond WRITE setMmPerSecond NOTIFY lookChanged FINAL)
    Q_PROPERTY(double pixelsPerMm READ pixelsPerMm WRITE setPixelsPerMm NOTIFY lookChanged FINAL)
    Q_PROPERTY(int interval READ interval WRITE setInterval NOTIFY intervalChanged FINAL)

public:
    explicit TraceItem(QQuickItem *parent = nullptr);
    ~TraceItem() override;

    [[nodiscard]] MonitorViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(MonitorViewModel *viewModel);
    [[nodiscard]] int channel() const { return static_cast<int>(m_channel); }
    void setChannel(int channel);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);
    [[nodiscard]] double minimum() const { return m_minimum; }
    void setMinimum(double minimum);
    [[nodiscard]] double maximum() const { return m_maximum; }
    void setMaximum(double maximum);
    [[nodiscard]] double lineWidth() const { return m_lineWidth; }
    void setLineWidth(double width);
    [[nodiscard]] double mmPerSecond() const { return m_mmPerSecond; }
    void setMmPerSecond(double speed);
    [[nodiscard]] double pixelsPerMm() const { return m_pixelsPerMm; }
    void setPixelsPerMm(double density);
    [[nodiscard]] int interval() const { return m_interval; }
    void setInterval(int ms);

    [[nodiscard]] const WaveBuffer &buffer() const { return m_buffer; }

Q_SIGNALS:
    void viewModelChanged();
    void channelChanged();
    void lookChanged();
    void intervalChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    /// The trace as one strip: one node, one draw, made new only for a null `old`.
    QSGNode *ribbonNode(QSGNode *old);

private:
    void look();
    void redraw();
    void onAdvanced();
    void refresh();
    void configure();
    [[nodiscard]] std::vector<RibbonPoint> points() const;
    QSGNode *imageNode(QSGNode *old);

    QPointer<MonitorViewModel> m_viewModel;
    Channel m_channel = Channel::Ecg;
    QColor m_color = Qt::white;
    double m_minimum = 0;
    double m_maximum = 1;
    double m_lineWidth = 1.8;
    double m_mmPerSecond = 25;
    double m_pixelsPerMm = 3.78;
    int m_interval = 0;
    QTimer m_throttle;
    WaveBuffer m_buffer;
    std::vector<RibbonVertex> m_vertices;
};

} // namespace ward::viewport
