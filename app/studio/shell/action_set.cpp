// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/action_set.h"

#include "qml/icon_provider.h"

#include <QIcon>

#include <algorithm>

namespace ward::studio {

namespace {
constexpr char kCategory[] = "category";
constexpr char kIconName[] = "iconName";

[[maybe_unused]] bool sharesKeys(const QAction &action, const ActionSpec &spec)
{
    const QList<QKeySequence> keys = action.shortcuts();
    return std::any_of(spec.shortcuts.begin(), spec.shortcuts.end(), [&](const QKeySequence &key) {
        return !key.isEmpty() && keys.contains(key);
    });
}
} // namespace

QAction *ActionSet::add(const ActionSpec &spec, std::function<void()> triggered)
{
    Q_ASSERT(!m_byId.contains(spec.id));
    // Two actions with one shortcut: Qt would call neither.
    Q_ASSERT_X(std::none_of(m_actions.begin(), m_actions.end(),
                            [&spec](const QAction *other) { return sharesKeys(*other, spec); }),
               "ActionSet::add", qPrintable(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    action->setShortcuts(spec.shortcuts);
    // The 3D scene is a window of its own inside the main one; window shortcuts would stop there.
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setProperty(kCategory, spec.category);
    action->setProperty(kIconName, spec.iconName);
    connect(action, &QAction::triggered, this, [this, triggered = std::move(triggered)] {
        if (prepare)
            prepare();
        triggered();
    });
    m_actions.append(action);
    m_byId.insert(spec.id, action);
    return action;
}

QAction *ActionSet::find(const QString &id) const
{
    return m_byId.value(id);
}

QAction *ActionSet::action(const QString &id) const
{
    QAction *found = find(id);
    Q_ASSERT_X(found != nullptr, "ActionSet", qPrintable(id));
    return found;
}

QString ActionSet::category(const QAction *action)
{
    return action->property(kCategory).toString();
}

void ActionSet::paintIcons(const QColor &ink)
{
    for (QAction *action : std::as_const(m_actions)) {
        const QString name = action->property(kIconName).toString();
        if (!name.isEmpty())
            action->setIcon(ui::inkedIcon(name, ink));
    }
}

} // namespace ward::studio
