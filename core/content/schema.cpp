// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/schema.h"

#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

/// Rounding to the step, not distance, so that "same" is transitive.
bool sameNumber(double a, double b, double step)
{
    return step > 0 ? std::round(a / step) == std::round(b / step) : a == b;
}

bool sameQuantity(const FieldSpec &field, const Quantity &a, const Quantity &b)
{
    const std::string &unit = field.unit == "*" || field.unit.empty() ? a.unit : field.unit;
    const Result<double> x = convert(a.value, a.unit, unit);
    const Result<double> y = convert(b.value, b.unit, unit);
    return x && y ? sameNumber(*x, *y, field.step) : a == b;
}

} // namespace

const FieldSpec *KindSpec::field(std::string_view fieldName) const
{
    for (const FieldSpec &f : fields) {
        if (f.name == fieldName)
            return &f;
    }
    return nullptr;
}

std::vector<std::string> KindSpec::fieldNames() const
{
    std::vector<std::string> names;
    for (const FieldSpec &f : fields)
        names.push_back(f.name);
    return names;
}

const KindSpec *Schema::kind(std::string_view name) const
{
    const auto it = m_kindIndex.find(name);
    return it == m_kindIndex.end() ? nullptr : &m_kinds[it->second];
}

const FieldSpec *Schema::field(std::string_view path) const
{
    const std::size_t dot = path.find('.');
    return dot == std::string_view::npos ? nullptr
                                         : field(path.substr(0, dot), path.substr(dot + 1));
}

const FieldSpec *Schema::field(std::string_view kindName, std::string_view fieldName) const
{
    const KindSpec *spec = kind(kindName);
    return spec ? spec->field(fieldName) : nullptr;
}

const std::vector<EnumValue> &Schema::enumValues(std::string_view name) const
{
    static const std::vector<EnumValue> none;
    const auto it = m_enums.find(name);
    return it == m_enums.end() ? none : it->second;
}

const EnumValue *Schema::enumValue(std::string_view name, std::string_view value) const
{
    for (const EnumValue &e : enumValues(name)) {
        if (e.value == value)
            return &e;
    }
    return nullptr;
}

const ActionSpec *Schema::action(std::string_view name) const
{
    for (const ActionSpec &a : m_actions) {
        if (a.name == name)
            return &a;
    }
    return nullptr;
}

const DrugSpec *Schema::drug(std::string_view name) const
{
    for (const DrugSpec &d : m_drugs) {
        if (equalIgnoringCase(d.name, name) || equalIgnoringCase(d.label, name))
            return &d;
        for (const std::string &synonym : d.synonyms) {
            if (equalIgnoringCase(synonym, name))
                return &d;
        }
    }
    return nullptr;
}

bool Schema::sameValue(const FieldSpec &field, const CellValue &a, const CellValue &b) const
{
    if (a.index() != b.index())
        return false;
    if (const auto *q = std::get_if<Quantity>(&a))
        return sameQuantity(field, *q, std::get<Quantity>(b));
    if (const auto *d = std::get_if<double>(&a))
        return sameNumber(*d, std::get<double>(b), field.step);
    if (const auto *v = std::get_if<Vec3>(&a)) {
        const Vec3 &w = std::get<Vec3>(b);
        return sameNumber(v->x, w.x, field.step) && sameNumber(v->y, w.y, field.step) &&
               sameNumber(v->z, w.z, field.step);
    }
    if (const auto *q = std::get_if<Quat>(&a)) {
        const Quat &r = std::get<Quat>(b);
        return sameNumber(q->w, r.w, field.step) && sameNumber(q->x, r.x, field.step) &&
               sameNumber(q->y, r.y, field.step) && sameNumber(q->z, r.z, field.step);
    }
    return a == b;
}

std::vector<std::string> Schema::kindNames() const
{
    std::vector<std::string> names;
    for (const KindSpec &k : m_kinds)
        names.push_back(k.name);
    return names;
}

std::vector<std::string> Schema::actionNames() const
{
    std::vector<std::string> names;
    for (const ActionSpec &a : m_actions)
        names.push_back(a.name);
    return names;
}

std::vector<std::string> Schema::drugNames() const
{
    std::vector<std::string> names;
    for (const DrugSpec &d : m_drugs) {
        names.push_back(d.name);
        names.insert(names.end(), d.synonyms.begin(), d.synonyms.end());
    }
    return names;
}

void Schema::translateLabels(
    const std::function<void(std::string &label, const std::string &path)> &translate)
{
    for (KindSpec &kind : m_kinds) {
        translate(kind.label, kind.name);
        for (FieldSpec &field : kind.fields)
            translate(field.label, kind.name + '.' + field.name);
    }
    for (auto &[name, values] : m_enums) {
        for (EnumValue &value : values)
            translate(value.label, name + '.' + value.value);
    }
    for (ActionSpec &action : m_actions)
        translate(action.label, "action." + action.name);
    for (DrugSpec &drug : m_drugs) {
        const std::string english = drug.label;
        translate(drug.label, "drug." + drug.name);
        if (drug.label != english) // who types it as before still finds it
            drug.synonyms.push_back(english);
    }
}

} // namespace ward::content
