// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/layout.h"

#include "core/base/hash.h"

#include <ward/v1/events/state.pb.h>

#include <cassert>
#include <cmath>
#include <set>

namespace ward::world {

namespace {

namespace pb = v1::events;

constexpr std::string_view kEntity = "entity";
constexpr std::string_view kParent = "parent";
constexpr int kMaxSlots = 4096;

std::uint16_t slotsOf(SlotType type)
{
    switch (type) {
    case SlotType::Vec3:
        return 3;
    case SlotType::Quat:
        return 4;
    default:
        return 1;
    }
}

/// Sets and curves are authored data, never run-time state.
bool isRecordable(const content::FieldSpec &field)
{
    return field.recorded && field.type != content::FieldType::Set &&
           field.type != content::FieldType::Curve;
}

SlotType slotType(content::FieldType type)
{
    switch (type) {
    case content::FieldType::Quantity:
    case content::FieldType::Number:
        return SlotType::Quantity;
    case content::FieldType::Integer:
        return SlotType::Integer;
    case content::FieldType::Flag:
        return SlotType::Flag;
    case content::FieldType::Enum:
        return SlotType::Enum;
    case content::FieldType::Ref:
        return SlotType::Ref;
    case content::FieldType::Vec3:
        return SlotType::Vec3;
    case content::FieldType::Quat:
        return SlotType::Quat;
    default:
        return SlotType::Text;
    }
}

FieldLayout fieldLayout(const content::FieldSpec &spec, const content::Schema &schema)
{
    FieldLayout field;
    field.name = spec.name;
    field.label = spec.label;
    field.type = slotType(spec.type);
    field.unit = spec.unit;
    field.step = spec.step > 0 ? spec.step : 1;
    field.visibility = spec.visibility;
    if (spec.type == content::FieldType::Enum) {
        for (const content::EnumValue &value : schema.enumValues(spec.enumName))
            field.values.push_back(value.value);
    }
    return field;
}

pb::FieldLayout::Type toProto(SlotType type)
{
    return static_cast<pb::FieldLayout::Type>(static_cast<int>(type) +
                                              pb::FieldLayout::TYPE_QUANTITY);
}

pb::FieldLayout::Visibility toProto(content::Visibility visibility)
{
    switch (visibility) {
    case content::Visibility::All:
        return pb::FieldLayout::VISIBILITY_ALL;
    case content::Visibility::Staff:
        return pb::FieldLayout::VISIBILITY_STAFF;
    case content::Visibility::Author:
        break;
    }
    return pb::FieldLayout::VISIBILITY_AUTHOR;
}

content::Visibility fromProto(pb::FieldLayout::Visibility visibility)
{
    switch (visibility) {
    case pb::FieldLayout::VISIBILITY_ALL:
        return content::Visibility::All;
    case pb::FieldLayout::VISIBILITY_STAFF:
        return content::Visibility::Staff;
    default:
        return content::Visibility::Author; // what is not said is hidden
    }
}

} // namespace

Layout Layout::fromSchema(const content::Schema &schema)
{
    Layout layout;
    ComponentLayout entity;
    entity.name = kEntity;
    FieldLayout parent;
    parent.name = kParent;
    parent.label = "Parent";
    parent.type = SlotType::Ref;
    entity.fields.push_back(std::move(parent));
    layout.m_components.push_back(std::move(entity));
    for (const content::KindSpec &kind : schema.kinds()) {
        const bool isEntity = kind.name == kEntity;
        if (!isEntity && !kind.component)
            continue;
        ComponentLayout component;
        component.name = kind.name;
        ComponentLayout &target = isEntity ? layout.m_components.front() : component;
        for (const content::FieldSpec &spec : kind.fields) {
            if (isRecordable(spec))
                target.fields.push_back(fieldLayout(spec, schema));
        }
        if (!isEntity && !component.fields.empty())
            layout.m_components.push_back(std::move(component));
    }
    const bool consistent = layout.finish();
    assert(consistent && "a schema that parsed gives a layout");
    (void)consistent;
    return layout;
}

Result<Layout> Layout::parse(std::string_view bytes)
{
    pb::Layout message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return failure("world.layout.malformed");
    Layout layout;
    for (const pb::ComponentLayout &from : message.components()) {
        ComponentLayout component;
        component.name = from.name();
        for (const pb::FieldLayout &source : from.fields()) {
            FieldLayout field;
            field.name = source.name();
            field.label = source.label();
            if (source.type() < pb::FieldLayout::TYPE_QUANTITY ||
                source.type() > pb::FieldLayout::TYPE_QUAT)
                return failure("world.layout.malformed");
            field.type = static_cast<SlotType>(source.type() - pb::FieldLayout::TYPE_QUANTITY);
            field.unit = source.unit();
            field.step = source.step();
            field.visibility = fromProto(source.visibility());
            field.values.assign(source.values().begin(), source.values().end());
            component.fields.push_back(std::move(field));
        }
        layout.m_components.push_back(std::move(component));
    }
    if (!layout.finish())
        return failure("world.layout.malformed");
    return layout;
}

std::string Layout::serialise() const
{
    pb::Layout message;
    for (const ComponentLayout &component : m_components) {
        pb::ComponentLayout *to = message.add_components();
        to->set_name(component.name);
        for (const FieldLayout &field : component.fields) {
            pb::FieldLayout *target = to->add_fields();
            target->set_name(field.name);
            target->set_label(field.label);
            target->set_type(toProto(field.type));
            target->set_unit(field.unit);
            target->set_step(field.step);
            target->set_visibility(toProto(field.visibility));
            for (const std::string &value : field.values)
                target->add_values(value);
        }
    }
    return message.SerializeAsString();
}

bool Layout::finish()
{
    if (m_components.empty() || m_components.size() > 1000 || m_components[0].name != kEntity ||
        m_components[0].fields.empty() || m_components[0].fields[0].name != kParent ||
        m_components[0].fields[0].type != SlotType::Ref)
        return false;
    StateHasher hasher;
    std::set<std::string_view> names;
    for (std::size_t c = 0; c < m_components.size(); ++c) {
        ComponentLayout &component = m_components[c];
        if (component.name.empty() || !names.insert(component.name).second)
            return false;
        hasher.add(std::string_view(component.name));
        component.slots = 0;
        component.fieldOfSlot.clear();
        for (std::size_t f = 0; f < component.fields.size(); ++f) {
            FieldLayout &field = component.fields[f];
            field.slot = component.slots;
            field.slots = slotsOf(field.type);
            if (component.slots + field.slots > kMaxSlots || !(field.step > 0) ||
                !std::isfinite(field.step))
                return false;
            const double perUnit = std::round(1 / field.step);
            field.perUnit = std::fabs(perUnit * field.step - 1) < 1e-9 ? perUnit : 0;
            component.slots = static_cast<std::uint16_t>(component.slots + field.slots);
            component.fieldOfSlot.insert(component.fieldOfSlot.end(), field.slots,
                                         static_cast<std::uint16_t>(f));
            component.hasRefs |= field.type == SlotType::Ref;
            const FieldRef ref{static_cast<std::uint16_t>(c), field.slot};
            if (field.name.empty() ||
                !m_byPath.emplace(component.name + "." + field.name, ref).second)
                return false;
            hasher.add(std::string_view(field.name));
            hasher.add(static_cast<std::int64_t>(field.type));
            hasher.add(static_cast<std::int64_t>(std::llround(field.step * 1e9)));
            hasher.add(static_cast<std::int64_t>(field.values.size()));
            for (const std::string &value : field.values)
                hasher.add(std::string_view(value));
        }
    }
    m_hash = hasher.digest();
    return true;
}

int Layout::componentIndex(std::string_view name) const
{
    for (std::size_t i = 0; i < m_components.size(); ++i) {
        if (m_components[i].name == name)
            return static_cast<int>(i);
    }
    return -1;
}

FieldRef Layout::find(std::string_view path) const
{
    const auto it = m_byPath.find(path);
    return it == m_byPath.end() ? FieldRef() : it->second;
}

FieldRef Layout::find(std::string_view component, std::string_view field) const
{
    return find(std::string(component).append(".").append(field));
}

std::string Layout::path(FieldRef ref) const
{
    return m_components[ref.component].name + "." + field(ref).name;
}

} // namespace ward::world
