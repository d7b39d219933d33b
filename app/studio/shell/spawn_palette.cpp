// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/spawn_palette.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPixmapCache>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QUrl>

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
    : PalettePopup(things, window)
    , m_things(things)
    , m_search(std::move(search))
    , m_note(new QLabel(this))
{
    setAccessibleName(tr("Add to the room"));
    line().setObjectName(QStringLiteral("spawn.line"));
    line().setPlaceholderText(tr("What shall come into the room?"));
    line().setAccessibleName(line().placeholderText());
    list().setAccessibleName(tr("Things"));
    list().setItemDelegate(new ThingDelegate(&list()));
    m_note->setObjectName(QStringLiteral("spawn.note"));
    m_note->setProperty("quiet", true);
    m_note->setContentsMargins(4, 0, 4, 0);
    layout()->addWidget(m_note);
    connect(&line(), &QLineEdit::textChanged, this, &SpawnPalette::find);
}

void SpawnPalette::popup(const QRect &area)
{
    find({});
    showAt({area.left() + area.width() / 2, area.top() + kFromTop},
           std::min(kWidth, area.width() - 40));
}

void SpawnPalette::find(const QString &typed)
{
    m_search(typed.trimmed());
    const int found = m_things.rowCount();
    list().setCurrentIndex(m_things.index(0, 0));
    list().setVisible(found > 0);
    m_note->setText(found > 0
                        ? tr("Enter, then click where it shall stand", "hint of the spawn palette")
                        : tr("No such thing. Try another word: defib, pump, ambu, chair …"));
    fitHeight(kRows);
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
