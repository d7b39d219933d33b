// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/room_monitor.h"

#include "app/studio/shell/screen_window.h"
#include "sim-client/shown_world.h"

#include <QIcon>
#include <QUrl>

namespace ward::studio {

namespace {
constexpr char kScreenKey[] = "roomMonitor/screen";
} // namespace

RoomMonitor::RoomMonitor(QQmlEngine &engine, client::ShownWorld &shown, QSettings &settings,
                         QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_shown(shown)
    , m_settings(settings)
{
    connect(&m_monitor, &viewport::MonitorViewModel::changed, this, [this] {
        if (m_window)
            m_window->setTitle(
                tr("Monitor · %1", "title of a window; %1 is the patient").arg(m_monitor.title()));
    });
}

RoomMonitor::~RoomMonitor() = default;

void RoomMonitor::open(const viewport::MonitorViewModel &like, const QScreen *taken)
{
    if (like.wantedPatient().isNull())
        m_monitor.setMonitor(like.wantedMonitor());
    else
        m_monitor.setPatient(like.wantedPatient());
    if (!m_feed)
        m_feed = std::make_unique<viewport::MonitorFeed>(m_shown, m_monitor);
    if (!m_window) {
        m_window = std::make_unique<ScreenWindow>(m_engine);
        m_window->setObjectName(QStringLiteral("roomMonitor"));
        m_window->setInitialProperties(
            {{QStringLiteral("viewModel"), QVariant::fromValue(&m_monitor)},
             {QStringLiteral("soundControl"), false}});
        m_window->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Ward/Viewport/MonitorPanel.qml")));
        connect(m_window.get(), &ScreenWindow::closed, this, [this] {
            m_feed.reset();
            Q_EMIT openChanged();
        });
        connect(m_window.get(), &ScreenWindow::filledScreenChanged, this, [this] {
            if (!m_window->filledScreen().isEmpty())
                m_settings.setValue(kScreenKey, m_window->filledScreen());
        });
        connect(m_window.get(), &ScreenWindow::displaced, this, &RoomMonitor::displaced);
    }
    m_window->open(taken, m_settings.value(kScreenKey).toString());
    Q_EMIT openChanged();
}

void RoomMonitor::close()
{
    if (isOpen())
        m_window->close();
}

bool RoomMonitor::isOpen() const
{
    return m_feed != nullptr;
}

} // namespace ward::studio
