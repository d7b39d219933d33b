// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/looks_parse.h"

#include "core/content/json_util.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

using rapidjson::Value;

std::string numbered(const std::string &where, const char *list, std::size_t index)
{
    return where + list + '[' + std::to_string(index) + ']';
}

std::optional<Vec3> vec3(const Value &value)
{
    const auto n = json::numbers(value);
    if (!n || n->size() != 3)
        return std::nullopt;
    return Vec3{(*n)[0], (*n)[1], (*n)[2]};
}

std::optional<Range> risingRange(const Value &value)
{
    const auto n = json::numbers(value);
    if (!n || n->size() != 2 || !((*n)[0] < (*n)[1]))
        return std::nullopt;
    return Range{(*n)[0], (*n)[1]};
}

/// Texts and nothing else, at least one, none of them empty.
std::optional<std::vector<std::string>> names(const Value &value)
{
    if (!value.IsArray() || value.Empty())
        return std::nullopt;
    std::vector<std::string> out;
    for (const Value &one : value.GetArray()) {
        if (!one.IsString() || one.GetStringLength() == 0)
            return std::nullopt;
        out.emplace_back(one.GetString(), one.GetStringLength());
    }
    return out;
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Quantity || type == FieldType::Integer || type == FieldType::Number ||
           type == FieldType::Flag;
}

bool isWorded(FieldType type)
{
    return type == FieldType::Enum || type == FieldType::String || type == FieldType::Text;
}

std::optional<double> numberOf(const FieldSpec &field)
{
    const CellValue &value = field.defaultValue;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? 1 : 0;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *quantity = std::get_if<Quantity>(&value)) {
        if (const auto converted = convert(quantity->value, quantity->unit, field.unit))
            return *converted;
    }
    return std::nullopt;
}

std::string wordOf(const FieldSpec &field)
{
    const auto *text = std::get_if<std::string>(&field.defaultValue);
    return text ? *text : std::string();
}

class Parser
{
public:
    Parser(const Schema &schema, const std::vector<Socket> &sockets)
        : m_schema(schema)
        , m_sockets(sockets)
    {
    }

    Result<Looks> looks(const Value &prefab, const std::string &id)
    {
        const std::string where = id + ": ";
        const auto each = [&](const char *list, auto read, auto &out) -> Result<> {
            const Value *entries = json::find(prefab, list);
            if (!entries)
                return {};
            if (!entries->IsArray())
                return malformed(where + list);
            std::size_t index = 0;
            for (const Value &entry : entries->GetArray()) {
                const std::string place = numbered(where, list, index++);
                if (!entry.IsObject())
                    return malformed(place);
                auto one = read(entry, place);
                if (!one)
                    return failure(std::move(one.error()));
                out.push_back(*std::move(one));
            }
            return {};
        };
        Looks out;
        Result<> done = each(
            "variants", [&](const Value &v, const std::string &w) { return variant(v, w); },
            out.variants);
        if (done)
            done = each(
                "joints", [&](const Value &v, const std::string &w) { return joint(v, w); },
                out.joints);
        if (done)
            done = notMore(out.joints.size(), kMostJoints, where + "joints");
        if (done)
            done = each(
                "shown", [&](const Value &v, const std::string &w) { return shown(v, w); },
                out.shown);
        if (done)
            done = notMore(out.shown.size(), kMostShown, where + "shown");
        if (done)
            done = each(
                "tints", [&](const Value &v, const std::string &w) { return tint(v, w); },
                out.tints);
        if (done)
            done = perModel(prefab, where, out.lod, out.breath);
        if (done)
            done = scalesLast(out.joints, where);
        if (!done)
            return failure(std::move(done.error()));
        return out;
    }

private:
    static tl::unexpected<Error> malformed(std::string where)
    {
        return failure("content.looks.form", {{"where", std::move(where)}});
    }

    static Result<> notMore(std::size_t count, std::size_t most, std::string where)
    {
        if (count <= most)
            return {};
        return failure("content.looks.many",
                       {{"where", std::move(where)}, {"most", static_cast<std::int64_t>(most)}});
    }

    Result<> onlyMembers(const Value &object, const std::string &where,
                         const std::vector<std::string> &known) const
    {
        Result<> outcome;
        json::forEachMember(object, [&](const std::string &name, const Value &) {
            if (outcome && std::find(known.begin(), known.end(), name) == known.end())
                outcome = failure(
                    "content.looks.member",
                    {{"where", where}, {"member", name}, {"nearest", nearestName(name, known)}});
        });
        return outcome;
    }

    /// A recorded field of a type that `fits`.
    Result<const FieldSpec *> field(const std::string &path, const std::string &where,
                                    bool (*fits)(FieldType)) const
    {
        const FieldSpec *spec = m_schema.field(path);
        if (spec && spec->recorded && fits(spec->type))
            return spec;
        std::vector<std::string> known;
        for (const KindSpec &kind : m_schema.kinds()) {
            for (const FieldSpec &one : kind.fields) {
                if (kind.component && one.recorded && fits(one.type))
                    known.push_back(kind.name + '.' + one.name);
            }
        }
        return failure("content.looks.field",
                       {{"where", where}, {"field", path}, {"nearest", nearestName(path, known)}});
    }

    Result<> knownValue(const FieldSpec &spec, const std::string &value,
                        const std::string &where) const
    {
        if (spec.type != FieldType::Enum || m_schema.enumValue(spec.enumName, value))
            return {};
        std::vector<std::string> known;
        for (const EnumValue &one : m_schema.enumValues(spec.enumName))
            known.push_back(one.value);
        return failure(
            "content.looks.value",
            {{"where", where}, {"value", value}, {"nearest", nearestName(value, known)}});
    }

    Result<Condition> condition(const std::string &path, const Value &value,
                                const std::string &where) const
    {
        Condition out;
        out.field = path;
        const bool ranged = value.IsArray() && !value.Empty() && value[0].IsNumber();
        if (ranged || value.IsBool()) {
            const auto spec = field(path, where, isNumeric);
            if (!spec)
                return failure(spec.error());
            if (((*spec)->type == FieldType::Flag) != value.IsBool())
                return malformed(where);
            out.numberElse = numberOf(**spec);
            if (value.IsBool()) {
                out.flag = value.GetBool();
                return out;
            }
            out.range = risingRange(value);
            if (!out.range)
                return failure("content.looks.rising", {{"where", where}});
            return out;
        }
        if (value.IsString()) {
            out.texts.emplace_back(value.GetString(), value.GetStringLength());
        } else if (auto texts = names(value)) {
            out.texts = *std::move(texts);
        } else {
            return malformed(where);
        }
        const auto spec = field(path, where, isWorded);
        if (!spec)
            return failure(spec.error());
        for (const std::string &text : out.texts) {
            if (auto known = knownValue(**spec, text, where); !known)
                return failure(std::move(known.error()));
        }
        out.textElse = wordOf(**spec);
        return out;
    }

    Result<When> when(const Value &object, const std::string &where) const
    {
        const Value *conditions = json::find(object, "when");
        if (!conditions)
            return When{};
        if (!conditions->IsObject() || conditions->ObjectEmpty())
            return malformed(where + ".when");
        When out;
        Result<> outcome;
        json::forEachMember(*conditions, [&](const std::string &path, const Value &value) {
            if (!outcome)
                return;
            auto one = condition(path, value, where + ".when." + path);
            if (one)
                out.push_back(*std::move(one));
            else
                outcome = failure(std::move(one.error()));
        });
        if (!outcome)
            return failure(std::move(outcome.error()));
        return out;
    }

    Result<ModelVariant> variant(const Value &object, const std::string &where) const
    {
        if (auto fine = onlyMembers(object, where, {"when", "model", "sockets", "lod", "breath"});
            !fine)
            return failure(std::move(fine.error()));
        ModelVariant out;
        out.model = json::text(object, "model");
        if (out.model.empty())
            return malformed(where + ".model");
        auto conditions = when(object, where);
        if (!conditions)
            return failure(std::move(conditions.error()));
        if (conditions->empty())
            return malformed(where + ".when");
        out.when = *std::move(conditions);
        auto sockets = parseSockets(object);
        if (!sockets)
            return malformed(where + ".sockets");
        for (const Socket &socket : *sockets) {
            if (auto known = knownSocket(socket.name, where + ".sockets"); !known)
                return failure(std::move(known.error()));
        }
        out.sockets = *std::move(sockets);
        if (auto done = perModel(object, where + '.', out.lod, out.breath); !done)
            return failure(std::move(done.error()));
        return out;
    }

    Result<> knownSocket(const std::string &name, const std::string &where) const
    {
        std::vector<std::string> known;
        for (const Socket &socket : m_sockets) {
            if (socket.name == name)
                return {};
            known.push_back(socket.name);
        }
        return failure("content.looks.socket",
                       {{"where", where}, {"socket", name}, {"nearest", nearestName(name, known)}});
    }

    Result<> jointField(const Value &object, const std::string &where, Joint &out) const
    {
        const std::string path = json::text(object, "field");
        if (path.starts_with("clock.")) {
            out.clock = path == "clock.hour"     ? Joint::Clock::Hour
                        : path == "clock.minute" ? Joint::Clock::Minute
                        : path == "clock.second" ? Joint::Clock::Second
                                                 : Joint::Clock::None;
            if (out.clock != Joint::Clock::None)
                return {};
            return failure(
                "content.looks.field",
                {{"where", where + ".field"},
                 {"field", path},
                 {"nearest", nearestName(path, {"clock.hour", "clock.minute", "clock.second"})}});
        }
        const auto spec = field(path, where + ".field", isNumeric);
        if (!spec)
            return failure(spec.error());
        out.field = path;
        out.numberElse = numberOf(**spec);
        return {};
    }

    Result<> jointShape(const Value &object, const std::string &where, Joint &out) const
    {
        const std::string kind = json::text(object, "kind");
        if (kind != "rotate" && kind != "slide" && kind != "scale")
            return malformed(where + ".kind");
        out.kind = kind == "rotate"  ? Joint::Kind::Rotate
                   : kind == "slide" ? Joint::Kind::Slide
                                     : Joint::Kind::Scale;
        const Value *axis = json::find(object, "axis");
        const auto direction = axis ? vec3(*axis) : std::nullopt;
        if (!direction)
            return malformed(where + ".axis");
        const double length = std::sqrt(dot(*direction, *direction));
        const int sides = (direction->x != 0) + (direction->y != 0) + (direction->z != 0);
        if (!(length > 1e-6) || (out.kind == Joint::Kind::Scale && sides != 1))
            return failure("content.looks.axis", {{"where", where + ".axis"}});
        out.axis = *direction * (1 / length);
        if (const Value *pivot = json::find(object, "pivot")) {
            const auto point = vec3(*pivot);
            if (!point)
                return malformed(where + ".pivot");
            out.pivot = *point;
        }
        const Value *from = json::find(object, "from");
        const auto fromRange = from ? risingRange(*from) : std::nullopt;
        if (!fromRange)
            return failure("content.looks.rising", {{"where", where + ".from"}});
        out.from = *fromRange;
        const Value *to = json::find(object, "to");
        const auto amounts = to ? json::numbers(*to) : std::nullopt;
        if (!amounts || amounts->size() != 2)
            return malformed(where + ".to");
        out.atLow = (*amounts)[0];
        out.atHigh = (*amounts)[1];
        if (out.kind == Joint::Kind::Scale && (out.atLow < 0 || out.atHigh < 0))
            return malformed(where + ".to");
        return {};
    }

    Result<Joint> joint(const Value &object, const std::string &where) const
    {
        Joint out;
        Result<> done = onlyMembers(
            object, where,
            {"nodes", "kind", "axis", "pivot", "field", "from", "to", "carries", "when"});
        if (done)
            done = jointField(object, where, out);
        if (done)
            done = jointShape(object, where, out);
        if (!done)
            return failure(std::move(done.error()));
        const Value *nodes = json::find(object, "nodes");
        auto named = nodes ? names(*nodes) : std::nullopt;
        if (!named)
            return malformed(where + ".nodes");
        out.nodes = *std::move(named);
        if (const Value *carries = json::find(object, "carries")) {
            if (!carries->IsArray())
                return malformed(where + ".carries");
            out.carries = json::texts(object, "carries");
            if (out.carries.size() != carries->Size() ||
                (out.clock != Joint::Clock::None && !out.carries.empty()))
                return malformed(where + ".carries");
        }
        for (const std::string &socket : out.carries) {
            if (auto known = knownSocket(socket, where + ".carries"); !known)
                return failure(std::move(known.error()));
        }
        auto conditions = when(object, where);
        if (!conditions)
            return failure(std::move(conditions.error()));
        out.when = *std::move(conditions);
        return out;
    }

    Result<ShownNodes> shown(const Value &object, const std::string &where) const
    {
        if (auto fine = onlyMembers(object, where, {"nodes", "when"}); !fine)
            return failure(std::move(fine.error()));
        const Value *nodes = json::find(object, "nodes");
        auto named = nodes ? names(*nodes) : std::nullopt;
        if (!named)
            return malformed(where + ".nodes");
        auto conditions = when(object, where);
        if (!conditions)
            return failure(std::move(conditions.error()));
        if (conditions->empty())
            return malformed(where + ".when");
        return ShownNodes{*std::move(named), *std::move(conditions)};
    }

    static std::optional<std::array<float, 3>> colour(const std::string &text)
    {
        if (text.size() != 7 || text[0] != '#')
            return std::nullopt;
        std::array<float, 3> out{};
        for (std::size_t i = 0; i < 3; ++i) {
            int level = 0;
            for (std::size_t k = 1 + 2 * i; k < 3 + 2 * i; ++k) {
                const char c = text[k];
                const int digit = c >= '0' && c <= '9'   ? c - '0'
                                  : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                         : -1;
                if (digit < 0)
                    return std::nullopt;
                level = level * 16 + digit;
            }
            out[i] = static_cast<float>(level) / 255.0F;
        }
        return out;
    }

    Result<Tint> tint(const Value &object, const std::string &where) const
    {
        if (auto fine = onlyMembers(object, where, {"material", "field", "values"}); !fine)
            return failure(std::move(fine.error()));
        Tint out;
        out.material = json::text(object, "material");
        out.field = json::text(object, "field");
        const auto spec = field(out.field, where + ".field", isWorded);
        if (!spec)
            return failure(spec.error());
        out.textElse = wordOf(**spec);
        const Value *values = json::find(object, "values");
        if (out.material.empty() || !values || !values->IsObject())
            return malformed(where);
        Result<> outcome;
        json::forEachMember(*values, [&](const std::string &name, const Value &value) {
            if (!outcome)
                return;
            const std::string place = where + ".values." + name;
            outcome = knownValue(**spec, name, place);
            if (!outcome)
                return;
            const std::string text = value.IsString() ? value.GetString() : "";
            if (const auto rgb = colour(text))
                out.values.push_back({name, *rgb});
            else
                outcome = failure("content.looks.colour", {{"where", place}, {"value", text}});
        });
        if (!outcome)
            return failure(std::move(outcome.error()));
        return out;
    }

    Result<> perModel(const Value &object, const std::string &where, std::vector<DetailLevel> &lod,
                      std::vector<BreathRegion> &breath) const
    {
        std::size_t index = 0;
        double last = 1;
        for (const Value &entry : json::array(object, "lod").GetArray()) {
            const std::string place = numbered(where, "lod", index++);
            if (!entry.IsObject())
                return malformed(place);
            if (auto fine = onlyMembers(entry, place, {"model", "below"}); !fine)
                return fine;
            DetailLevel level{json::text(entry, "model"), json::number(entry, "below", 0)};
            if (level.model.empty())
                return malformed(place + ".model");
            if (!(level.below > 0 && level.below <= last) || (index > 1 && level.below == last))
                return failure("content.looks.below", {{"where", place + ".below"}});
            last = level.below;
            lod.push_back(std::move(level));
        }
        index = 0;
        for (const Value &entry : json::array(object, "breath").GetArray()) {
            const std::string place = numbered(where, "breath", index++);
            if (!entry.IsObject())
                return malformed(place);
            if (auto fine = onlyMembers(entry, place, {"centre", "radius", "rise"}); !fine)
                return fine;
            const auto part = [&](const char *name) {
                const Value *value = json::find(entry, name);
                return value ? vec3(*value) : std::nullopt;
            };
            const auto centre = part("centre");
            const auto radius = part("radius");
            const auto rise = part("rise");
            if (!centre || !radius || !rise || !(radius->x > 0 && radius->y > 0 && radius->z > 0))
                return malformed(place);
            breath.push_back({*centre, *radius, *rise});
        }
        if (auto few = notMore(lod.size(), kMostLevels, where + "lod"); !few)
            return few;
        return notMore(breath.size(), kMostBreathRegions, where + "breath");
    }

    /// A node that was stretched cannot be turned as a whole: a stretch is the last thing that
    /// moves it, and the only one.
    static Result<> scalesLast(const std::vector<Joint> &joints, const std::string &where)
    {
        for (std::size_t i = 0; i < joints.size(); ++i) {
            if (joints[i].kind != Joint::Kind::Scale)
                continue;
            for (std::size_t k = i + 1; k < joints.size(); ++k) {
                for (const std::string &node : joints[i].nodes) {
                    const auto &others = joints[k].nodes;
                    if (std::find(others.begin(), others.end(), node) != others.end())
                        return failure("content.looks.scale",
                                       {{"where", numbered(where, "joints", k)}, {"node", node}});
                }
            }
        }
        return {};
    }

    const Schema &m_schema;
    const std::vector<Socket> &m_sockets;
};

} // namespace

Result<Looks> parseLooks(const Value &prefab, const std::string &id,
                         const std::vector<Socket> &sockets, const Schema &schema)
{
    return Parser(schema, sockets).looks(prefab, id);
}

std::optional<std::vector<Socket>> parseSockets(const Value &object)
{
    std::vector<Socket> out;
    for (const Value &member : json::array(object, "sockets").GetArray()) {
        if (!member.IsObject())
            return std::nullopt;
        Socket socket;
        socket.name = json::text(member, "name");
        socket.kind = json::text(member, "kind", "attach");
        for (const Socket &other : out) {
            if (other.name == socket.name)
                return std::nullopt;
        }
        if (const Value *position = json::find(member, "position")) {
            const auto place = vec3(*position);
            if (!place)
                return std::nullopt;
            socket.pose.position = *place;
        }
        if (const Value *rotation = json::find(member, "rotation")) {
            const auto n = json::numbers(*rotation);
            if (!n || n->size() != 4)
                return std::nullopt;
            socket.pose.rotation = {(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
        }
        if (const Value *size = json::find(member, "size")) {
            const auto extent = json::numbers(*size);
            if (!extent || extent->size() != 2)
                return std::nullopt;
            socket.width = (*extent)[0];
            socket.depth = (*extent)[1];
        }
        out.push_back(std::move(socket));
    }
    return out;
}

} // namespace ward::content
