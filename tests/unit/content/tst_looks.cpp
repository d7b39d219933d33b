// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

const char *const kBefore = R"({"package":"p","version":"1.0.0","prefabs":[{"id":"a",
"model":"models/a.glb","sockets":[{"name":"mattress","kind":"surface"},{"name":"pole"}],
)";

const char *const kAll = R"(
"variants":[{"when":{"patient.posture":["supine","head-up"],"bed.head":[15,50],"bed.rails":true},
  "model":"models/a.up.glb","sockets":[{"name":"pole","position":[1,2,3]}],
  "lod":[{"model":"models/a.up.far.glb","below":0.2}],
  "breath":[{"centre":[0,0.3,0],"radius":[0.2,0.2,0.3],"rise":[0,0.01,0]}]}],
"joints":[{"nodes":["deck"],"kind":"slide","axis":[0,2,0],"field":"bed.height","from":[40,90],
  "to":[-0.26,0.24],"carries":["mattress","pole"]},
 {"nodes":["hand"],"kind":"rotate","axis":[0,0,1],"pivot":[0,1,0],"field":"clock.hour","from":[0,12],
  "to":[0,-360]},
 {"nodes":["fluid"],"kind":"scale","axis":[0,-1,0],"field":"bag.level","from":[0,100],"to":[0.02,1],
  "when":{"bag.contents":"blood"}}],
"shown":[{"nodes":["tube"],"when":{"airway.device":"ett"}}],
"tints":[{"material":"skin","field":"patient.skin","values":{"pale":"#ff8000"}}],
"lod":[{"model":"models/a.1.glb","below":0.4},{"model":"models/a.2.glb","below":0.1}])";

Result<Catalogue> parsed(const std::string &members)
{
    return Catalogue::parse(kBefore + members + "}]}", Schema::shipped());
}

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto catalogue = parsed(kAll);
        QVERIFY2(catalogue, catalogue ? "" : catalogue.error().code().c_str());
        const Looks &looks = catalogue->prefabs().at(0).looks;
        QCOMPARE(looks.variants.size(), 1U);
        const ModelVariant &variant = looks.variants[0];
        QCOMPARE(variant.when.size(), 3U);
        QVERIFY(variant.when[0].holds("head-up"));
        QVERIFY(!variant.when[0].holds("sitting"));
        QCOMPARE(variant.when[0].textElse, std::string("as-bed"));
        QVERIFY(variant.when[1].holds(15.0) && variant.when[1].holds(49.9));
        QVERIFY(!variant.when[1].holds(50.0) && !variant.when[1].holds(std::nullopt));
        QCOMPARE(variant.when[1].numberElse, std::optional<double>(30));
        QVERIFY(variant.when[2].holds(1.0) && !variant.when[2].holds(0.0));
        QCOMPARE(variant.sockets.at(0).pose.position, (Vec3{1, 2, 3}));
        QCOMPARE(variant.lod.at(0).below, 0.2);
        QCOMPARE(variant.breath.at(0).rise, (Vec3{0, 0.01, 0}));

        QCOMPARE(looks.joints.size(), 3U);
        const Joint &height = looks.joints[0];
        QCOMPARE(height.axis, (Vec3{0, 1, 0}));
        QCOMPARE(height.numberElse, std::optional<double>(66));
        QVERIFY(height.carriesSocket("pole") && !height.carriesSocket("wheel"));
        QCOMPARE(height.restAmount(), 0.0);
        QCOMPARE(height.amountAt(40), -0.26);
        QCOMPARE(height.amountAt(65), -0.01);
        QCOMPARE(height.amountAt(500), 0.24);
        QCOMPARE(looks.joints[1].clock, Joint::Clock::Hour);
        QCOMPARE(looks.joints[1].amountAt(3), -90.0);
        QCOMPARE(looks.joints[2].restAmount(), 1.0);
        QCOMPARE(looks.joints[2].when.size(), 1U);

        QCOMPARE(looks.shown.at(0).nodes, std::vector<std::string>{"tube"});
        const Tint &skin = looks.tints.at(0);
        QVERIFY(skin.find("pale") && !skin.find("normal"));
        QCOMPARE(skin.find("pale")->colour[0], 1.0F);
        QCOMPARE(skin.find("pale")->colour[1], 128 / 255.0F);
        QCOMPARE(looks.lod.size(), 2U);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("nearest");
        const auto row = [](const char *name, const char *members, const char *code,
                            const char *where, const char *nearest = "") {
            QTest::newRow(name) << QByteArray(members) << QByteArray("content.looks.") + code
                                << QByteArray(where) << QByteArray(nearest);
        };
        row("unknown field", R"( "tints":[{"material":"m","field":"patient.skins","values":{}}])",
            "field", "a: tints[0].field", "patient.skin");
        row("field that nobody records",
            R"( "variants":[{"model":"m","when":{"patient.history":"x"}}])", "field",
            "a: variants[0].when.patient.history", "patient.posture");
        row("text where a number is", R"( "variants":[{"model":"m","when":{"bed.head":"up"}}])",
            "field", "a: variants[0].when.bed.head");
        row("number where a text is",
            R"( "variants":[{"model":"m","when":{"patient.skin":[1,2]}}])", "field",
            "a: variants[0].when.patient.skin", "patient.age");
        row("value of no enumeration",
            R"( "shown":[{"nodes":["n"],"when":{"patient.eyes":"close"}}])", "value",
            "a: shown[0].when.patient.eyes", "closed");
        row("tint of no value",
            R"( "tints":[{"material":"m","field":"patient.skin","values":{"blue":"#000000"}}])",
            "value", "a: tints[0].values.blue");
        row("no colour",
            R"( "tints":[{"material":"m","field":"patient.skin","values":{"pale":"pink"}}])",
            "colour", "a: tints[0].values.pale");
        row("range upside down", R"( "shown":[{"nodes":["n"],"when":{"bed.head":[50,20]}}])",
            "rising", "a: shown[0].when.bed.head");
        row("from upside down",
            R"( "joints":[{"nodes":["n"],"kind":"slide","axis":[0,1,0],"field":"bed.head","from":[70,0],"to":[0,1]}])",
            "rising", "a: joints[0].from");
        row("no axis",
            R"( "joints":[{"nodes":["n"],"kind":"slide","axis":[0,0,0],"field":"bed.head","from":[0,70],"to":[0,1]}])",
            "axis", "a: joints[0].axis");
        row("stretch aslant",
            R"( "joints":[{"nodes":["n"],"kind":"scale","axis":[1,1,0],"field":"bag.level","from":[0,100],"to":[0,1]}])",
            "axis", "a: joints[0].axis");
        row("stretched, then turned",
            R"( "joints":[{"nodes":["n"],"kind":"scale","axis":[0,1,0],"field":"bag.level","from":[0,100],"to":[0,1]},
               {"nodes":["n"],"kind":"rotate","axis":[0,1,0],"field":"bag.level","from":[0,100],"to":[0,1]}])",
            "scale", "a: joints[1]");
        row("kind", R"( "joints":[{"nodes":["n"],"kind":"bend","field":"bed.head"}])", "form",
            "a: joints[0].kind");
        row("carries nothing known",
            R"( "joints":[{"nodes":["n"],"kind":"slide","axis":[0,1,0],"field":"bed.head","from":[0,70],"to":[0,1],"carries":["matress"]}])",
            "socket", "a: joints[0].carries", "mattress");
        row("clock carries",
            R"( "joints":[{"nodes":["n"],"kind":"rotate","axis":[0,0,1],"field":"clock.hour","from":[0,12],"to":[0,360],"carries":["pole"]}])",
            "form", "a: joints[0].carries");
        row("unknown clock",
            R"( "joints":[{"nodes":["n"],"kind":"rotate","axis":[0,0,1],"field":"clock.hours","from":[0,12],"to":[0,360]}])",
            "field", "a: joints[0].field", "clock.hour");
        row("misspelt member",
            R"( "joints":[{"nodes":["n"],"kind":"slide","axis":[0,1,0],"field":"bed.head","from":[0,70],"to":[0,1],"carrys":[]}])",
            "member", "a: joints[0]", "carries");
        row("no nodes", R"( "shown":[{"nodes":[],"when":{"bed.rails":true}}])", "form",
            "a: shown[0].nodes");
        row("always shown", R"( "shown":[{"nodes":["n"]}])", "form", "a: shown[0].when");
        row("variant of no model", R"( "variants":[{"when":{"bed.rails":true}}])", "form",
            "a: variants[0].model");
        row("variant's own socket",
            R"( "variants":[{"model":"m","when":{"bed.rails":true},"sockets":[{"name":"nose"}]}])",
            "socket", "a: variants[0].sockets");
        row("levels that rise", R"( "lod":[{"model":"m","below":0.1},{"model":"n","below":0.2}])",
            "below", "a: lod[1].below");
        row("level of the whole picture and more", R"( "lod":[{"model":"m","below":1.5}])", "below",
            "a: lod[0].below");
        row("many levels",
            R"( "lod":[{"model":"m","below":0.3},{"model":"n","below":0.2},{"model":"o","below":0.1}])",
            "many", "a: lod");
        row("flat breath", R"( "breath":[{"centre":[0,0,0],"radius":[1,0,1],"rise":[0,1,0]}])",
            "form", "a: breath[0]");
        row("not a list", R"( "joints":{})", "form", "a: joints");
    }
    void refuses()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, where);
        QFETCH(QByteArray, nearest);
        const auto catalogue = parsed(members.toStdString());
        QVERIFY(!catalogue);
        const Message &message = catalogue.error().message;
        QCOMPARE(message.code, code.toStdString());
        QCOMPARE(std::get<std::string>(*message.arg("where")), where.toStdString());
        if (const MessageArg *meant = message.arg("nearest"))
            QCOMPARE(std::get<std::string>(*meant), nearest.toStdString());
        else
            QCOMPARE(nearest, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestLooks)
#include "tst_looks.moc"
