// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/content/schema.h"
#include "sim-client/commands.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ward::client {
class SessionReplica;
class ShownWorld;
} // namespace ward::client

namespace ward::editor {

/// The fields of one component that one gesture sets, each with its value.
using FieldValues = std::vector<std::pair<std::string, content::CellValue>>;

/// What one gesture sets on one entity.
struct FieldEdit
{
    Id entity;
    std::string kind;
    FieldValues values;
    /// Drafts: what the definition had when the person began, field by field. An edit of what
    /// somebody else changed since then is refused and `clashed` says so. Fields that are not named
    /// had what they have now.
    FieldValues seen = {};
};

/// Where one gesture puts an entity: under a parent (null = top level), in a socket of it or not;
/// the pose in that frame.
struct PlaceEdit
{
    Id entity;
    Pose pose;
    Id parent;
    std::string socket;
};

/// Turns what a person does into change-sets and sends them to the session that is shown: scope
/// definition for a draft, session for a live run. One gesture = one change-set = one undo step.
/// While a moment of the past is shown nothing can be edited (`canEdit` is false). GUI thread.
class EditController : public QObject
{
    Q_OBJECT
public:
    EditController(client::ShownWorld &shown, const content::Schema &schema,
                   const content::Catalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] bool canEdit() const;

    /// One change-set for all of them.
    void setFields(const std::vector<FieldEdit> &edits);
    /// The same while a drag is going on: shown, not logged. Ended by `setFields`, `place` or
    /// `endPreview`. What somebody else changes in between is not overwritten: see `clashed`.
    void previewFields(const std::vector<FieldEdit> &edits);
    void endPreview();
    /// What something else worked out, such as a quick fix of the shown definition.
    void apply(const content::ChangeSet &change);
    /// Drafts: takes the instances' own values away, so that the prefab's show again. One
    /// change-set for all of them.
    void revertFields(const std::vector<Id> &entities, std::string_view kind,
                      const std::vector<std::string> &fields);

    /// A new instance of a prefab; `pose` is in world space, or local when a socket is named.
    /// Returns the id it will have. `done` hears the engine's answer, as below.
    Id spawn(const content::Prefab &prefab, const Pose &pose, const Id &parent,
             const std::string &socket, client::Done done = {});
    /// Moves an entity to a world pose under a parent (null = top level), keeping it in its socket
    /// frame when one is named.
    void place(const Id &entity, const Pose &worldPose, const Id &parent,
               const std::string &socket);
    /// One change-set for all of them.
    void placeAll(const std::vector<PlaceEdit> &places, client::Done done = {});
    /// Copies with new ids and what hangs on them, there; returns the copies' ids.
    std::vector<Id> copyTo(const std::vector<PlaceEdit> &places, client::Done done = {});
    void rename(const Id &entity, const std::string &name);
    void reparent(const Id &entity, const Id &parent);
    void remove(const std::vector<Id> &entities);
    /// Copies with new ids, beside the originals; returns the copies' ids.
    std::vector<Id> duplicate(const std::vector<Id> &entities);

Q_SIGNALS:
    /// The engine did not take an edit, or it cannot be made now.
    void refused(const ward::Message &why);
    /// This edit was not taken, because somebody else has changed the same values.
    void clashed(const ward::content::ChangeSet &mine,
                 const std::vector<ward::client::CellClash> &clashes);

private:
    [[nodiscard]] client::SessionReplica *session() const;
    [[nodiscard]] content::ChangeSet begin(std::string intent) const;
    void send(content::ChangeSet change, client::Done done = {});
    void appendSets(std::vector<content::Op> &ops, const FieldEdit &edit) const;
    /// What a record has in the definition, or had when the gesture that is going on began.
    [[nodiscard]] content::CellValue seen(const content::Record &record,
                                          const std::string &field) const;
    [[nodiscard]] Pose frameOf(const Id &parent, const std::string &socket) const;
    [[nodiscard]] std::string lastRank(const Id &parent) const;
    [[nodiscard]] std::string
    freeName(const std::string &wanted,
             const std::function<bool(const std::string &)> &alsoTaken = {}) const;
    void appendPlace(content::ChangeSet &change, const PlaceEdit &place) const;

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    /// Of the gesture that is being previewed, by record and field.
    std::map<std::pair<Id, std::string>, content::CellValue> m_gesture;
};

/// A fresh UUIDv7 for something a person creates.
[[nodiscard]] Id newId();

} // namespace ward::editor
