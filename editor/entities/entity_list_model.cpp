// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/entities/entity_list_model.h"

#include "core/base/text.h"
#include "editor/catalogue/prefab_icon.h"
#include "editor/selection.h"

#include <algorithm>
#include <utility>

namespace ward::editor {

namespace {

QString iconOf(const content::Prefab *prefab)
{
    return prefab == nullptr ? QStringLiteral("folder") : prefabIcon(*prefab);
}

} // namespace

EntityListModel::EntityListModel(const content::Catalogue &catalogue, const Selection &selection,
                                 QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
    , m_selection(selection)
{
}

bool EntityListModel::setWorld(const world::World *world,
                               const std::function<bool(const Id &)> &inDefinition)
{
    std::vector<Node> nodes;
    if (world)
        nodes = read(*world, inDefinition);
    if (nodes == m_nodes)
        return false;
    m_nodes = std::move(nodes);
    rebuildRows();
    return true;
}

const EntityListModel::What *EntityListModel::whatOf(std::string_view reference)
{
    const auto [known, fresh] = m_whats.try_emplace(std::string(reference));
    if (fresh) {
        const content::Prefab *prefab = m_catalogue.prefab(reference);
        known->second = {prefab ? toQString(prefab->kind) : QStringLiteral("group"), iconOf(prefab),
                         prefab ? toQString(prefab->name) : QString()};
    }
    return &known->second;
}

std::vector<EntityListModel::Node>
EntityListModel::read(const world::World &world,
                      const std::function<bool(const Id &)> &inDefinition)
{
    const auto hidden = world.layout().find("entity", "hidden");
    // A live session tells of a new world thirty times a second: nothing is asked twice, and texts
    // are made only where they differ. By handle: the first child, the next sibling, the row known.
    const std::vector<world::Handle> &alive = world.entities();
    std::size_t handles = world.nextHandle();
    for (const world::Handle handle : alive)
        handles = std::max<std::size_t>({handles, handle, world.parent(handle)});
    ++handles;
    std::vector<world::Handle> first(handles, world::kNoHandle);
    std::vector<world::Handle> next(handles, world::kNoHandle);
    for (auto handle = alive.rbegin(); handle != alive.rend(); ++handle) {
        const world::Handle parent = world.parent(*handle);
        next[*handle] = std::exchange(first[parent], *handle);
    }
    std::vector<int> known(handles, -1);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].handle < handles)
            known[m_nodes[i].handle] = static_cast<int>(i);
    }
    struct Open
    {
        world::Handle handle;
        int parent;
        int depth;
    };
    std::vector<Node> nodes;
    nodes.reserve(alive.size());
    // The scenario's own entity (handle 1) is the root and not a row.
    constexpr world::Handle kScenario{1};
    std::vector<Open> stack;
    if (kScenario < handles && first[kScenario] != world::kNoHandle)
        stack.push_back({first[kScenario], -1, 0});
    while (!stack.empty()) {
        const Open open = stack.back();
        stack.pop_back();
        if (next[open.handle] != world::kNoHandle)
            stack.push_back({next[open.handle], open.parent, open.depth});
        Node node;
        node.id = world.id(open.handle);
        node.handle = open.handle;
        node.parent = open.parent;
        node.depth = open.depth;
        node.hasChildren = first[open.handle] != world::kNoHandle;
        node.hidden = hidden.isValid() && world.flag(open.handle, hidden);
        node.spawned = !inDefinition(node.id);
        node.attached = !world.socket(open.handle).empty();
        const int before = known[open.handle];
        const std::string_view name = world.name(open.handle);
        const QUtf8StringView utf8(name.data(), static_cast<qsizetype>(name.size()));
        node.name = before >= 0 && QAnyStringView::equal(m_nodes[before].name, utf8)
                        ? m_nodes[before].name
                        : toQString(name);
        node.what = whatOf(world.prefab(open.handle));
        nodes.push_back(std::move(node));
        if (first[open.handle] != world::kNoHandle)
            stack.push_back(
                {first[open.handle], static_cast<int>(nodes.size()) - 1, open.depth + 1});
    }
    return nodes;
}

bool EntityListModel::matches(const Node &node) const
{
    // `kind:device bed` narrows by prefab kind and by words of the name.
    for (const QString &word : m_filter.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(QLatin1String("kind:"))) {
            if (!node.what->kind.startsWith(word.mid(5), Qt::CaseInsensitive))
                return false;
        } else if (!node.name.contains(word, Qt::CaseInsensitive) &&
                   !node.what->prefabName.contains(word, Qt::CaseInsensitive)) {
            return false;
        }
    }
    return true;
}

void EntityListModel::rebuildRows()
{
    const int count = static_cast<int>(m_nodes.size());
    std::vector<int> rows;
    if (m_filter.isEmpty()) {
        std::vector<char> shown(m_nodes.size(), 0);
        for (int i = 0; i < count; ++i) {
            const int up = m_nodes[i].parent;
            shown[i] = up < 0 || (shown[up] && !m_collapsed.contains(m_nodes[up].id));
            if (shown[i])
                rows.push_back(i);
        }
    } else {
        // Matches and the ancestors that say where they are.
        std::vector<char> shown(m_nodes.size(), 0);
        for (int i = 0; i < count; ++i) {
            for (int up = matches(m_nodes[i]) ? i : -1; up >= 0 && !shown[up];
                 up = m_nodes[up].parent)
                shown[up] = 1;
        }
        for (int i = 0; i < count; ++i) {
            if (shown[i])
                rows.push_back(i);
        }
    }
    // What is common at both ends keeps its delegates; between them rows leave, then others come.
    const int before = static_cast<int>(m_rows.size());
    const int after = static_cast<int>(rows.size());
    const int shorter = std::min(before, after);
    int head = 0;
    while (head < shorter && m_rows[head].id == m_nodes[rows[head]].id)
        ++head;
    int tail = 0;
    while (tail < shorter - head &&
           m_rows[before - 1 - tail].id == m_nodes[rows[after - 1 - tail]].id)
        ++tail;
    if (before == after && before > head + tail)
        moveRows(rows, head, before - head - tail);
    // What moved as a whole is where it belongs by now.
    while (head < after - tail && head < before - tail && m_rows[head].id == m_nodes[rows[head]].id)
        ++head;
    if (before > head + tail) {
        beginRemoveRows({}, head, before - tail - 1);
        m_rows.erase(m_rows.begin() + head, m_rows.end() - tail);
        endRemoveRows();
    }
    if (after > head + tail) {
        std::vector<Node> fresh;
        for (int row = head; row < after - tail; ++row)
            fresh.push_back(m_nodes[rows[row]]);
        beginInsertRows({}, head, after - tail - 1);
        m_rows.insert(m_rows.begin() + head, fresh.begin(), fresh.end());
        endInsertRows();
    }
    tellChangedRows(rows);
}

/// When a part of the list, `length` rows from `head`, differs only in that its beginning and its
/// end changed places (one thing, with what is on it, went to another parent), the shorter of them
/// moves and all rows keep their delegates.
void EntityListModel::moveRows(const std::vector<int> &rows, int head, int length)
{
    const auto wanted = [&](int i) { return m_nodes[rows[head + i]].id; };
    int front = 1; // how many rows come before what was the first
    while (front < length && wanted(front) != m_rows[head].id)
        ++front;
    for (int i = 0; i < length; ++i) {
        if (m_rows[head + i].id != wanted((front + i) % length))
            return;
    }
    const auto begin = m_rows.begin() + head;
    const int back = length - front;
    if (front <= back)
        beginMoveRows({}, head + back, head + length - 1, {}, head);
    else
        beginMoveRows({}, head, head + back - 1, {}, head + length);
    std::rotate(begin, begin + back, begin + length);
    endMoveRows();
}

/// Rows that are where they were may say something else.
void EntityListModel::tellChangedRows(const std::vector<int> &rows)
{
    const int count = static_cast<int>(rows.size());
    int first = -1;
    for (int row = 0; row <= count; ++row) {
        const bool differs = row < count && !m_rows[row].looksLike(m_nodes[rows[row]]);
        if (row < count)
            m_rows[row] = m_nodes[rows[row]];
        if (differs && first < 0)
            first = row;
        if (!differs && first >= 0)
            Q_EMIT dataChanged(index(std::exchange(first, -1)), index(row - 1));
    }
}

/// Which rows are open is no matter of theirs alone: it depends on the search as well.
void EntityListModel::tellExpanded()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {ExpandedRole});
}

bool EntityListModel::Node::looksLike(const Node &other) const
{
    return depth == other.depth && hasChildren == other.hasChildren && hidden == other.hidden &&
           spawned == other.spawned && attached == other.attached && what == other.what &&
           name == other.name;
}

void EntityListModel::setBadges(Badges badges)
{
    if (badges == m_badges)
        return;
    m_badges = std::move(badges);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1),
                           {ChangedRole, ProblemsRole, SeverityRole});
}

void EntityListModel::setMarks(std::unordered_set<Id> veiled, std::unordered_set<Id> locked)
{
    if (veiled == m_veiled && locked == m_locked)
        return;
    m_veiled = std::move(veiled);
    m_locked = std::move(locked);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1),
                           {VeiledRole, LockedRole});
}

void EntityListModel::setAuthors(std::unordered_map<Id, AuthorTag> authors)
{
    if (authors == m_authors)
        return;
    const auto before = std::exchange(m_authors, std::move(authors));
    const auto tagOf = [](const auto &tags, const Id &id) {
        const auto it = tags.find(id);
        return it == tags.end() ? AuthorTag() : it->second;
    };
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const QModelIndex at = index(static_cast<int>(row));
        if (tagOf(before, m_rows[row].id) != tagOf(m_authors, m_rows[row].id))
            Q_EMIT dataChanged(at, at, {AuthorNameRole, AuthorColourRole});
    }
}

void EntityListModel::setFilter(const QString &filter)
{
    if (m_filter == filter.trimmed())
        return;
    m_filter = filter.trimmed();
    rebuildRows();
    tellExpanded();
}

void EntityListModel::setExpanded(const Id &id, bool expanded)
{
    if (expanded ? m_collapsed.erase(id) > 0 : m_collapsed.insert(id).second) {
        rebuildRows();
        tellExpanded();
    }
}

void EntityListModel::setExpandedAll(bool expanded)
{
    m_collapsed.clear();
    for (const Node &node : m_nodes) {
        if (!expanded && node.hasChildren)
            m_collapsed.insert(node.id);
    }
    rebuildRows();
    tellExpanded();
}

int EntityListModel::reveal(const Id &id)
{
    const auto it = std::find_if(m_nodes.begin(), m_nodes.end(),
                                 [&](const Node &node) { return node.id == id; });
    if (it == m_nodes.end())
        return -1;
    bool opened = false;
    for (int up = it->parent; up >= 0; up = m_nodes[up].parent)
        opened = m_collapsed.erase(m_nodes[up].id) > 0 || opened;
    if (opened) {
        rebuildRows();
        tellExpanded();
    }
    return rowOf(id);
}

int EntityListModel::rowOf(const Id &id) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == id)
            return static_cast<int>(row);
    }
    return -1;
}

Id EntityListModel::idAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? m_rows[row].id : Id();
}

void EntityListModel::selectionChanged()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {SelectedRole});
}

int EntityListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EntityListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = m_rows[index.row()];
    const auto badge = m_badges.find(node.id);
    const auto author = m_authors.find(node.id);
    switch (role) {
    case IdRole:
        return toQString(node.id.toString());
    case Qt::DisplayRole:
    case NameRole:
        return node.name;
    case KindRole:
        return node.what->kind;
    case IconRole:
        return node.what->icon;
    case PrefabNameRole:
        return node.what->prefabName;
    case DepthRole:
        return node.depth;
    case ExpandableRole:
        return node.hasChildren;
    case ExpandedRole:
        return !m_filter.isEmpty() || !m_collapsed.contains(node.id);
    case SelectedRole:
        return m_selection.contains(node.id);
    case HiddenRole:
        return node.hidden;
    case SpawnedRole:
        return node.spawned;
    case ChangedRole:
        return badge == m_badges.end() ? 0 : badge->second.changed;
    case ProblemsRole:
        return badge == m_badges.end() ? 0 : badge->second.problems;
    case SeverityRole:
        return badge == m_badges.end() ? 0 : badge->second.severity;
    case VeiledRole:
        return m_veiled.contains(node.id);
    case LockedRole:
        return m_locked.contains(node.id);
    case AttachedRole:
        return node.attached;
    case AuthorNameRole:
        return author == m_authors.end() ? QString() : author->second.name;
    case AuthorColourRole:
        return author == m_authors.end() ? -1 : author->second.colour;
    default:
        return {};
    }
}

QHash<int, QByteArray> EntityListModel::roleNames() const
{
    return {{IdRole, "entityId"},
            {NameRole, "name"},
            {KindRole, "kind"},
            {PrefabNameRole, "prefabName"},
            {IconRole, "iconName"},
            {DepthRole, "depth"},
            {ExpandableRole, "expandable"},
            {ExpandedRole, "expanded"},
            {SelectedRole, "selected"},
            {HiddenRole, "concealed"},
            {SpawnedRole, "spawned"},
            {ChangedRole, "changedCount"},
            {ProblemsRole, "problemCount"},
            {SeverityRole, "severity"},
            {AttachedRole, "attached"},
            {VeiledRole, "veiled"},
            {LockedRole, "locked"},
            {AuthorNameRole, "authorName"},
            {AuthorColourRole, "authorColour"}};
}

} // namespace ward::editor
