// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/command_palette.h"

#include "app/studio/shell/action_set.h"
#include "app/studio/shell/fuzzy_match.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

namespace ward::studio {

namespace {

constexpr int kWidth = 600;
constexpr int kRows = 12;

QString titleOf(const QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    const QString category = ActionSet::category(action);
    return category.isEmpty() ? text : category + QStringLiteral(": ") + text;
}

/// Draws the matched letters in the accent colour and the shortcut at the right.
class PaletteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        const bool selected = option.state & QStyle::State_Selected;
        const QPalette &palette = option.palette;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected) {
            QColor ground = palette.color(QPalette::Highlight);
            ground.setAlphaF(0.22F);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(option.rect, 5, 5);
        }
        const QColor ink =
            palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
        const QRect room = option.rect.adjusted(10, 0, -10, 0);
        painter->setFont(option.font);
        const QString text = index.data(Qt::DisplayRole).toString();
        const auto positions = index.data(CommandPaletteModel::PositionsRole).value<QList<int>>();
        const QFontMetrics metrics(option.font);
        int x = room.left();
        for (int i = 0; i < text.size();) {
            const bool hit = positions.contains(i);
            int end = i + 1;
            while (end < text.size() && positions.contains(end) == hit)
                ++end;
            const QString part = text.mid(i, end - i);
            painter->setPen(hit && enabled ? palette.color(QPalette::Link) : ink);
            painter->drawText(QRect(x, room.top(), room.right() - x, room.height()),
                              Qt::AlignVCenter | Qt::AlignLeft, part);
            x += metrics.horizontalAdvance(part);
            i = end;
        }
        painter->setPen(palette.color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight,
                          index.data(CommandPaletteModel::ShortcutRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const override
    {
        return {kWidth / 2, QFontMetrics(option.font).height() + 14};
    }
};

} // namespace

CommandPaletteModel::CommandPaletteModel(const ActionSet &actions, QObject *parent)
    : QAbstractListModel(parent)
    , m_actions(actions)
{
    refill();
}

void CommandPaletteModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    refill();
    endResetModel();
}

void CommandPaletteModel::refill()
{
    m_entries.clear();
    for (QAction *action : m_actions.all()) {
        if (!action->isVisible())
            continue;
        if (const auto match = fuzzyMatch(m_typed, titleOf(action)))
            m_entries.append({action, match->score, match->positions});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) {
        if (a.action->isEnabled() != b.action->isEnabled())
            return a.action->isEnabled();
        return a.score > b.score;
    });
}

QAction *CommandPaletteModel::actionAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? m_entries[row].action : nullptr;
}

int CommandPaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant CommandPaletteModel::data(const QModelIndex &index, int role) const
{
    const QAction *action = actionAt(index.row());
    if (action == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleOf(action);
    case ShortcutRole:
        return action->shortcut().toString(QKeySequence::NativeText);
    case CategoryRole:
        return ActionSet::category(action);
    case PositionsRole:
        return QVariant::fromValue(m_entries[index.row()].positions);
    default:
        return {};
    }
}

Qt::ItemFlags CommandPaletteModel::flags(const QModelIndex &index) const
{
    const QAction *action = actionAt(index.row());
    if (action == nullptr)
        return Qt::NoItemFlags;
    return action->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsSelectable;
}

QHash<int, QByteArray> CommandPaletteModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"},
            {ShortcutRole, "shortcut"},
            {CategoryRole, "category"},
            {PositionsRole, "positions"}};
}

CommandPalette::CommandPalette(const ActionSet &actions, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_model(actions)
    , m_line(new QLineEdit(this))
    , m_view(new QListView(this))
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Command palette"));
    m_line->setObjectName(QStringLiteral("palette.line"));
    m_line->setPlaceholderText(tr("Type what you want to do"));
    m_line->setAccessibleName(m_line->placeholderText());
    m_view->setObjectName(QStringLiteral("palette.list"));
    m_view->setAccessibleName(tr("Actions"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new PaletteDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_view);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setTyped(text);
        m_view->setCurrentIndex(m_model.index(0));
        fitHeight();
    });
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { run(index.row()); });
    connect(m_view, &QListView::entered, m_view, &QListView::setCurrentIndex);
    // The focus stays in the line, so that is where a screen reader hears what Return would do.
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandPalette::describe);
    m_view->setCurrentIndex(m_model.index(0));
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::describe);
}

void CommandPalette::describe()
{
    const QAction *action = m_model.actionAt(m_view->currentIndex().row());
    m_line->setAccessibleDescription(action != nullptr ? titleOf(action) : QString());
}

void CommandPalette::popup()
{
    const QWidget *window = parentWidget();
    ensurePolished();
    m_view->ensurePolished();
    const int width = std::min(kWidth, window->width() - 40);
    setFixedWidth(width);
    fitHeight();
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 64)));
    // A popup gets the keys of its program's widgets, not those of a Quick window such as the
    // scene; whoever types fast has typed half of it before the window system moves the focus.
    QCoreApplication::instance()->installEventFilter(this);
    show();
    m_line->setFocus();
}

void CommandPalette::fitHeight()
{
    const int rows = std::clamp(m_model.rowCount(), 1, kRows);
    m_rowHeight = std::max(m_rowHeight, m_view->sizeHintForRow(0));
    m_view->setFixedHeight(rows * m_rowHeight + 4);
    adjustSize();
}

bool CommandPalette::event(QEvent *event)
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

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
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
            run(m_view->currentIndex().row());
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

void CommandPalette::run(int row)
{
    const QPointer<QAction> action = m_model.actionAt(row);
    if (action == nullptr || !action->isEnabled())
        return;
    close();
    // After the popup is gone, so that the action finds the focus where it was before.
    QTimer::singleShot(0, action, &QAction::trigger);
}

} // namespace ward::studio
