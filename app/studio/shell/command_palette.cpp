// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/command_palette.h"

#include "app/studio/shell/action_set.h"
#include "app/studio/shell/fuzzy_match.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>

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
    return parent.isValid() ? 0 : nothingFound() ? 1 : int(m_entries.size());
}

QVariant CommandPaletteModel::data(const QModelIndex &index, int role) const
{
    const QAction *action = actionAt(index.row());
    if (action == nullptr)
        return nothingFound() && index.row() == 0 &&
                       (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
                   ? tr("Nothing found. Try another word.")
                   : QVariant();
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
    : CommandPalette(new CommandPaletteModel(actions), window)
{
}

CommandPalette::CommandPalette(CommandPaletteModel *model, QWidget *window)
    : PalettePopup(*model, window)
    , m_model(model)
{
    m_model->setParent(this); // goes after the list, which came before it
    setAccessibleName(tr("Command palette"));
    line().setObjectName(QStringLiteral("palette.line"));
    line().setPlaceholderText(tr("Type what you want to do"));
    line().setAccessibleName(line().placeholderText());
    list().setAccessibleName(tr("Actions"));
    list().setItemDelegate(new PaletteDelegate(&list()));
    connect(&line(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setTyped(text);
        list().setCurrentIndex(m_model->index(0));
        fitHeight(kRows);
    });
    list().setCurrentIndex(m_model->index(0));
}

void CommandPalette::popup()
{
    const QWidget *window = parentWidget();
    fitHeight(kRows);
    showAt(window->mapToGlobal(QPoint(window->width() / 2, 64)),
           std::min(kWidth, window->width() - 40));
}

void CommandPalette::take(int row)
{
    const QPointer<QAction> action = m_model->actionAt(row);
    if (action == nullptr || !action->isEnabled())
        return;
    close();
    // After the popup is gone, so that the action finds the focus where it was before.
    QTimer::singleShot(0, action, &QAction::trigger);
}

} // namespace ward::studio
