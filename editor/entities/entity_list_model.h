// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/world/world.h"
#include "editor/authors/author_mark.h"

#include <QAbstractListModel>
#include <QSet>
#include <QString>

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ward::editor {

class Selection;

/// The entity tree as the flat list of its visible rows (expanded, matching the search), which a
/// ListView scrolls through at 20,000 rows. Follows any world: a draft's, a live run's, a moment of
/// a recording. GUI thread.
class EntityListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString, UUID
        NameRole,
        KindRole,       ///< prefab kind: room, patient, device, furniture, actor, supply, group
        IconRole,       ///< name of an icon of Ward.Ui
        PrefabNameRole, ///< what it is, for people
        DepthRole,
        ExpandableRole,
        ExpandedRole,
        SelectedRole,
        HiddenRole,
        SpawnedRole,      ///< a run's entity that the definition does not have
        ChangedRole,      ///< number of fields changed since the last save (drafts)
        ProblemsRole,     ///< number of problems
        SeverityRole,     ///< worst: 0 none, 1 warning, 2 error
        AttachedRole,     ///< sits in a socket of its parent
        VeiledRole,       ///< this person does not want to see it in the scene
        LockedRole,       ///< must stay where it is
        AuthorNameRole,   ///< who else has it selected; empty = nobody
        AuthorColourRole, ///< index in Theme.authors; −1 = nobody
    };

    struct Badge
    {
        int changed = 0;
        int problems = 0;
        int severity = 0;
        bool operator==(const Badge &) const = default;
    };
    using Badges = std::unordered_map<Id, Badge>;

    EntityListModel(const content::Catalogue &catalogue, const Selection &selection,
                    QObject *parent = nullptr);

    /// Takes what it needs at once; nullptr = nothing open. `inDefinition` tells whether an entity
    /// is part of the authored document. True when something differs from what was shown.
    bool setWorld(const world::World *world, const std::function<bool(const Id &)> &inDefinition);
    void setBadges(Badges badges);
    void setMarks(std::unordered_set<Id> veiled, std::unordered_set<Id> locked);
    void setAuthors(std::unordered_map<Id, AuthorTag> authors);
    void setFilter(const QString &filter);
    void setExpanded(const Id &id, bool expanded);
    void setExpandedAll(bool expanded);
    /// Expands the ancestors; the row, or −1.
    int reveal(const Id &id);
    [[nodiscard]] int rowOf(const Id &id) const;
    [[nodiscard]] Id idAt(int row) const;
    [[nodiscard]] int entityCount() const { return static_cast<int>(m_nodes.size()); }
    void selectionChanged();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    /// What all entities of one prefab have in common.
    struct What
    {
        QString kind;
        QString icon;
        QString prefabName;
    };
    struct Node
    {
        Id id;
        world::Handle handle = world::kNoHandle;
        int parent = -1; ///< index in m_nodes
        int depth = 0;
        bool hasChildren = false;
        bool hidden = false;
        bool spawned = false;
        bool attached = false;
        QString name;
        const What *what = nullptr; ///< in m_whats
        bool operator==(const Node &) const = default;
        /// Whether a row says the same of both.
        [[nodiscard]] bool looksLike(const Node &other) const;
    };
    /// Depth first, in the order in which they appeared; what did not change shares its texts with
    /// what is known.
    [[nodiscard]] std::vector<Node> read(const world::World &world,
                                         const std::function<bool(const Id &)> &inDefinition);
    [[nodiscard]] const What *whatOf(std::string_view reference);
    void rebuildRows();
    void tellExpanded();
    void moveRows(const std::vector<int> &rows, int head, int length);
    void tellChangedRows(const std::vector<int> &rows);
    [[nodiscard]] bool matches(const Node &node) const;

    const content::Catalogue &m_catalogue;
    const Selection &m_selection;
    std::unordered_map<std::string, What> m_whats; ///< by reference
    std::vector<Node> m_nodes;                     ///< depth first
    std::vector<Node> m_rows;                      ///< the visible ones, as last told to views
    std::unordered_set<Id> m_collapsed;
    Badges m_badges;
    std::unordered_set<Id> m_veiled;
    std::unordered_set<Id> m_locked;
    std::unordered_map<Id, AuthorTag> m_authors;
    QString m_filter;
};

} // namespace ward::editor
