// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/layout.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::world;

class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheSchema();
    void survivesSerialisation();
    void refusesDamage();
};

void TestLayout::followsTheSchema()
{
    const content::Schema &schema = content::Schema::shipped();
    const Layout layout = Layout::fromSchema(schema);
    QCOMPARE(layout.components()[0].name, std::string("entity"));
    QVERIFY(layout.find("entity.parent") == (FieldRef{0, 0}));
    for (const content::KindSpec &kind : schema.kinds()) {
        if (!kind.component && kind.name != "entity")
            continue;
        for (const content::FieldSpec &spec : kind.fields) {
            const FieldRef ref = layout.find(kind.name, spec.name);
            QVERIFY2(ref.isValid() == spec.recorded, (kind.name + "." + spec.name).c_str());
            if (!ref.isValid())
                continue;
            QCOMPARE(layout.path(ref), kind.name + "." + spec.name);
            QCOMPARE(layout.field(ref).unit, spec.unit);
            QCOMPARE(layout.field(ref).visibility, spec.visibility);
        }
    }
    const FieldLayout &temp = layout.field(layout.find("vitals.temp"));
    QCOMPARE(temp.perUnit, 10.0);
    QCOMPARE(layout.field(layout.find("transform.position")).slots, std::uint16_t(3));
    QVERIFY(!layout.find("vitals.nothing").isValid());
    QCOMPARE(layout.componentIndex("nothing"), -1);
}

void TestLayout::survivesSerialisation()
{
    const Layout layout = Layout::fromSchema(content::Schema::shipped());
    const Layout read = Layout::parse(layout.serialise()).value();
    QCOMPARE(read.hash(), layout.hash());
    QCOMPARE(read.serialise(), layout.serialise());
    QVERIFY(read.find("numerics.hr") == layout.find("numerics.hr"));
    QCOMPARE(read.field(read.find("patient.diagnosis")).visibility, content::Visibility::Staff);
}

void TestLayout::refusesDamage()
{
    const std::string bytes = Layout::fromSchema(content::Schema::shipped()).serialise();
    QCOMPARE(Layout::parse("").error().code(), std::string("world.layout.malformed"));
    QCOMPARE(Layout::parse(bytes.substr(0, bytes.size() / 2)).error().code(),
             std::string("world.layout.malformed"));
    QCOMPARE(Layout::parse(bytes + bytes).error().code(), std::string("world.layout.malformed"));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
