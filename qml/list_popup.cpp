// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/list_popup.h"

#include "qml/style_sheet.h"

#include <QAccessible>
#include <QFrame>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace ward::ui {

namespace {
constexpr int kFilterFrom = 12;
constexpr int kVisibleRows = 14;
} // namespace

/// The window itself: an optional filter line over a list view.
class ListPopupWindow : public QFrame
{
public:
    ListPopupWindow(const QStringList &entries, int current)
        : QFrame(nullptr, Qt::Popup | Qt::FramelessWindowHint)
        , m_source(entries)
        , m_filter(new QLineEdit(this))
        , m_view(new QListView(this))
    {
        setObjectName(QStringLiteral("listPopup"));
        if (const QWidget *window = dressedWindow())
            setStyleSheet(window->styleSheet());
        setAttribute(Qt::WA_DeleteOnClose);
        m_proxy.setSourceModel(&m_source);
        m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        m_view->setModel(&m_proxy);
        m_view->setObjectName(QStringLiteral("listPopup.view"));
        m_view->setAccessibleName(ListPopup::tr("Choices", "list of a combo field"));
        m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_view->setMouseTracking(true);
        m_view->setUniformItemSizes(true);
        m_view->setCurrentIndex(m_proxy.index(std::max(0, current), 0));
        m_filter->setObjectName(QStringLiteral("listPopup.filter"));
        m_filter->setPlaceholderText(ListPopup::tr("Filter", "placeholder above a long list"));
        m_filter->setAccessibleName(m_filter->placeholderText());
        m_filter->setVisible(entries.size() >= kFilterFrom);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(4, 4, 4, 4);
        layout->setSpacing(4);
        layout->addWidget(m_filter);
        layout->addWidget(m_view);
        setFocusProxy(m_filter->isVisibleTo(this) ? static_cast<QWidget *>(m_filter) : m_view);
        m_filter->installEventFilter(this);
        m_view->installEventFilter(this);
        QObject::connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
            m_proxy.setFilterFixedString(text);
            m_view->setCurrentIndex(m_proxy.index(0, 0));
        });
        QObject::connect(m_view, &QListView::clicked, this,
                         [this](const QModelIndex &index) { choose(index); });
        QObject::connect(m_view, &QListView::entered, m_view, &QListView::setCurrentIndex);
    }

    std::function<void(int)> chosen;

    void showAt(const QRect &anchor)
    {
        ensurePolished();
        m_view->ensurePolished();
        const int rows = std::clamp(m_source.rowCount(), 1, kVisibleRows);
        const int rowHeight = std::max(20, m_view->sizeHintForRow(0));
        m_view->setFixedHeight(rows * rowHeight + 2 * m_view->frameWidth());
        const int wanted = m_view->sizeHintForColumn(0) + 44;
        setFixedWidth(std::max(anchor.width(), wanted));
        adjustSize();
        const QScreen *screen = QGuiApplication::screenAt(anchor.center());
        const QRect room =
            (screen != nullptr ? screen : QGuiApplication::primaryScreen())->availableGeometry();
        QPoint at(anchor.left(), anchor.bottom() + 3);
        if (at.y() + height() > room.bottom())
            at.setY(std::max(room.top(), anchor.top() - 3 - height()));
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        move(at);
        show();
        (m_filter->isVisible() ? static_cast<QWidget *>(m_filter) : m_view)->setFocus();
        m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress) {
            auto *key = static_cast<QKeyEvent *>(event);
            switch (key->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                choose(m_view->currentIndex());
                return true;
            case Qt::Key_Escape:
                close();
                return true;
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_PageUp:
            case Qt::Key_PageDown:
                if (watched == m_filter) {
                    QCoreApplication::sendEvent(m_view, event);
                    return true;
                }
                break;
            default:
                break;
            }
        }
        return QFrame::eventFilter(watched, event);
    }

private:
    void choose(const QModelIndex &index)
    {
        if (!index.isValid())
            return;
        const int row = m_proxy.mapToSource(index).row();
        const auto tell = chosen;
        close();
        if (tell)
            tell(row);
    }

    QStringListModel m_source;
    QSortFilterProxyModel m_proxy;
    QLineEdit *m_filter;
    QListView *m_view;
};

ListPopup::~ListPopup()
{
    close();
}

void ListPopup::setAnchor(QQuickItem *anchor)
{
    if (m_anchor == anchor)
        return;
    m_anchor = anchor;
    Q_EMIT anchorChanged();
}

void ListPopup::setModel(const QStringList &model)
{
    if (m_model == model)
        return;
    m_model = model;
    Q_EMIT modelChanged();
}

void ListPopup::setCurrentIndex(int index)
{
    if (m_currentIndex == index)
        return;
    m_currentIndex = index;
    Q_EMIT currentIndexChanged();
}

bool ListPopup::isOpened() const
{
    return m_window != nullptr;
}

void ListPopup::open()
{
    if (m_window || m_model.isEmpty() || m_anchor == nullptr)
        return;
    m_window = new ListPopupWindow(m_model, m_currentIndex);
    // The list is called what the field is called that it belongs to.
    if (QAccessibleInterface *field = QAccessible::queryAccessibleInterface(m_anchor))
        m_window->setAccessibleName(field->text(QAccessible::Name));
    m_window->chosen = [this](int index) { Q_EMIT picked(index); };
    connect(m_window, &QObject::destroyed, this, &ListPopup::openedChanged);
    m_window->showAt(QRect(m_anchor->mapToGlobal(QPointF(0, 0)).toPoint(),
                           QSize(int(m_anchor->width()), int(m_anchor->height()))));
    Q_EMIT openedChanged();
}

void ListPopup::close()
{
    if (m_window)
        m_window->close();
}

} // namespace ward::ui
