// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random_source.h"
#include "core/content/change_set.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "resources/resources.h"
#include "sim-engine/sessions/session_types.h"

#include <string>
#include <vector>

/// What session tests share: the shipped arrest scenario and changes to it.
namespace ward::test {

inline const Id kOkafor = *Id::parse("0192f0c1-7a01-7000-8000-000000000004");
inline const Id kOkaforVitals = *Id::parse("0192f0c1-7a01-7000-8000-000000000030");
inline const Id kRoom = *Id::parse("0192f0c1-7a01-7000-8000-000000000002");

inline std::string arrestBytes()
{
    return std::string(resources::file("scenarios/icu-arrest.ward.json"));
}

inline content::Document arrestDocument()
{
    auto parsed = content::parseDocument(arrestBytes(), "icu-arrest", content::Schema::shipped());
    return parsed.document ? *std::move(parsed.document) : content::Document();
}

inline content::ChangeSet setVital(const char *cell, content::CellValue before, double after,
                                   const char *unit,
                                   content::Scope scope = content::Scope::Definition)
{
    content::ChangeSet change;
    change.id = newId();
    change.intent = "edit.set";
    change.scope = scope;
    change.ops.emplace_back(
        content::SetOp{kOkaforVitals, cell, std::move(before), content::Quantity{after, unit}});
    return change;
}

/// HR of Mr Okafor; `before` is what the sender believes it to be.
inline content::ChangeSet setHr(double before, double after,
                                content::Scope scope = content::Scope::Definition)
{
    return setVital("hr", content::Quantity{before, "/min"}, after, "/min", scope);
}

inline double hrOf(const content::Document &document)
{
    const content::Record *vitals = document.find(kOkaforVitals);
    const auto *hr = vitals ? std::get_if<content::Quantity>(&vitals->cell("hr")) : nullptr;
    return hr ? hr->value : -1;
}

/// Adds an entity of a prefab to the room.
inline content::ChangeSet addEntity(const std::string &prefab, const std::string &name,
                                    const std::string &rank,
                                    content::Scope scope = content::Scope::Definition)
{
    content::ChangeSet change;
    change.id = newId();
    change.intent = "edit.spawn";
    change.scope = scope;
    content::Record record;
    record.id = newId();
    record.kind = "entity";
    record.parent = kRoom;
    record.rank = rank;
    record.cells.emplace("name", name);
    record.cells.emplace("prefab", "ward.icu@1.0.0#" + prefab);
    change.ops.emplace_back(content::AddOp{std::move(record)});
    return change;
}

/// Counts what it hears.
class CountingListener final : public sessions::SessionListener
{
public:
    void stateReady(std::shared_ptr<const sessions::StateFrame> frame) override
    {
        frames.push_back(std::move(frame));
    }
    void logGrew(const std::string &) override { ++grew; }
    void clockChanged(const std::string &, const sessions::ClockStatus &status) override
    {
        clocks.push_back(status);
    }
    void statusChanged(const std::string &) override { ++status; }
    void notice(const std::string &, const Message &message) override
    {
        notices.push_back(message);
    }
    void closed(const std::string &, const Message &) override { ++closings; }

    std::vector<std::shared_ptr<const sessions::StateFrame>> frames;
    std::vector<sessions::ClockStatus> clocks;
    std::vector<Message> notices;
    int grew = 0;
    int status = 0;
    int closings = 0;
};

} // namespace ward::test
