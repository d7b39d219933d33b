// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/content/document_codec.h"
#include "core/world/instantiate.h"
#include "core/world/state_codec.h"
#include "tests/support/random_world.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <cmath>

using namespace ward;
using namespace ward::content;
using namespace ward::world;

namespace {

const Schema &schema()
{
    return Schema::shipped();
}
const Catalogue &catalogue()
{
    return Catalogue::shipped();
}

Document shippedScenario()
{
    const std::string bytes =
        readFile(WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json").value();
    return parseDocument(bytes, "icu-arrest", schema()).document.value();
}

Document smallScenario()
{
    Document document;
    const auto add = [&](Id id, std::string kind, Id parent, std::string rank, Cells cells) {
        const auto done =
            document.add({id, std::move(kind), parent, std::move(rank), std::move(cells)});
        QVERIFY2(done, done ? "" : done.error().code().c_str());
    };
    const Id scenario(1, 1);
    add(scenario, "scenario", {}, "", {{"name", std::string("Test")}});
    add({1, 2}, "entity", scenario, "V",
        {{"name", std::string("Mr Okafor")}, {"prefab", std::string("ward.icu@1.0.0#patient")}});
    add({1, 3}, "vitals", {1, 2}, "V", {{"hr", Quantity{92, "/min"}}});
    add({1, 4}, "entity", scenario, "W",
        {{"name", std::string("Monitor")},
         {"prefab", std::string("ward.icu@1.0.0#bedside-monitor")}});
    add({1, 5}, "monitor", {1, 4}, "V", {{"patient", Id(1, 2)}});
    add({1, 6}, "entity", scenario, "X", {{"prefab", std::string("ward.icu@1.0.0#med-cart")}});
    add({1, 7}, "transform", {1, 6}, "V",
        {{"position", Vec3{2, 0, 1}}, {"rotation", Quat{0.7071, 0, 0.7071, 0}}});
    return document;
}

ChangeSet session(std::vector<Op> ops)
{
    ChangeSet change;
    change.id = Id(9, 9);
    change.scope = Scope::Session;
    change.ops = std::move(ops);
    return change;
}

/// Random edits of a document that keep it valid: the same as a person makes in the Studio.
class Author
{
public:
    Author(const Document &document, test::Dice &dice)
        : m_document(document)
        , m_dice(dice)
    {
    }

    std::optional<ChangeSet> edit()
    {
        ChangeSet change;
        change.id = Id(m_dice.bits(), m_dice.bits());
        for (int i = m_dice.roll(6); i >= 0; --i) {
            for (int attempt = 0; attempt < 20; ++attempt) {
                ChangeSet one;
                one.ops = op();
                Document next = m_document;
                if (one.ops.empty() || !apply(next, one, schema()))
                    continue;
                m_document = std::move(next);
                change.ops.insert(change.ops.end(), one.ops.begin(), one.ops.end());
                break;
            }
        }
        if (change.ops.empty())
            return std::nullopt;
        return change;
    }

private:
    const Record &any(std::string_view kind)
    {
        const auto records = m_document.ofKind(kind);
        if (records.empty())
            return *m_document.scenario(); // refused by the document where an entity is needed
        return *records[std::size_t(m_dice.roll(int(records.size())))];
    }
    Id newId() { return {m_dice.bits(), m_dice.bits()}; }

    CellValue valueFor(const FieldSpec &field)
    {
        switch (field.type) {
        case FieldType::Quantity: {
            const Range range = field.hard.value_or(Range{0, 100});
            const double steps = std::floor((range.high - range.low) / field.step);
            const double value =
                range.low + field.step * std::floor(steps * m_dice.roll(1000) / 1000);
            return Quantity{std::round(value / field.step) * field.step, field.unit};
        }
        case FieldType::Integer:
            return std::int64_t(m_dice.roll(16));
        case FieldType::Flag:
            return m_dice.oneIn(2);
        case FieldType::Enum: {
            const auto &values = schema().enumValues(field.enumName);
            return values[std::size_t(m_dice.roll(int(values.size())))].value;
        }
        case FieldType::Vec3:
            return Vec3{m_dice.roll(4000) * 0.001, m_dice.roll(4000) * 0.001,
                        m_dice.roll(4000) * 0.001};
        case FieldType::Quat: {
            const int half = m_dice.roll(4);
            const Quat turns[] = {{1, 0, 0, 0}, {0.7071, 0, 0.7071, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}};
            return turns[half];
        }
        case FieldType::Ref:
            return any("entity").id;
        default:
            return "text " + std::to_string(m_dice.roll(30));
        }
    }

    std::string anyPrefab()
    {
        const auto &prefabs = catalogue().prefabs();
        return catalogue().reference(prefabs[std::size_t(m_dice.roll(int(prefabs.size())))]);
    }

    std::vector<Op> op()
    {
        switch (m_dice.roll(9)) {
        case 0: { // a new entity, sometimes with a component of its own
            const Record entity{newId(),
                                "entity",
                                m_dice.oneIn(3) ? m_document.scenario()->id : any("entity").id,
                                "V" + std::to_string(m_dice.roll(1000)) + "1",
                                {{"name", std::string("New")}, {"prefab", anyPrefab()}}};
            std::vector<Op> ops{AddOp{entity}};
            if (m_dice.oneIn(2)) {
                ops.push_back(
                    AddOp{{newId(),
                           "transform",
                           entity.id,
                           "V",
                           {{"position", valueFor(*schema().field("transform.position"))}}}});
            }
            return ops;
        }
        case 1: { // a component record on an entity, whether or not the prefab has one
            const Record &entity = any("entity");
            const char *kinds[] = {"vitals", "airway", "rhythm", "device", "monitor", "sensors"};
            const char *kind = kinds[m_dice.roll(6)];
            Record record{newId(), kind, entity.id, "V", {}};
            for (const FieldSpec &field : schema().kind(kind)->fields) {
                if (field.authored && m_dice.oneIn(3))
                    record.cells[field.name] = valueFor(field);
            }
            return {AddOp{record}};
        }
        case 2: { // a subtree leaves first
            std::vector<Op> ops;
            const Record &entity = any("entity");
            if (m_dice.oneIn(2) && entity.kind == "entity")
                remove(entity.id, ops);
            return ops.size() < 30 ? ops : std::vector<Op>();
        }
        case 3: {
            const Record &entity = any("entity");
            const Record &to = any("entity");
            return {MoveOp{entity.id, entity.parent, entity.rank, to.id, "V"}};
        }
        case 4: { // a component leaves
            for (const char *kind : {"vitals", "transform", "monitor", "rhythm", "device"}) {
                const auto records = m_document.ofKind(kind);
                if (!records.empty() && m_dice.oneIn(2))
                    return {RemoveOp{*records[std::size_t(m_dice.roll(int(records.size())))]}};
            }
            return {};
        }
        case 5: { // another prefab
            const Record &entity = any("entity");
            return {SetOp{entity.id, "prefab", entity.cell("prefab"), anyPrefab()}};
        }
        default: { // a cell of an entity or component; sometimes erased
            const auto records = m_document.canonical();
            const Record &record = *records[std::size_t(m_dice.roll(int(records.size())))];
            const KindSpec *kind = schema().kind(record.kind);
            const FieldSpec &field =
                kind->fields[std::size_t(m_dice.roll(int(kind->fields.size())))];
            if (field.name == "prefab" || field.type == FieldType::Curve ||
                field.type == FieldType::Set || field.unit == "*" ||
                (!kind->component && record.kind != "entity" && record.kind != "scenario"))
                return {};
            return {SetOp{record.id, field.name, record.cell(field.name),
                          m_dice.oneIn(4) ? CellValue() : valueFor(field)}};
        }
        }
    }

    void remove(const Id &id, std::vector<Op> &ops)
    {
        for (const Record *child : m_document.children(id))
            remove(child->id, ops);
        ops.push_back(RemoveOp{*m_document.find(id)});
    }

    Document m_document;
    test::Dice &m_dice;
};

} // namespace

class TestInstantiate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theScenarioIsHandleOne();
    void everyValueIsTheEffectiveOne();
    void patientsGetEngineComponents();
    void lawApplyThenInstantiate();
    void lawInverseRestores();
    void sessionEdits();
    void movedValuesSurviveUndo();
    void allOrNothing_data();
    void allOrNothing();
    void worldPoseFollowsParentsAndSockets();
};

void TestInstantiate::theScenarioIsHandleOne()
{
    const Document document = shippedScenario();
    const World world = instantiate(document, schema(), catalogue()).value();
    QVERIFY(world.id(1) == document.scenario()->id);
    Handle expected = 2;
    for (const Record *record : document.canonical()) {
        if (record->kind == "entity")
            QCOMPARE(world.find(record->id), expected++);
    }
    QCOMPARE(world.nextHandle(), expected); // the shipped prefabs bring no parts
    QVERIFY(world.hasComponent(1, world.layout().componentIndex("session")));
    QCOMPARE(instantiate(Document(), schema(), catalogue()).error().code(),
             std::string("world.instantiate.empty"));
}

void TestInstantiate::everyValueIsTheEffectiveOne()
{
    const Document document = shippedScenario();
    const World world = instantiate(document, schema(), catalogue()).value();
    int compared = 0;
    for (const Record *entity : document.ofKind("entity")) {
        const Handle handle = world.find(entity->id);
        std::vector<std::string> kinds = effectiveComponents(document, catalogue(), entity->id);
        for (const std::string &kind : kinds) {
            if (world.layout().componentIndex(kind) >= 0)
                QVERIFY(world.hasComponent(handle, world.layout().componentIndex(kind)));
        }
        kinds.emplace_back("entity");
        for (const std::string &kind : kinds) {
            for (const FieldSpec &field : schema().kind(kind)->fields) {
                const FieldRef ref = world.layout().find(kind, field.name);
                if (!ref.isValid())
                    continue;
                World probe = world;
                const CellValue expected =
                    effectiveValue(document, schema(), catalogue(), entity->id, kind, field.name)
                        .value;
                QVERIFY(probe.setValue(handle, ref, expected));
                QVERIFY2(probe.stateHash() == world.stateHash(),
                         (world.layout().path(ref) + " of " + entity->id.toString()).c_str());
                ++compared;
            }
        }
    }
    QVERIFY(compared > 100);
}

void TestInstantiate::patientsGetEngineComponents()
{
    const World world = instantiate(smallScenario(), schema(), catalogue()).value();
    const Handle patient = world.find(Id(1, 2));
    for (const char *component : {"numerics", "circulation", "alarms", "drug_level"}) {
        const int index = world.layout().componentIndex(component);
        QVERIFY2(world.hasComponent(patient, index), component);
        QCOMPARE(world.having(index).size(), std::size_t(1));
    }
    QVERIFY(!world.quantity(patient, world.layout().find("numerics.hr")));
    QVERIFY(world.flag(patient, world.layout().find("circulation.pulse")));
    QVERIFY(world.name(world.find(Id(1, 6))) == catalogue().prefab("med-cart")->name);
    QVERIFY(std::get<Id>(world.value(world.find(Id(1, 4)),
                                     world.layout().find("monitor.patient"))) == Id(1, 2));
}

void TestInstantiate::lawApplyThenInstantiate()
{
    for (const bool shipped : {false, true}) {
        Document document = shipped ? shippedScenario() : smallScenario();
        World world = instantiate(document, schema(), catalogue()).value();
        test::Dice dice(shipped ? 21 : 22);
        int applied = 0;
        for (int round = 0; round < 300; ++round) {
            const auto change = Author(document, dice).edit();
            if (!change)
                continue;
            Document edited = document;
            QVERIFY(apply(edited, *change, schema()));
            const auto inverse = applyToWorld(world, *change, schema(), catalogue());
            QVERIFY2(inverse, inverse ? "" : inverse.error().code().c_str());
            const World fresh = instantiate(edited, schema(), catalogue()).value();
            QCOMPARE(hexHash(world.contentHash()), hexHash(fresh.contentHash()));
            document = std::move(edited);
            ++applied;
            if (document.size() > 400) {
                document = shipped ? shippedScenario() : smallScenario();
                world = instantiate(document, schema(), catalogue()).value();
            }
        }
        QVERIFY2(applied > 200, QByteArray::number(applied));
    }
}

void TestInstantiate::lawInverseRestores()
{
    test::Dice dice(31);
    const Document document = shippedScenario();
    for (int round = 0; round < 200; ++round) {
        World world = instantiate(document, schema(), catalogue()).value();
        const std::uint64_t before = world.contentHash();
        const auto change = Author(document, dice).edit();
        if (!change)
            continue;
        const auto inverse = applyToWorld(world, *change, schema(), catalogue());
        QVERIFY2(inverse, inverse ? "" : inverse.error().code().c_str());
        const std::uint64_t after = world.contentHash();
        const auto redo = applyToWorld(world, *inverse, schema(), catalogue());
        QVERIFY2(redo, redo ? "" : redo.error().code().c_str());
        QCOMPARE(hexHash(world.contentHash()), hexHash(before));
        QVERIFY(applyToWorld(world, *redo, schema(), catalogue()));
        QCOMPARE(hexHash(world.contentHash()), hexHash(after));
    }
}

void TestInstantiate::sessionEdits()
{
    World world = instantiate(smallScenario(), schema(), catalogue()).value();
    const Handle patient = world.find(Id(1, 2));
    const FieldRef hr = world.layout().find("vitals.hr");
    // By the component's record, and by the entity and a path.
    QVERIFY(applyToWorld(world, session({SetOp{Id(1, 3), "hr", {}, Quantity{110, "/min"}}}),
                         schema(), catalogue()));
    QCOMPARE(world.quantity(patient, hr).value(), 110.0);
    const auto inverse =
        applyToWorld(world, session({SetOp{Id(1, 2), "vitals.hr", {}, Quantity{120, "/min"}}}),
                     schema(), catalogue());
    QCOMPARE(world.quantity(patient, hr).value(), 120.0);
    QVERIFY(applyToWorld(world, *inverse, schema(), catalogue()));
    QCOMPARE(world.quantity(patient, hr).value(), 110.0);

    // Spawn onto the cart, undo: a second entity never gets the first one's handle.
    const Record defibrillator{Id(2, 1),
                               "entity",
                               Id(1, 6),
                               "V",
                               {{"name", std::string("Defibrillator")},
                                {"prefab", std::string("ward.icu@1.0.0#defibrillator")},
                                {"socket", std::string("top")}}};
    const auto remove = applyToWorld(world, session({AddOp{defibrillator}}), schema(), catalogue());
    const Handle first = world.find(Id(2, 1));
    QCOMPARE(world.parent(first), world.find(Id(1, 6)));
    QVERIFY(world.hasComponent(first, world.layout().componentIndex("defibrillator")));
    const auto again = applyToWorld(world, *remove, schema(), catalogue());
    QVERIFY(!world.isAlive(first));
    QVERIFY(applyToWorld(world, *again, schema(), catalogue()));
    QVERIFY(world.find(Id(2, 1)) > first);
    QCOMPARE(world.parent(world.find(Id(2, 1))), world.find(Id(1, 6)));
}

void TestInstantiate::movedValuesSurviveUndo()
{
    // A session's undo brings back what the values had become, not what the document said.
    World world = instantiate(smallScenario(), schema(), catalogue()).value();
    const FieldRef spo2 = world.layout().find("vitals.spo2");
    const FieldRef power = world.layout().find("monitor.power");
    const FieldRef shows = world.layout().find("monitor.patient");
    world.setQuantity(world.find(Id(1, 2)), spo2, 71);
    world.setRaw(world.find(Id(1, 4)), power, 0);
    const std::uint64_t before = world.contentHash();
    const auto inverse = applyToWorld(
        world,
        session({RemoveOp{{Id(1, 2),
                           "entity",
                           Id(1, 1),
                           "V",
                           {{"prefab", std::string("ward.icu@1.0.0#patient")}}}},
                 SetOp{Id(1, 4), "entity.prefab", {}, std::string("ward.icu@1.0.0#ventilator")}}),
        schema(), catalogue());
    QVERIFY2(inverse, inverse ? "" : inverse.error().code().c_str());
    QCOMPARE(world.find(Id(1, 2)), kNoHandle);
    const auto redo = applyToWorld(world, *inverse, schema(), catalogue());
    QVERIFY2(redo, redo ? "" : redo.error().code().c_str());
    QCOMPARE(world.quantity(world.find(Id(1, 2)), spo2).value(), 71.0);
    QVERIFY(std::get<Id>(world.value(world.find(Id(1, 4)), shows)) == Id(1, 2));
    QCOMPARE(hexHash(world.contentHash()), hexHash(before));
}

void TestInstantiate::allOrNothing_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("unknown record") << 0 << QByteArray("world.apply.unknown-record");
    QTest::newRow("engine's own") << 1 << QByteArray("world.apply.not-authored");
    QTest::newRow("hard range") << 2 << QByteArray("content.cell.out-of-range");
    QTest::newRow("no such field") << 3 << QByteArray("world.apply.unknown-field");
    QTest::newRow("no such component") << 4 << QByteArray("world.apply.no-component");
    QTest::newRow("unknown parent") << 5 << QByteArray("world.apply.unknown-parent");
    QTest::newRow("unknown prefab") << 6 << QByteArray("world.apply.unknown-prefab");
    QTest::newRow("cycle") << 7 << QByteArray("world.apply.cycle");
    QTest::newRow("something on it") << 8 << QByteArray("world.apply.has-children");
    QTest::newRow("scenario") << 9 << QByteArray("world.apply.scenario");
    QTest::newRow("twice") << 10 << QByteArray("world.apply.duplicate");
    QTest::newRow("dangling") << 11 << QByteArray("world.value.dangling-ref");
    QTest::newRow("unknown kind") << 12 << QByteArray("world.apply.unknown-kind");
}

void TestInstantiate::allOrNothing()
{
    QFETCH(int, which);
    QFETCH(QByteArray, code);
    World world = instantiate(smallScenario(), schema(), catalogue()).value();
    world.setParent(world.find(Id(1, 4)), world.find(Id(1, 6)));
    const std::uint64_t before = world.stateHash();
    const Record cart{Id(1, 6), "entity", Id(1, 1), "X", {}};
    const Op ops[] = {
        SetOp{Id(8, 8), "hr", {}, Quantity{1, "/min"}},
        SetOp{Id(1, 2), "numerics.hr", {}, Quantity{1, "/min"}},
        SetOp{Id(1, 3), "hr", {}, Quantity{9000, "/min"}},
        SetOp{Id(1, 3), "heart", {}, Quantity{1, "/min"}},
        SetOp{Id(1, 6), "vitals.hr", {}, Quantity{1, "/min"}},
        AddOp{{Id(3, 1), "entity", Id(8, 8), "V", {}}},
        AddOp{{Id(3, 1), "entity", Id(1, 1), "V", {{"prefab", std::string("x#y")}}}},
        MoveOp{Id(1, 6), Id(1, 1), "X", Id(1, 4), "V"},
        RemoveOp{cart},
        MoveOp{Id(1, 1), {}, "", Id(1, 6), "V"},
        AddOp{{Id(1, 4), "entity", Id(1, 1), "V", {}}},
        SetOp{Id(1, 5), "patient", {}, Id(8, 8)},
        AddOp{{Id(3, 1), "unicorn", Id(1, 1), "V", {}}},
    };
    const auto done =
        applyToWorld(world, session({SetOp{Id(1, 3), "hr", {}, Quantity{50, "/min"}}, ops[which]}),
                     schema(), catalogue());
    QVERIFY(!done);
    QCOMPARE(QByteArray::fromStdString(done.error().code()), code);
    QCOMPARE(world.stateHash(), before);
}

void TestInstantiate::worldPoseFollowsParentsAndSockets()
{
    World world = instantiate(smallScenario(), schema(), catalogue()).value();
    const Handle cart = world.find(Id(1, 6));
    const Pose at = worldPose(world, catalogue(), cart);
    QVERIFY(at.position == (Vec3{2, 0, 1}));
    const Socket *drawer = nullptr;
    for (const Socket &socket : catalogue().prefab("med-cart")->sockets)
        drawer = &socket;
    QVERIFY(drawer);
    const Record pump{
        Id(2, 1),
        "entity",
        Id(1, 6),
        "V",
        {{"prefab", std::string("ward.icu@1.0.0#infusion-pump")}, {"socket", drawer->name}}};
    QVERIFY(applyToWorld(world, session({AddOp{pump}}), schema(), catalogue()));
    const Handle handle = world.find(Id(2, 1));
    const Pose pose = worldPose(world, catalogue(), handle);
    const Vec3 expected = at.position + at.rotation.rotate(drawer->pose.position);
    QVERIFY(std::fabs(pose.position.x - expected.x) < 1e-6);
    QVERIFY(std::fabs(pose.position.y - expected.y) < 1e-6);
    QVERIFY(std::fabs(pose.position.z - expected.z) < 1e-6);
}

QTEST_GUILESS_MAIN(TestInstantiate)
#include "tst_instantiate.moc"
