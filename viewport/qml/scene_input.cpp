// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_input.h"

#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_view_model.h"

#include <QCursor>
#include <QMimeData>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

#include <atomic>
#include <chrono>
#include <utility>

namespace ward::viewport {
namespace {

const QString kPrefabMime = QStringLiteral("application/x-ward-prefab");

double now()
{
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

QString prefabOf(const QMimeData *data)
{
    return data == nullptr ? QString() : QString::fromUtf8(data->data(kPrefabMime));
}

/// Of the context that is current.
bool isDrawnByProcessor()
{
    QOpenGLContext *context = QOpenGLContext::currentContext();
    if (context == nullptr)
        return false;
    const auto *text =
        reinterpret_cast<const char *>(context->functions()->glGetString(GL_RENDERER));
    const QByteArray name = QByteArray(text).toLower();
    return name.contains("llvmpipe") || name.contains("softpipe") || name.contains("swrast") ||
           name.contains("swiftshader");
}

} // namespace

/// Written on the render thread (in the threaded render loop), read on the GUI thread.
class SceneInput::FrameClock
{
public:
    std::atomic<double> begun{0};
    std::atomic<double> shown{0};
    std::atomic<double> cost{0}; ///< seconds from synchronising to swapping
    std::atomic<bool> software{false};
};

SceneInput::SceneInput(QQuickItem *parent)
    : QQuickItem(parent)
    , m_clock(std::make_unique<FrameClock>())
{
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::RightButton);
    setAcceptHoverEvents(true);
    setFlag(ItemAcceptsDrops);
    setActiveFocusOnTab(true);
}

SceneInput::~SceneInput()
{
    if (m_window)
        m_window->disconnect(this);
}

void SceneInput::setViewModel(SceneViewModel *viewModel)
{
    if (viewModel == m_viewModel)
        return;
    if (m_viewModel != nullptr)
        m_viewModel->controller().disconnect(this);
    m_viewModel = viewModel;
    if (m_viewModel != nullptr) {
        connect(&m_viewModel->controller(), &SceneController::cursorChanged, this,
                [this] { setCursor(m_viewModel->controller().cursor()); });
        if (width() > 0 && height() > 0)
            m_viewModel->resize(width(), height());
    }
    Q_EMIT viewModelChanged();
}

void SceneInput::setKeyed(bool keyed)
{
    if (std::exchange(m_keyed, keyed) != keyed)
        Q_EMIT keyedChanged();
}

void SceneInput::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    setKeyed(false);
    if (m_viewModel != nullptr)
        m_viewModel->controller().press(event->position(), event->button(), event->modifiers());
    event->accept();
}

void SceneInput::mouseMoveEvent(QMouseEvent *event)
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().move(event->position(), event->modifiers());
}

void SceneInput::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().release(event->position(), event->globalPosition(),
                                          event->button(), event->modifiers());
}

void SceneInput::mouseUngrabEvent()
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().ungrab();
}

void SceneInput::hoverMoveEvent(QHoverEvent *event)
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().hover(event->position(), event->modifiers());
}

void SceneInput::hoverLeaveEvent(QHoverEvent *)
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().leave();
}

void SceneInput::wheelEvent(QWheelEvent *event)
{
    constexpr double kPerNotch = 120;
    if (m_viewModel != nullptr)
        m_viewModel->controller().wheel(event->position(), event->angleDelta().y() / kPerNotch,
                                        event->modifiers());
    event->accept();
}

void SceneInput::keyPressEvent(QKeyEvent *event)
{
    event->setAccepted(m_viewModel != nullptr &&
                       m_viewModel->controller().keyPress(event->key(), event->modifiers(),
                                                          event->isAutoRepeat()));
}

bool SceneInput::event(QEvent *event)
{
    // While figures are typed, no letter is a shortcut of the program.
    if (event->type() == QEvent::ShortcutOverride && m_viewModel != nullptr &&
        m_viewModel->controller().wantsKeys()) {
        event->accept();
        return true;
    }
    return QQuickItem::event(event);
}

void SceneInput::keyReleaseEvent(QKeyEvent *event)
{
    event->setAccepted(m_viewModel != nullptr && !event->isAutoRepeat() &&
                       m_viewModel->controller().keyRelease(event->key()));
}

void SceneInput::focusInEvent(QFocusEvent *event)
{
    // A window that comes back leaves things as they were.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        setKeyed(event->reason() == Qt::TabFocusReason ||
                 event->reason() == Qt::BacktabFocusReason ||
                 event->reason() == Qt::ShortcutFocusReason);
}

void SceneInput::focusOutEvent(QFocusEvent *)
{
    if (m_viewModel != nullptr)
        m_viewModel->controller().releaseKeys();
}

void SceneInput::dragEnterEvent(QDragEnterEvent *event)
{
    const bool ours = event->mimeData() != nullptr && event->mimeData()->hasFormat(kPrefabMime);
    event->setAccepted(ours && m_viewModel != nullptr && m_viewModel->isEditable());
}

void SceneInput::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_viewModel != nullptr)
        m_viewModel->dragPrefab(prefabOf(event->mimeData()), event->position(), event->modifiers());
    event->accept();
}

void SceneInput::dragLeaveEvent(QDragLeaveEvent *)
{
    if (m_viewModel != nullptr)
        m_viewModel->leavePrefab();
}

void SceneInput::dropEvent(QDropEvent *event)
{
    const bool done =
        m_viewModel != nullptr &&
        m_viewModel->dropPrefab(prefabOf(event->mimeData()), event->position(), event->modifiers());
    event->setAccepted(done);
}

void SceneInput::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (m_viewModel != nullptr && now.width() > 0 && now.height() > 0)
        m_viewModel->resize(now.width(), now.height());
}

void SceneInput::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemSceneChange)
        watchFrames(data.window);
    QQuickItem::itemChange(change, data);
}

void SceneInput::watchFrames(QQuickWindow *window)
{
    if (m_window)
        m_window->disconnect(this);
    m_window = window;
    if (window == nullptr)
        return;
    FrameClock *clock = m_clock.get();
    connect(
        window, &QQuickWindow::sceneGraphInitialized, this,
        [clock] { clock->software = isDrawnByProcessor(); }, Qt::DirectConnection);
    connect(
        window, &QQuickWindow::sceneGraphInitialized, this,
        [this] {
            if (m_viewModel != nullptr && m_clock->software)
                m_viewModel->drawnByProcessor();
        },
        Qt::QueuedConnection);
    connect(
        window, &QQuickWindow::beforeSynchronizing, this, [clock] { clock->begun = now(); },
        Qt::DirectConnection);
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [clock] {
            clock->shown = now();
            clock->cost = clock->shown - clock->begun;
        },
        Qt::DirectConnection);
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            if (m_viewModel != nullptr)
                m_viewModel->frameShown(m_clock->shown, m_clock->cost);
        },
        Qt::QueuedConnection);
}

} // namespace ward::viewport
