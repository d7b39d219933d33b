// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/rules/cell_reader.h"
#include "sim-engine/kernel/rules/definition.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::kernel {

/// Makes a `Definition` of a document. The first fault is kept; the rest goes on, so that no step
/// needs to ask. One use.
class Compiler
{
public:
    Compiler(const content::Document &document, const content::Schema &schema,
             const world::Layout &layout, const Bindings &bindings);
    [[nodiscard]] Result<Definition> run();

private:
    // compile.cpp
    void addPhases(const content::Record &parent, int depth);
    void addEvent(const content::Record &record);
    void addRule(const content::Record &record);
    void noteRhythms(const Rule &rule);
    void order();

    // compile_triggers.cpp
    int addTrigger(const content::Record &record, const Rule &rule, int parent);
    void readLevel(CellReader &cells, Trigger &trigger);
    void readPlace(CellReader &cells, Trigger &trigger);
    void readClock(CellReader &cells, Trigger &trigger, const Rule &rule);
    void readFact(CellReader &cells, Trigger &trigger);

    // compile_conditions.cpp
    std::vector<Condition> conditions(const content::Record &parent, const std::string &owner,
                                      std::uint32_t &number);
    void readCondition(CellReader &cells, Condition &condition);
    void readHappened(CellReader &cells, Condition &condition);
    void readVariable(CellReader &cells, Condition &condition);

    // compile_actions.cpp
    std::vector<Action> actions(const content::Record &parent, const std::string &owner);
    void readAction(CellReader &cells, Action &action);
    void readWrite(CellReader &cells, Action &action);
    void readTrend(CellReader &cells, Action &action);
    void readPlacing(CellReader &cells, Action &action);
    void readAlarm(CellReader &cells, Action &action);
    void readLimits(CellReader &cells, Action &action);
    void readNamed(CellReader &cells, Action &action);

    // compile_cells.cpp: what cells of all three have in common
    void keep(const CellReader &cells);
    /// A reference to a record that must exist.
    Id reference(CellReader &cells, std::string_view name);
    FieldTarget target(CellReader &cells, bool fieldNeeded);
    /// The same as the monitor shows it, where `shown` asks for that.
    FieldTarget shownTarget(CellReader &cells, bool always = false);
    /// The field of a named alarm.
    FieldTarget alarmTarget(CellReader &cells, std::int32_t &state);
    /// A number in the field's unit; differences are not moved by the offset of a scale.
    enum class Measure { Level, Difference };
    std::optional<double> number(CellReader &cells, std::string_view name,
                                 const FieldTarget &target, Measure measure = Measure::Level);
    /// The same in steps of the field; required.
    double inSteps(CellReader &cells, std::string_view name, const FieldTarget &target,
                   Measure measure = Measure::Level);
    std::string required(CellReader &cells, std::string_view name);
    std::string drugName(CellReader &cells, std::string_view name);
    int rhythm(CellReader &cells);
    /// The value of a set or trend; a relative one is a difference, which no range limits.
    content::CellValue fieldValue(CellReader &cells, const FieldTarget &target,
                                  bool relative = false);

    const content::Document &m_document;
    const content::Schema &m_schema;
    const world::Layout &m_layout;
    const Bindings &m_bindings;
    Definition m_out;
    std::optional<Error> m_error;
};

} // namespace ward::kernel
