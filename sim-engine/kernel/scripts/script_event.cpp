// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/script_event.h"

#include "core/base/id.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

namespace ward::kernel {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using scripts::Table;
using scripts::Value;

constexpr int kMostItems = 64; ///< of a list; change-sets can be long
constexpr std::size_t kIdBytes = 16;

Value textOf(const FieldDescriptor &field, const std::string &bytes)
{
    if (field.type() != FieldDescriptor::TYPE_BYTES)
        return bytes;
    const auto id = bytes.size() == kIdBytes ? Id::fromBytes(bytes) : Result<Id>(Id());
    return id && !id->isNull() ? Value(id->toString()) : Value();
}

Value messageOf(const Message &message)
{
    // A cell is the value it holds.
    Table members = dataOf(message);
    if (message.GetDescriptor()->name() == "Cell")
        return members.empty() ? Value() : members.begin()->second;
    return members;
}

Value single(const Message &message, const FieldDescriptor &field)
{
    const auto &reflection = *message.GetReflection();
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.GetBool(message, &field);
    case FieldDescriptor::CPPTYPE_INT32:
        return std::int64_t{reflection.GetInt32(message, &field)};
    case FieldDescriptor::CPPTYPE_UINT32:
        return std::int64_t{reflection.GetUInt32(message, &field)};
    case FieldDescriptor::CPPTYPE_INT64:
        return std::int64_t{reflection.GetInt64(message, &field)};
    case FieldDescriptor::CPPTYPE_UINT64:
        return static_cast<std::int64_t>(reflection.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return reflection.GetDouble(message, &field);
    case FieldDescriptor::CPPTYPE_FLOAT:
        return double{reflection.GetFloat(message, &field)};
    case FieldDescriptor::CPPTYPE_ENUM:
        return std::string(reflection.GetEnum(message, &field)->name());
    case FieldDescriptor::CPPTYPE_STRING:
        return textOf(field, reflection.GetString(message, &field));
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return messageOf(reflection.GetMessage(message, &field));
    }
    return {};
}

/// Named cells become a table by name, everything else a list.
Value repeated(const Message &message, const FieldDescriptor &field)
{
    const auto &reflection = *message.GetReflection();
    Table out;
    const int count = std::min(reflection.FieldSize(message, &field), kMostItems);
    for (int i = 0; i < count; ++i) {
        const auto place = static_cast<std::int64_t>(i + 1);
        if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            const Value item = messageOf(reflection.GetRepeatedMessage(message, &field, i));
            const std::string *name =
                field.message_type()->name() == "NamedCell" ? item.at("name").text() : nullptr;
            if (name)
                out.insert_or_assign(*name, item.at("cell"));
            else
                out.insert_or_assign(place, item);
        } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
            out.insert_or_assign(place,
                                 textOf(field, reflection.GetRepeatedString(message, &field, i)));
        }
    }
    return out;
}

} // namespace

Table dataOf(const Message &message)
{
    Table out;
    std::vector<const FieldDescriptor *> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor *field : fields) {
        Value value = field->is_repeated() ? repeated(message, *field) : single(message, *field);
        if (!value.isNil())
            out.insert_or_assign(std::string(field->name()), std::move(value));
    }
    return out;
}

} // namespace ward::kernel
