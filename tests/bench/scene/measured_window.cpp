// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scene/measured_window.h"

#include "tests/bench/bench_support.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <ctime>

namespace ward::bench {
namespace {

double processMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

MeasuredWindow::MeasuredWindow(QQmlEngine &engine, const QUrl &source,
                               const QVariantMap &properties, QSize size)
    : QQuickView(&engine, nullptr)
{
    connect(this, &QQuickWindow::frameSwapped, this, [this] { m_swapped = true; });
    connect(this, &QQuickWindow::beforeSynchronizing, this, [this] { m_bound = threadUs() / 1e3; });
    connect(this, &QQuickWindow::afterSynchronizing, this,
            [this] { m_synchronised = threadUs() / 1e3; });
    setResizeMode(QQuickView::SizeRootObjectToView);
    setInitialProperties(properties);
    setFlag(Qt::FramelessWindowHint);
    resize(size);
    setSource(source);
    if (status() != QQuickView::Ready)
        stop("cannot show " + source.toString().toStdString());
    show();
    settle();
}

FrameCost MeasuredWindow::frame(const std::function<void()> &change)
{
    m_swapped = false;
    m_bound = 0;
    const double wall = nowUs() / 1e3;
    const double process = processMs();
    const double thread = threadUs() / 1e3;
    change();
    update();
    // Waits asleep: Qt begins a frame some milliseconds after it was asked for, and a loop that
    // looks again and again meanwhile would be counted as the change's cost.
    QTimer alarm;
    alarm.start(1'000);
    QElapsedTimer waited;
    waited.start();
    while (!m_swapped) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (waited.elapsed() > 60'000)
            stop("no frame came");
    }
    FrameCost cost;
    cost.wall = nowUs() / 1e3 - wall;
    cost.processor = processMs() - process;
    cost.binding = m_bound - thread;
    cost.synchronised = m_synchronised - thread;
    return cost;
}

void MeasuredWindow::settle()
{
    QElapsedTimer rest;
    rest.start();
    while (rest.elapsed() < 600) {
        m_swapped = false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
        if (m_swapped)
            rest.restart();
    }
}

} // namespace ward::bench
