// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/spawn_palette.h"

#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPixmapCache>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

namespace ward::studio {

namespace {

constexpr int kWidth = 440;
constexpr int kRows = 8;
constexpr int kPicture = 34;
constexpr int kFromTop = 56;

QString textOf(const QModelIndex &index, const char *role)
{
    const int key =
        index.model() == nullptr
            ? -1
            : index.model()->roleNames().key(QByteArray::fromRawData(role, qstrlen(role)), -1);
    return key < 0 ? QString() : index.data(key).toString();
}

/// In the size it is drawn in; kept, because every letter that is typed draws the list anew.
QPixmap pictureOf(const QString &url, qreal ratio)
{
    const QString key = QStringLiteral("spawn %1 %2").arg(ratio).arg(url);
    QPixmap picture;
    if (url.isEmpty() || QPixmapCache::find(key, &picture))
        return picture;
    QString file = QUrl(url).toLocalFile();
    if (url.startsWith(QLatin1String("qrc:")))
        file = url.mid(3);
    if (!picture.load(file))
        return {};
    picture = picture.scaled(QSize(kPicture, kPicture) * ratio, Qt::KeepAspectRatio,
                             Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, picture);
    return picture;
}

class ThingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QPalette &palette = option.palette;
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        if (option.state & QStyle::State_Selected) {
            QColor ground = palette.color(QPalette::Highlight);
            ground.setAlphaF(0.22F);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(option.rect, 5, 5);
        }
        QRect room = option.rect.adjusted(8, 0, -10, 0);
        const QPixmap picture =
            pictureOf(textOf(index, "thumbnail"), painter->device()->devicePixelRatioF());
        const QSizeF size = picture.deviceIndependentSize();
        painter->drawPixmap(QPointF(room.left() + (kPicture - size.width()) / 2,
                                    room.top() + (room.height() - size.height()) / 2),
                            picture);
        room.setLeft(room.left() + kPicture + 10);
        painter->setFont(option.font);
        const QFontMetrics metrics(option.font);
        const QString category = textOf(index, "category");
        const int beside = metrics.horizontalAdvance(category) + 12;
        painter->setPen(palette.color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, category);
        painter->setPen(palette.color(QPalette::Text));
        const QString name = index.data(Qt::DisplayRole).toString();
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(name, Qt::ElideRight, room.width() - beside));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem & /*option*/,
                                 const QModelIndex & /*index*/) const override
    {
        return {kWidth / 2, kPicture + 6};
    }
};

} // namespace

SpawnPalette::SpawnPalette(QAbstractItemModel &things, Search search, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_things(things)
    , m_search(std::move(search))
    , m_line(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Add to the room"));
    m_line->setObjectName(QStringLiteral("spawn.line"));
    m_line->setPlaceholderText(tr("What shall come into the room?"));
    m_line->setAccessibleName(m_line->placeholderText());
    m_view->setObjectName(QStringLiteral("palette.list"));
    m_view->setAccessibleName(tr("Things"));
    m_view->setModel(&m_things);
    m_view->setItemDelegate(new ThingDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    m_note->setObjectName(QStringLiteral("spawn.note"));
    m_note->setProperty("quiet", true);
    m_note->setContentsMargins(4, 0, 4, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_view);
    layout->addWidget(m_note);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &SpawnPalette::find);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { take(index.row()); });
    connect(m_view, &QListView::entered, m_view, &QListView::setCurrentIndex);
}

void SpawnPalette::popup(const QRect &area)
{
    ensurePolished();
    m_view->ensurePolished();
    setFixedWidth(std::min(kWidth, area.width() - 40));
    find({});
    move(area.left() + (area.width() - width()) / 2, area.top() + kFromTop);
    // A popup gets the keys of its program's widgets, not those of the scene's window; whoever
    // types fast has typed half of it before the window system moves the focus.
    QCoreApplication::instance()->installEventFilter(this);
    show();
    m_line->setFocus();
}

void SpawnPalette::find(const QString &typed)
{
    m_search(typed.trimmed());
    const int found = m_things.rowCount();
    m_view->setCurrentIndex(m_things.index(0, 0));
    m_view->setVisible(found > 0);
    m_note->setText(found > 0
                        ? tr("Enter, then click where it shall stand", "hint of the spawn palette")
                        : tr("No such thing. Try another word: defib, pump, ambu, chair …"));
    fitHeight();
}

void SpawnPalette::fitHeight()
{
    const int rows = std::clamp(m_things.rowCount(), 1, kRows);
    m_view->setFixedHeight(rows * std::max(1, m_view->sizeHintForRow(0)) + 4);
    adjustSize();
}

bool SpawnPalette::event(QEvent *event)
{
    // Keys come here when the scene behind took the focus back, a click late: they are the line's.
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!key || focusWidget() == m_line)
        return QFrame::event(event);
    m_line->setFocus();
    if (event->type() == QEvent::KeyPress)
        QCoreApplication::sendEvent(m_line, event);
    event->accept();
    return true;
}

bool SpawnPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_view, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take(m_view->currentIndex().row());
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease ||
                     event->type() == QEvent::ShortcutOverride;
    if (key && isVisible() && watched->isWindowType() && watched != windowHandle()) {
        if (event->type() != QEvent::ShortcutOverride)
            QCoreApplication::sendEvent(m_line, event);
        event->accept();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void SpawnPalette::take(int row)
{
    const QModelIndex index = m_things.index(row, 0);
    const QString prefab = index.isValid() ? textOf(index, "prefab") : QString();
    if (prefab.isEmpty())
        return;
    hide();
    QTimer::singleShot(0, this, [this, prefab] {
        Q_EMIT chosen(prefab);
        close();
    });
}

} // namespace ward::studio
