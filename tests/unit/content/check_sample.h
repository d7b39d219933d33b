// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <QtGlobal>

namespace ward::content {

/// A small scenario without any finding, whose records the rows below change or add to.
struct CheckSample
{
    Document d;
    const Id scenario{1, 1}, bed{1, 2}, patient{1, 3}, monitor{1, 4}, phase{1, 5}, rule{1, 6},
        trigger{1, 7}, action{1, 8}, vitals{1, 9}, pump{1, 10}, infusion{1, 11}, condition{1, 12},
        second{1, 13};

    CheckSample()
    {
        add(scenario, "scenario", {},
            {{"initial_phase", phase}, {"name", text("Test")}, {"reviewed_by", text("Tester")}});
        add(bed, "entity", scenario,
            {{"prefab", text("ward.icu@1.0.0#icu-bed")}, {"name", text("Bed")}});
        add(patient, "entity", bed,
            {{"prefab", text("ward.icu@1.0.0#patient")},
             {"name", text("Mr Okafor")},
             {"socket", text("mattress")}});
        add(vitals, "vitals", patient,
            {{"hr", Quantity{92, "/min"}},
             {"sbp", Quantity{96, "mm[Hg]"}},
             {"map", Quantity{71, "mm[Hg]"}},
             {"dbp", Quantity{58, "mm[Hg]"}},
             {"source", text("Test")}});
        add(monitor, "entity", scenario, {{"prefab", text("ward.icu@1.0.0#bedside-monitor")}});
        add({1, 20}, "monitor", monitor, {{"patient", patient}});
        add(pump, "entity", scenario, {{"prefab", text("ward.icu@1.0.0#infusion-pump")}});
        add(infusion, "infusion", pump, {{"patient", patient}, {"drug", text("noradrenaline")}});
        add(phase, "phase", scenario, {{"name", text("Stable")}});
        add(second, "phase", scenario, {{"name", text("Arrest")}});
        add(rule, "rule", scenario, {{"name", text("Desaturation")}, {"source", text("Test")}});
        add(trigger, "trigger", rule,
            {{"type", text("vital-below")},
             {"entity", patient},
             {"field", text("vitals.spo2")},
             {"threshold", Quantity{88, "%"}},
             {"clear", Quantity{91, "%"}}});
        add(condition, "condition", rule,
            {{"type", text("happened")}, {"event", text("bvm.start")}});
        add(action, "action", rule,
            {{"type", text("trend")},
             {"entity", patient},
             {"field", text("vitals.hr")},
             {"value", text("135 /min")},
             {"over", Quantity{60, "s"}}});
        add({1, 21}, "action", rule, {{"type", text("phase")}, {"phase", second}});
    }
    static std::string text(const char *s) { return s; }
    void add(const Id &id, const char *kind, const Id &parent, Cells cells)
    {
        const bool ok = d.add({id, kind, parent, {}, std::move(cells)}).has_value();
        Q_ASSERT(ok);
    }
    void set(const Id &id, const char *cell, CellValue value)
    {
        const bool ok = d.set(id, cell, std::move(value)).has_value();
        Q_ASSERT(ok);
    }
    /// A room, so that there is a floor and a wall.
    void room()
    {
        add({1, 69}, "entity", scenario, {{"prefab", text("ward.icu@1.0.0#room-shell")}});
    }
    /// A thing in the room; its transform has the next id.
    void place(std::uint64_t id, const char *prefab, const Vec3 &at)
    {
        add({1, id}, "entity", {1, 69}, {{"prefab", std::string("ward.icu@1.0.0#") + prefab}});
        add({1, id + 1}, "transform", {1, id}, {{"position", at}});
    }
    /// The same record once more.
    void copy(const Id &of, const Id &id) { copy(of, id, d.find(of)->parent); }
    void copy(const Id &of, const Id &id, const Id &parent)
    {
        Record record = *d.find(of);
        record.id = id;
        record.parent = parent;
        const bool ok = d.add(std::move(record)).has_value();
        Q_ASSERT(ok);
    }
    /// The rule with its parts once more: rule, trigger, condition, actions get ids from `first`.
    void copyRule(std::uint64_t first)
    {
        copy(rule, {1, first});
        set({1, first}, "name", text("Copy"));
        copy(trigger, {1, first + 1}, {1, first});
        copy(condition, {1, first + 2}, {1, first});
        copy(action, {1, first + 3}, {1, first});
        copy({1, 21}, {1, first + 4}, {1, first});
    }
    [[nodiscard]] Diagnostics check() const
    {
        return checkDocument(d, Schema::shipped(), Catalogue::shipped());
    }
};

} // namespace ward::content
