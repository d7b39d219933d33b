// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/cell_value.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

enum class FieldType {
    Quantity,
    Integer,
    Number,
    Flag,
    Enum,
    String,
    Text,
    Ref,
    Vec3,
    Quat,
    Set,
    Curve
};
enum class Importance { Clinical, Structural, Cosmetic, Derived };
enum class Visibility { All, Staff, Author };
/// What the order of a kind's records under one parent means.
enum class ListKind { Set, Soft, Strict };

struct Range
{
    double low = 0;
    double high = 0;
};

/// Everything Ward knows of one cell: inspector, checks, diff, recording and docs all read it.
struct FieldSpec
{
    std::string name;
    std::string label;
    std::string docs;
    FieldType type = FieldType::String;
    std::string unit;     ///< UCUM; "*" = any, empty = none
    std::string enumName; ///< for Enum
    std::string refKind;  ///< for Ref
    std::optional<Range> hard;
    std::optional<Range> plausible;
    double step = 0; ///< rounding of recorded values, in `unit`
    CellValue defaultValue;
    Importance importance = Importance::Clinical;
    Visibility visibility = Visibility::All;
    std::string coupled; ///< coupled group, e.g. "abp"
    std::string code;    ///< IEEE 11073 name
    std::string widget;
    std::string phrase; ///< phrase key, empty = from the label
    bool localizable = false;
    bool recorded = false;
    bool authored = true; ///< false: only the engine writes it
};

struct KindSpec
{
    std::string name;
    std::string label;
    std::string docs;
    std::vector<std::string> parents; ///< kinds a parent may have; empty = the root
    std::vector<FieldSpec> fields;
    ListKind list = ListKind::Set;
    bool component = false; ///< one per entity, instantiated into the world
    bool clinical = false;
    bool authored = true;

    [[nodiscard]] const FieldSpec *field(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> fieldNames() const;
};

struct EnumValue
{
    std::string value;
    std::string label;
    bool pulse = true;      ///< ecg_rhythm only: the rhythm has a mechanical pulse
    bool shockable = false; ///< ecg_rhythm only
    std::string task;       ///< role only: the pose of the work that is this role's own
};

struct ActionArg
{
    std::string name;
    std::string type; ///< quantity, enum, string, text, drug
    std::string unit;
    std::string enumName;
    std::optional<Range> hard;
    std::string defaultText; ///< text form, empty = required
};

/// What a learner can do, as data.
struct ActionSpec
{
    std::string name;
    std::string label;
    std::string docs;
    /// "patient", "any", or "scenario": done to a patient, but only by the scenario itself (what
    /// happens to a body, `phys.…`), never by a learner; or "instructor": by an instructor only.
    std::string target;
    std::vector<ActionArg> args;
    /// Learners may not do it.
    [[nodiscard]] bool isForStaff() const { return target == "scenario" || target == "instructor"; }
};

/// A usual adult dose, or range of doses.
struct DrugDose
{
    std::string use;       ///< "Cardiac arrest"
    std::string route;     ///< "iv"
    bool infusion = false; ///< else a bolus
    Quantity low, high;    ///< of one dimension
};

/// One drug: how it is usually given to adults and when it acts. Times are of the first of the
/// doses: onset = a fifth of the peak effect, duration = until half of it is left (of an infusion:
/// peak = nine tenths of its plateau, duration = from its end on). Seconds; 0 = not stated.
struct DrugSpec
{
    std::string name;
    std::string label;
    std::vector<std::string> synonyms;
    std::string group;               ///< "vasopressor"
    bool acts = true;                ///< false: recorded, without an effect on the vitals here
    std::vector<std::string> routes; ///< iv, io, im, sc, inhaled, nasal, tracheal, po, sl, ng
    std::vector<DrugDose> doses;
    double onset = 0;
    double peak = 0;
    double duration = 0;
    std::string source;     ///< guideline, monograph or paper with year and section
    std::string reviewedBy; ///< empty: not clinically reviewed
    /// How it is usually made up for a pump, by mass or international units per volume; absent: not
    /// stated. An engineering choice of common syringes, not a recommendation.
    std::optional<Quantity> strength;
    /// Which of its figures were compared with the text that `source` names for them: "doses",
    /// "onset", "peak", "duration". Others stand as their authors knew them.
    std::vector<std::string> checked;
};

struct SchemaVersion
{
    int major = 1;
    int minor = 0;
    auto operator<=>(const SchemaVersion &) const = default;
};

/// "1.0"; code `content.schema.version`.
[[nodiscard]] Result<SchemaVersion> parseSchemaVersion(std::string_view text);

/// The schema as data (`resources/schema/`). Immutable after loading, any thread.
class Schema
{
public:
    /// The schema this build ships; a broken one is a programming error and asserts.
    [[nodiscard]] static const Schema &shipped();
    /// From bytes; codes `content.schema.*`.
    [[nodiscard]] static Result<Schema> parse(std::string_view bytes);

    [[nodiscard]] SchemaVersion version() const { return m_version; }
    [[nodiscard]] const std::vector<KindSpec> &kinds() const { return m_kinds; }
    [[nodiscard]] const KindSpec *kind(std::string_view name) const;
    /// "vitals.hr" → its field.
    [[nodiscard]] const FieldSpec *field(std::string_view path) const;
    [[nodiscard]] const FieldSpec *field(std::string_view kind, std::string_view field) const;
    [[nodiscard]] const std::vector<EnumValue> &enumValues(std::string_view name) const;
    [[nodiscard]] const EnumValue *enumValue(std::string_view name, std::string_view value) const;
    [[nodiscard]] const std::vector<ActionSpec> &actions() const { return m_actions; }
    [[nodiscard]] const ActionSpec *action(std::string_view name) const;
    [[nodiscard]] const std::vector<DrugSpec> &drugs() const { return m_drugs; }
    /// By name or synonym, case-insensitive.
    [[nodiscard]] const DrugSpec *drug(std::string_view name) const;

    /// Lets somebody else say what every kind, field, enum value, action and drug is called; each
    /// comes with its path: "vitals", "vitals.hr", "sex.female", "action.say", "drug.adrenaline".
    void translateLabels(
        const std::function<void(std::string &label, const std::string &path)> &translate);

    /// Equal as the field sees it: quantities canonically within the step, others exactly.
    [[nodiscard]] bool sameValue(const FieldSpec &field, const CellValue &a,
                                 const CellValue &b) const;

    /// Names for "did you mean".
    [[nodiscard]] std::vector<std::string> kindNames() const;
    [[nodiscard]] std::vector<std::string> actionNames() const;
    [[nodiscard]] std::vector<std::string> drugNames() const;

private:
    SchemaVersion m_version;
    std::vector<KindSpec> m_kinds;
    std::map<std::string, std::size_t, std::less<>> m_kindIndex;
    std::map<std::string, std::vector<EnumValue>, std::less<>> m_enums;
    std::vector<ActionSpec> m_actions;
    std::vector<DrugSpec> m_drugs;
};

} // namespace ward::content
