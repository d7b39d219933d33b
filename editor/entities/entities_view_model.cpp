// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/entities/entities_view_model.h"

#include "editor/edit_controller.h"
#include "editor/selection.h"
#include "sim-client/shown_world.h"

#include <algorithm>

namespace ward::editor {

namespace {

/// Nobody came or went, and no name, parent, socket or prefab was touched: a live session tells of
/// a new world thirty times a second, in which only values differ.
bool haveSameTree(const world::World &a, const world::World &b)
{
    constexpr int kEntity = 0; // the built-in component
    if (a.entities().data() != b.entities().data() || a.entities().empty())
        return false;
    const world::Handle any = a.entities().front();
    return a.slots(any, kEntity).data() == b.slots(any, kEntity).data();
}

} // namespace

EntitiesViewModel::EntitiesViewModel(client::ShownWorld &shown, Selection &selection,
                                     EditController &edit, const content::Catalogue &catalogue,
                                     QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_selection(selection)
    , m_edit(edit)
    , m_rows(catalogue, selection)
{
    connect(&shown, &client::ShownWorld::changed, this, &EntitiesViewModel::refresh);
    connect(&shown, &client::ShownWorld::jumped, this, [this] {
        m_read.reset();
        if (!m_shown.hasWorld())
            refresh(); // else `changed` follows
    });
    // Which entities the definition has decides what is marked as new.
    connect(&shown, &client::ShownWorld::documentChanged, this, [this] { m_read.reset(); });
    connect(&shown, &client::ShownWorld::liveChanged, this, &EntitiesViewModel::editableChanged);
    connect(&selection, &Selection::changed, this, &EntitiesViewModel::followSelection);
    refresh();
}

bool EntitiesViewModel::isEditable() const
{
    return m_edit.canEdit();
}

void EntitiesViewModel::refresh()
{
    const int before = count();
    const bool shown = m_shown.hasWorld();
    if (shown && m_read && haveSameTree(*m_read, m_shown.world()))
        return Q_EMIT editableChanged();
    m_read = shown ? std::optional(m_shown.world()) : std::nullopt;
    const auto &document = m_shown.document();
    const bool differs = m_rows.setWorld(shown ? &m_shown.world() : nullptr, [&](const Id &id) {
        // Prefab children have derived ids and belong to the definition through their instance.
        return document.isEmpty() || document.find(id) != nullptr ||
               (shown && m_shown.world().find(id) != world::kNoHandle &&
                document.find(
                    m_shown.world().id(m_shown.world().parent(m_shown.world().find(id)))));
    });
    if (count() != before)
        Q_EMIT countChanged();
    if (differs)
        followSelection(); // something may be selected before its row comes, or its row has moved
    Q_EMIT editableChanged();
}

void EntitiesViewModel::followSelection()
{
    const Id primary = m_selection.primary();
    const int row = primary.isNull() ? -1 : m_rows.reveal(primary);
    m_rows.selectionChanged();
    if (row != m_currentRow) {
        m_currentRow = row;
        Q_EMIT currentRowChanged();
    }
}

void EntitiesViewModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_rows.setFilter(filter);
    Q_EMIT filterChanged();
    followSelection();
}

void EntitiesViewModel::click(int row, bool toggle, bool range)
{
    const Id id = m_rows.idAt(row);
    if (id.isNull()) {
        m_selection.clear();
        return;
    }
    if (range && m_currentRow >= 0) {
        std::vector<Id> ids;
        for (int r = std::min(row, m_currentRow); r <= std::max(row, m_currentRow); ++r) {
            if (r != row)
                ids.push_back(m_rows.idAt(r));
        }
        ids.push_back(id);
        m_selection.select(ids, toggle ? SelectMode::Add : SelectMode::Replace);
        return;
    }
    m_selection.select(id, toggle ? SelectMode::Toggle : SelectMode::Replace);
}

void EntitiesViewModel::step(int by, bool range)
{
    const int last = m_rows.rowCount() - 1;
    if (last >= 0)
        click(std::clamp(m_currentRow + by, 0, last), range, false);
}

void EntitiesViewModel::expand(int row, bool expanded)
{
    m_rows.setExpanded(m_rows.idAt(row), expanded);
    followSelection();
}

void EntitiesViewModel::expandAll(bool expanded)
{
    m_rows.setExpandedAll(expanded);
}

void EntitiesViewModel::rename(int row, const QString &name)
{
    const Id id = m_rows.idAt(row);
    if (!id.isNull() && !name.trimmed().isEmpty() && isEditable())
        m_edit.rename(id, name.trimmed().toStdString());
}

void EntitiesViewModel::drop(int row, int ontoRow)
{
    const Id id = m_rows.idAt(row);
    if (!id.isNull() && row != ontoRow && isEditable())
        m_edit.reparent(id, m_rows.idAt(ontoRow));
}

void EntitiesViewModel::activate(int row)
{
    const Id id = m_rows.idAt(row);
    if (!id.isNull())
        Q_EMIT frameRequested(id);
}

void EntitiesViewModel::unveil(int row)
{
    const Id id = m_rows.idAt(row);
    if (!id.isNull())
        Q_EMIT showRequested(id);
}

void EntitiesViewModel::unlock(int row)
{
    const Id id = m_rows.idAt(row);
    if (!id.isNull())
        Q_EMIT lockRequested(id);
}

void EntitiesViewModel::setMarks(const QList<Id> &veiled, const QList<Id> &locked)
{
    m_rows.setMarks({veiled.begin(), veiled.end()}, {locked.begin(), locked.end()});
}

} // namespace ward::editor
