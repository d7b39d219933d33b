// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/proto_json.h"

#include "core/base/id.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace ward::cli {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

void writeBytes(JsonOut &json, const std::string &bytes)
{
    if (const auto id = Id::fromBytes(bytes)) {
        json.text(id->toString());
        return;
    }
    constexpr char kHex[] = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
        hex.push_back(kHex[static_cast<unsigned char>(c) & 15]);
    }
    json.text(hex);
}

/// Beyond 2⁵³ a JSON reader would round: such numbers are texts.
void writeUnsigned(JsonOut &json, std::uint64_t value)
{
    if (value <= std::uint64_t{1} << 53)
        json.integer(static_cast<std::int64_t>(value));
    else
        json.text(std::to_string(value));
}

/// One value of a field; `index` counts in repeated ones, −1 else.
void writeValue(JsonOut &json, const Message &message, const FieldDescriptor *field, int index)
{
    const Reflection *r = message.GetReflection();
    const bool many = index >= 0;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        json.integer(many ? r->GetRepeatedInt32(message, field, index)
                          : r->GetInt32(message, field));
        break;
    case FieldDescriptor::CPPTYPE_INT64:
        json.integer(many ? r->GetRepeatedInt64(message, field, index)
                          : r->GetInt64(message, field));
        break;
    case FieldDescriptor::CPPTYPE_UINT32:
        json.integer(many ? r->GetRepeatedUInt32(message, field, index)
                          : r->GetUInt32(message, field));
        break;
    case FieldDescriptor::CPPTYPE_UINT64:
        writeUnsigned(json, many ? r->GetRepeatedUInt64(message, field, index)
                                 : r->GetUInt64(message, field));
        break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
        json.number(many ? r->GetRepeatedDouble(message, field, index)
                         : r->GetDouble(message, field));
        break;
    case FieldDescriptor::CPPTYPE_FLOAT:
        json.number(double(many ? r->GetRepeatedFloat(message, field, index)
                                : r->GetFloat(message, field)));
        break;
    case FieldDescriptor::CPPTYPE_BOOL:
        json.flag(many ? r->GetRepeatedBool(message, field, index) : r->GetBool(message, field));
        break;
    case FieldDescriptor::CPPTYPE_ENUM:
        json.text((many ? r->GetRepeatedEnum(message, field, index) : r->GetEnum(message, field))
                      ->name());
        break;
    case FieldDescriptor::CPPTYPE_STRING: {
        const std::string value =
            many ? r->GetRepeatedString(message, field, index) : r->GetString(message, field);
        if (field->type() == FieldDescriptor::TYPE_BYTES)
            writeBytes(json, value);
        else
            json.text(value);
        break;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
        writeMessage(json, many ? r->GetRepeatedMessage(message, field, index)
                                : r->GetMessage(message, field));
        break;
    }
}

} // namespace

void writeMessage(JsonOut &json, const Message &message)
{
    std::vector<const FieldDescriptor *> fields;
    message.GetReflection()->ListFields(message, &fields); // set ones, by number
    json.beginObject();
    for (const FieldDescriptor *field : fields) {
        json.key(field->name());
        if (!field->is_repeated()) {
            writeValue(json, message, field, -1);
            continue;
        }
        json.beginArray();
        const int size = message.GetReflection()->FieldSize(message, field);
        for (int i = 0; i < size; ++i)
            writeValue(json, message, field, i);
        json.endArray();
    }
    json.endObject();
}

} // namespace ward::cli
