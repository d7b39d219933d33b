// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/authors.h"
#include "sim-client/draft_follower.h"
#include "sim-client/run_follower.h"
#include "sim-client/session_replica.h"
#include "ward/v1/wire/frame.pb.h"

#include <QPointer>
#include <QTimer>

#include <map>

namespace ward::client {

/// Internal to sim-client.
class SessionReplicaPrivate
{
public:
    SessionReplicaPrivate(SessionReplica *q, Connection &connection, std::string session,
                          const content::Schema &schema, const content::Catalogue &catalogue);

    // Called by the connection.
    void fillSubscribe(v1::wire::Subscribe &subscribe) const;
    void snapshot(const v1::wire::Snapshot &snapshot);
    void state(const v1::wire::State &state);
    void events(const v1::wire::Events &events);
    void followEdits(std::uint64_t first, std::uint64_t last);
    void draftChanges(const v1::wire::DraftChanges &changes);
    void clockChanged(const v1::wire::Clock &clock);
    void status(const v1::wire::SessionStatus &status);
    void preview(const v1::wire::Preview &preview);
    void presence(const v1::wire::Presence &presence);
    void ended(const Message &why);

    void resubscribe();
    void announce(const DraftFollower::Update &update);
    void setPreview(const std::string &actor, std::vector<content::SetOp> sets);
    void rebuildPreview();
    void expirePreviews();
    bool sendPresence(const ShownWork &work, std::int64_t lifeMs);
    void noteSetters(const content::ChangeSet &change);
    [[nodiscard]] std::string setterOf(const Id &record, const std::string &cell) const;
    [[nodiscard]] const world::World &shownWorld() const;

    struct Preview
    {
        std::vector<content::SetOp> sets;
        std::int64_t expiresUs = 0;
    };

    SessionReplica *q;
    QPointer<Connection> connection;
    std::string session;
    const content::Schema &schema;
    const content::Catalogue &catalogue;
    SessionKind kind = SessionKind::Draft;
    bool ready = false;
    std::uint64_t epoch = 0;
    DraftFollower draft;
    RunFollower run;
    content::Document runDocument;
    RunTime time;
    ClockInfo clock;
    std::uint32_t undo = 0;
    std::uint32_t redo = 0;
    std::uint64_t savedIndex = 0;
    std::string recording;
    world::World nothing;
    std::map<std::string, Preview> previews; ///< by actor, own included
    std::optional<world::World> previewed;
    QTimer previewTimer;
    std::int64_t lastPreviewUs = 0;
    Authors authors;
    /// Who set a cell last, since the snapshot; the cell is empty for whole records.
    std::map<std::pair<Id, std::string>, std::string> setters;
};

} // namespace ward::client
