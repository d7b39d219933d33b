// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/contract/codec/wire_codec.h"

#include "core/content/proto_codec.h"

#include <type_traits>

namespace ward::contract {

namespace {

/// Simulated time travels as a quantity of this unit, which no clinical argument has.
constexpr const char *kMicroseconds = "us";

void setArg(const MessageArg &arg, v1::events::Cell &out)
{
    std::visit(
        [&out](const auto &value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>) {
                out.set_text(value);
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                out.set_integer(value);
            } else if constexpr (std::is_same_v<T, double>) {
                out.set_number(value);
            } else if constexpr (std::is_same_v<T, MessageQuantity>) {
                out.mutable_quantity()->set_value(value.value);
                out.mutable_quantity()->set_unit(value.unit);
            } else {
                static_assert(std::is_same_v<T, MessageTime>);
                out.mutable_quantity()->set_value(static_cast<double>(value.us));
                out.mutable_quantity()->set_unit(kMicroseconds);
            }
        },
        arg);
}

MessageArg argFrom(const v1::events::Cell &cell)
{
    switch (cell.value_case()) {
    case v1::events::Cell::kInteger:
        return std::int64_t{cell.integer()};
    case v1::events::Cell::kNumber:
        return cell.number();
    case v1::events::Cell::kQuantity:
        if (cell.quantity().unit() == kMicroseconds)
            return MessageTime{static_cast<std::int64_t>(cell.quantity().value())};
        return MessageQuantity{cell.quantity().value(), cell.quantity().unit()};
    default:
        return cell.text();
    }
}

tl::unexpected<Error> malformed(std::string what)
{
    return failure("contract.malformed", {{"what", std::move(what)}});
}

} // namespace

v1::wire::Text toProto(const Message &message)
{
    v1::wire::Text text;
    text.set_code(message.code);
    for (const auto &[name, value] : message.args) {
        v1::events::NamedCell *arg = text.add_args();
        arg->set_name(name);
        setArg(value, *arg->mutable_cell());
    }
    return text;
}

Message fromProto(const v1::wire::Text &text)
{
    Message message(text.code());
    for (const v1::events::NamedCell &arg : text.args())
        message.args.emplace_back(arg.name(), argFrom(arg.cell()));
    return message;
}

void toProto(const content::Cells &cells, NamedCells &out)
{
    for (const auto &[name, value] : cells) {
        v1::events::NamedCell *cell = out.Add();
        cell->set_name(name);
        content::toProto(value, *cell->mutable_cell());
    }
}

Result<content::Cells> fromProto(const NamedCells &cells)
{
    content::Cells result;
    for (const v1::events::NamedCell &cell : cells) {
        auto value = content::fromProto(cell.cell());
        if (!value)
            return failure(value.error());
        if (!result.emplace(cell.name(), std::move(*value)).second)
            return malformed("two values for " + cell.name());
    }
    return result;
}

void toProto(const content::SetOp &op, v1::events::SetCell &out)
{
    out.set_record(idBytes(op.record));
    out.set_cell(op.cell);
    content::toProto(op.before, *out.mutable_before());
    content::toProto(op.after, *out.mutable_after());
}

Result<content::SetOp> fromProto(const v1::events::SetCell &op)
{
    const auto record = idFromBytes(op.record());
    auto before = content::fromProto(op.before());
    auto after = content::fromProto(op.after());
    if (!record)
        return failure(record.error());
    if (!before)
        return failure(before.error());
    if (!after)
        return failure(after.error());
    return content::SetOp{*record, op.cell(), std::move(*before), std::move(*after)};
}

std::string idBytes(const Id &id)
{
    return id.isNull() ? std::string() : id.toBytes();
}

Result<Id> idFromBytes(const std::string &bytes)
{
    if (bytes.empty())
        return Id();
    if (bytes.size() != 16)
        return malformed("an id that is not 16 bytes long");
    return Id::fromBytes(bytes);
}

std::string frameHead(std::uint64_t seq)
{
    std::string bytes(1, '\x08'); // field 1, varint
    for (; seq >= 0x80; seq >>= 7)
        bytes.push_back(static_cast<char>(seq | 0x80));
    bytes.push_back(static_cast<char>(seq));
    return bytes;
}

std::string frameBody(const v1::wire::Frame &frameWithoutSeq)
{
    return frameWithoutSeq.SerializeAsString();
}

} // namespace ward::contract
