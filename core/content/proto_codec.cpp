// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/proto_codec.h"

#include "ward/v1/events/change_set.pb.h"

namespace ward::content {

namespace {

namespace pb = v1::events;

tl::unexpected<Error> malformed(std::string what)
{
    return failure("content.proto.malformed", {{"what", std::move(what)}});
}

/// An id that may be absent: no bytes and a null id are the same.
std::string bytesOf(const Id &id)
{
    return id.isNull() ? std::string() : id.toBytes();
}

Result<Id> idOf(const std::string &bytes)
{
    if (bytes.empty())
        return Id();
    auto id = Id::fromBytes(bytes);
    if (!id)
        return malformed("id");
    return *id;
}

struct CellToProto
{
    pb::Cell &out;

    void operator()(std::monostate) const { out.clear_value(); }
    void operator()(bool value) const { out.set_flag(value); }
    void operator()(std::int64_t value) const { out.set_integer(value); }
    void operator()(double value) const { out.set_number(value); }
    void operator()(const std::string &value) const { out.set_text(value); }
    void operator()(const Quantity &value) const
    {
        out.mutable_quantity()->set_value(value.value);
        out.mutable_quantity()->set_unit(value.unit);
    }
    void operator()(const Vec3 &value) const
    {
        auto *v = out.mutable_vec3();
        v->set_x(value.x);
        v->set_y(value.y);
        v->set_z(value.z);
    }
    void operator()(const Quat &value) const
    {
        auto *q = out.mutable_quat();
        q->set_w(value.w);
        q->set_x(value.x);
        q->set_y(value.y);
        q->set_z(value.z);
    }
    void operator()(const Id &value) const { out.set_ref(value.toBytes()); }
    void operator()(const TextSet &value) const
    {
        auto *set = out.mutable_set();
        for (const std::string &item : value)
            set->add_items(item);
    }
    void operator()(const Curve &value) const
    {
        auto *curve = out.mutable_curve();
        curve->mutable_times()->Add(value.times.begin(), value.times.end());
        curve->mutable_values()->Add(value.values.begin(), value.values.end());
    }
};

void toProto(const TextStep &step, pb::TextStep &out)
{
    switch (step.kind) {
    case TextStep::Kind::Retain:
        out.set_retain(step.length);
        break;
    case TextStep::Kind::Insert:
        out.set_insert(step.text);
        break;
    case TextStep::Kind::Delete:
        out.set_delete_(step.text);
        break;
    }
}

struct OpToProto
{
    pb::Op &out;

    void operator()(const SetOp &op) const
    {
        auto *set = out.mutable_set();
        set->set_record(bytesOf(op.record));
        set->set_cell(op.cell);
        if (!isAbsent(op.before))
            content::toProto(op.before, *set->mutable_before());
        if (!isAbsent(op.after))
            content::toProto(op.after, *set->mutable_after());
    }
    void operator()(const AddOp &op) const
    {
        content::toProto(op.record, *out.mutable_add()->mutable_record());
    }
    void operator()(const RemoveOp &op) const
    {
        content::toProto(op.was, *out.mutable_remove()->mutable_was());
    }
    void operator()(const MoveOp &op) const
    {
        auto *move = out.mutable_move();
        move->set_record(bytesOf(op.record));
        move->set_parent_before(bytesOf(op.parentBefore));
        move->set_rank_before(op.rankBefore);
        move->set_parent_after(bytesOf(op.parentAfter));
        move->set_rank_after(op.rankAfter);
    }
    void operator()(const TextOp &op) const
    {
        auto *text = out.mutable_text();
        text->set_record(bytesOf(op.record));
        text->set_cell(op.cell);
        text->set_locale(op.locale);
        for (const TextStep &step : op.delta)
            toProto(step, *text->add_delta());
    }
};

Result<Op> opFromProto(const pb::SetCell &op)
{
    auto record = idOf(op.record());
    if (!record)
        return failure(record.error());
    auto before = fromProto(op.before());
    if (!before)
        return failure(before.error());
    auto after = fromProto(op.after());
    if (!after)
        return failure(after.error());
    return SetOp{*record, op.cell(), std::move(*before), std::move(*after)};
}

Result<Op> opFromProto(const pb::MoveRecord &op)
{
    auto record = idOf(op.record());
    auto before = idOf(op.parent_before());
    auto after = idOf(op.parent_after());
    if (!record || !before || !after)
        return malformed("id");
    return MoveOp{*record, *before, op.rank_before(), *after, op.rank_after()};
}

Result<Op> opFromProto(const pb::EditText &op)
{
    auto record = idOf(op.record());
    if (!record)
        return failure(record.error());
    TextOp text{*record, op.cell(), op.locale(), {}};
    for (const pb::TextStep &step : op.delta()) {
        switch (step.step_case()) {
        case pb::TextStep::kRetain:
            text.delta.push_back({TextStep::Kind::Retain, step.retain(), {}});
            break;
        case pb::TextStep::kInsert:
            text.delta.push_back({TextStep::Kind::Insert, 0, step.insert()});
            break;
        case pb::TextStep::kDelete:
            text.delta.push_back({TextStep::Kind::Delete, 0, step.delete_()});
            break;
        case pb::TextStep::STEP_NOT_SET:
            return malformed("text step");
        }
    }
    return text;
}

Result<Op> opFromProto(const pb::Op &op)
{
    switch (op.op_case()) {
    case pb::Op::kSet:
        return opFromProto(op.set());
    case pb::Op::kAdd: {
        auto record = fromProto(op.add().record());
        if (!record)
            return failure(record.error());
        return AddOp{std::move(*record)};
    }
    case pb::Op::kRemove: {
        auto record = fromProto(op.remove().was());
        if (!record)
            return failure(record.error());
        return RemoveOp{std::move(*record)};
    }
    case pb::Op::kMove:
        return opFromProto(op.move());
    case pb::Op::kText:
        return opFromProto(op.text());
    case pb::Op::OP_NOT_SET:
        break;
    }
    return malformed("op");
}

} // namespace

void toProto(const CellValue &value, pb::Cell &out)
{
    std::visit(CellToProto{out}, value);
}

void toProto(const Record &record, pb::Record &out)
{
    out.set_id(bytesOf(record.id));
    out.set_kind(record.kind);
    out.set_parent(bytesOf(record.parent));
    out.set_rank(record.rank);
    for (const auto &[name, value] : record.cells) {
        auto *cell = out.add_cells();
        cell->set_name(name);
        toProto(value, *cell->mutable_cell());
    }
}

void toProto(const ChangeSet &change, pb::ChangeSet &out)
{
    out.set_id(bytesOf(change.id));
    out.set_base(bytesOf(change.base));
    out.set_intent(change.intent);
    out.set_actor(change.actor);
    out.set_client(change.client);
    out.set_scope(change.scope == Scope::Session ? pb::ChangeSet::SCOPE_SESSION
                                                 : pb::ChangeSet::SCOPE_DEFINITION);
    out.set_at_us(change.at.us);
    for (const Op &op : change.ops)
        std::visit(OpToProto{*out.add_ops()}, op);
    out.set_note(change.note);
}

Result<CellValue> fromProto(const pb::Cell &cell)
{
    switch (cell.value_case()) {
    case pb::Cell::kFlag:
        return CellValue(cell.flag());
    case pb::Cell::kInteger:
        return CellValue(static_cast<std::int64_t>(cell.integer()));
    case pb::Cell::kNumber:
        return CellValue(cell.number());
    case pb::Cell::kText:
        return CellValue(cell.text());
    case pb::Cell::kQuantity:
        return CellValue(Quantity{cell.quantity().value(), cell.quantity().unit()});
    case pb::Cell::kVec3:
        return CellValue(Vec3{cell.vec3().x(), cell.vec3().y(), cell.vec3().z()});
    case pb::Cell::kQuat:
        return CellValue(Quat{cell.quat().w(), cell.quat().x(), cell.quat().y(), cell.quat().z()});
    case pb::Cell::kRef: {
        auto id = idOf(cell.ref());
        if (!id)
            return failure(id.error());
        return CellValue(*id);
    }
    case pb::Cell::kSet:
        return CellValue(TextSet(cell.set().items().begin(), cell.set().items().end()));
    case pb::Cell::kCurve:
        if (cell.curve().times_size() != cell.curve().values_size())
            return malformed("curve");
        return CellValue(Curve{{cell.curve().times().begin(), cell.curve().times().end()},
                               {cell.curve().values().begin(), cell.curve().values().end()}});
    case pb::Cell::VALUE_NOT_SET:
        break;
    }
    return CellValue();
}

Result<Record> fromProto(const pb::Record &record)
{
    auto id = idOf(record.id());
    if (!id || id->isNull())
        return malformed("record id");
    auto parent = idOf(record.parent());
    if (!parent)
        return failure(parent.error());
    Record out{*id, record.kind(), *parent, record.rank(), {}};
    for (const pb::NamedCell &cell : record.cells()) {
        auto value = fromProto(cell.cell());
        if (!value)
            return failure(value.error());
        if (!out.cells.emplace(cell.name(), std::move(*value)).second)
            return malformed("duplicate cell");
    }
    return out;
}

Result<ChangeSet> fromProto(const pb::ChangeSet &change)
{
    ChangeSet out;
    auto id = idOf(change.id());
    auto base = idOf(change.base());
    if (!id || !base)
        return malformed("id");
    out.id = *id;
    out.base = *base;
    out.intent = change.intent();
    out.actor = change.actor();
    out.client = change.client();
    switch (change.scope()) {
    case pb::ChangeSet::SCOPE_DEFINITION:
        out.scope = Scope::Definition;
        break;
    case pb::ChangeSet::SCOPE_SESSION:
        out.scope = Scope::Session;
        break;
    default:
        return malformed("scope");
    }
    out.at = SimTime{change.at_us()};
    out.note = change.note();
    for (const pb::Op &op : change.ops()) {
        auto read = opFromProto(op);
        if (!read)
            return failure(read.error());
        out.ops.push_back(std::move(*read));
    }
    return out;
}

} // namespace ward::content
