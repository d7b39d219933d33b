// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/home/start_window.h"

#include "app/studio/shell/dropped_files.h"
#include "app/studio/shell/view_accessible.h"
#include "qml/theme.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QLoggingCategory>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>

namespace ward::studio {

namespace {
/// A window that nobody sees, because it was minimised at once, is filled all the same.
constexpr int kLongestSettlingMs = 400;
} // namespace

StartWindow::StartWindow(QQmlEngine &engine, const QUrl &page)
    : m_engine(engine)
    , m_page(page)
    , m_view(new QQuickView(&engine, nullptr))
{
    setObjectName(QStringLiteral("home"));
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    const ui::Theme *theme = ui::Theme::of(engine);
    const auto ground = [this, theme] { m_view->setColor(theme->bg0()); };
    ground();
    connect(theme, &ui::Theme::changed, m_view, ground);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->setPersistentGraphics(false);
    m_view->setPersistentSceneGraph(false);
}

StartWindow::~StartWindow()
{
    // Without its container nobody else deletes it.
    if (m_container == nullptr)
        delete m_view;
}

void StartWindow::showEmpty()
{
    setUpdatesEnabled(false);
    show();
    windowHandle()->installEventFilter(this);
    QTimer::singleShot(kLongestSettlingMs, this, [this] {
        if (!std::exchange(m_settled, true))
            Q_EMIT settled();
    });
}

bool StartWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == windowHandle() && event->type() == QEvent::Expose && !m_settled) {
        m_settled = true;
        watched->removeEventFilter(this);
        QMetaObject::invokeMethod(this, &StartWindow::settled, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void StartWindow::makePage(const QVariantMap &properties)
{
    if (m_view->rootObject() != nullptr)
        return;
    auto *component = new QQmlComponent(&m_engine, m_page, m_view);
    QObject *root = component->createWithInitialProperties(properties, m_engine.rootContext());
    auto *item = qobject_cast<QQuickItem *>(root);
    if (item == nullptr) {
        qWarning().noquote() << "The start page cannot be shown:" << component->errorString();
        return;
    }
    m_view->setContent(m_page, component, item);
    item->setFocus(true);
    connect(m_view, &QQuickWindow::frameSwapped, this, &StartWindow::drawn, Qt::QueuedConnection);
}

void StartWindow::showPage()
{
    if (m_container == nullptr) {
        m_container = makeWindowContainer(m_view, this);
        m_container->setObjectName(QStringLiteral("start"));
        m_container->setAccessibleName(tr("Start page"));
        m_container->setFocusPolicy(Qt::StrongFocus);
        auto *fill = new QVBoxLayout(this);
        fill->setContentsMargins(0, 0, 0, 0);
        fill->addWidget(m_container);
        m_container->show();
    }
    setUpdatesEnabled(true);
    show();
    raise();
    activateWindow();
    m_container->setFocus();
}

void StartWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!mayClose || mayClose());
}

void StartWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dragged(true);
}

void StartWindow::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    Q_EMIT dragged(false);
}

void StartWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT dragged(false);
    Q_EMIT filesDropped(droppedFiles(event->mimeData()));
}

} // namespace ward::studio
