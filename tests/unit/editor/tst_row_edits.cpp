// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/row_edits.h"

#include "editor/inspector/field_number.h"

#include <QtTest>

using namespace ward;
using editor::FieldEdit;
using editor::InspectorRow;
using editor::RowEdits;

class TestRowEdits : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    const std::vector<Id> m_one{Id(0, 7)};
    const std::vector<Id> m_two{Id(0, 7), Id(0, 8)};

    InspectorRow rowOf(const char *kind, const char *field) const
    {
        for (InspectorRow &row :
             editor::fieldRows(content::FieldGroups::shipped(), *m_schema.kind(kind))) {
            if (row.field->name == field)
                return row;
        }
        return {};
    }
    InspectorRow vital(const char *field, std::initializer_list<double> values) const
    {
        InspectorRow row = rowOf("vitals", field);
        for (const double value : values)
            row.values.push_back(editor::withNumber(*row.field, value));
        return row;
    }
    static std::vector<double> numbers(const std::vector<FieldEdit> &edits)
    {
        std::vector<double> numbers;
        for (const FieldEdit &edit : edits) {
            for (const auto &[name, value] : edit.values)
                numbers.push_back(editor::numberOf(value));
        }
        return numbers;
    }

private Q_SLOTS:
    void relativeTextKeepsTheDifferences()
    {
        const InspectorRow row = vital("hr", {92, 120});
        QVERIFY(row.isMixed());
        const auto edits = RowEdits(row, m_two).number("+5");
        QVERIFY(edits.has_value());
        QCOMPARE(numbers(*edits), (std::vector<double>{97, 125}));
        QVERIFY(edits->at(0).entity == m_two[0]);
        QVERIFY(edits->at(1).entity == m_two[1]);
        QCOMPARE(edits->at(1).kind, std::string("vitals"));
        const auto absolute = RowEdits(row, m_two).number("60");
        QVERIFY(absolute.has_value());
        QCOMPARE(numbers(*absolute), (std::vector<double>{60, 60}));
    }

    void nonsenseSaysWhy()
    {
        const InspectorRow row = vital("hr", {92});
        const auto edits = RowEdits(row, m_one).number("fast");
        QVERIFY(!edits.has_value());
        QCOMPARE(edits.error().message.code, std::string("editor.number.malformed"));
    }

    void pressures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("the mean follows") << "120/60" << QList<double>{120, 60, 80};
        QTest::newRow("with a mean") << "96/58 (71)" << QList<double>{96, 58, 71};
        QTest::newRow("as it is shown") << "96 / 58 (71)" << QList<double>{96, 58, 71};
        QTest::newRow("one number") << "96" << QList<double>{};
        QTest::newRow("four numbers") << "1/2/3/4" << QList<double>{};
    }
    void pressures()
    {
        QFETCH(QString, text);
        QFETCH(QList<double>, expected);
        const InspectorRow row = vital("sbp", {96, 58, 71});
        QVERIFY(row.type == InspectorRow::Type::Pressure);
        const auto edits = RowEdits(row, m_one).pressure(text.toStdString());
        QCOMPARE(edits.has_value(), !expected.isEmpty());
        if (!edits) {
            QCOMPARE(edits.error().message.code, std::string("editor.pressure.malformed"));
            return;
        }
        QCOMPARE(edits->size(), std::size_t(1)); // one change for the three
        QCOMPARE(numbers(*edits), std::vector<double>(expected.begin(), expected.end()));
    }

    void twoPressuresHaveNoMean()
    {
        const InspectorRow row = vital("pap_s", {22, 12});
        QVERIFY(row.type == InspectorRow::Type::Pressure);
        QCOMPARE(row.label, QStringLiteral("PAP"));
        QCOMPARE(row.pressureText(), QStringLiteral("22 / 12"));
        QVERIFY(row.shows("vitals.pap_d"));
        QVERIFY(!row.shows("vitals.dbp"));
        const RowEdits edits(row, m_one);
        const auto typed = edits.pressure("34/18");
        QVERIFY(typed.has_value());
        QCOMPARE(numbers(*typed), (std::vector<double>{34, 18}));
        QVERIFY(!edits.pressure("34/18 (23)").has_value());
        QCOMPARE(numbers(edits.dragged(3)), (std::vector<double>{25, 15}));
    }

    void aDragStaysWithinTheHardRange()
    {
        const InspectorRow row = vital("hr", {92, 120});
        QVERIFY(row.field->hard.has_value());
        const RowEdits edits(row, m_two);
        QCOMPARE(numbers(edits.dragged(-10)), (std::vector<double>{82, 110}));
        QCOMPARE(numbers(edits.dragged(1e6)),
                 (std::vector<double>{row.field->hard->high, row.field->hard->high}));
        const InspectorRow pressure = vital("sbp", {96, 58, 71});
        QCOMPARE(numbers(RowEdits(pressure, m_one).dragged(4)), (std::vector<double>{100, 62, 75}));
    }

    void oneAxisLeavesTheOthers()
    {
        InspectorRow row = rowOf("transform", "position");
        row.values = {Vec3{1, 2, 3}, Vec3{4, 5, 6}};
        const auto edits = RowEdits(row, m_two).axis(1, "9");
        QVERIFY(edits.has_value());
        QVERIFY(edits->at(0).values.front().second == content::CellValue(Vec3{1, 9, 3}));
        QVERIFY(edits->at(1).values.front().second == content::CellValue(Vec3{4, 9, 6}));
        QVERIFY(!RowEdits(row, m_two).axis(1, "up").has_value());
    }

    void mixedRowsShowNoValue()
    {
        QVERIFY(std::isnan(vital("hr", {92, 120}).number()));
        QCOMPARE(vital("hr", {92, 92}).number(), 92.0);
        QCOMPARE(vital("sbp", {96, 58, 71}).pressureText(), QStringLiteral("96 / 58 (71)"));
        QVERIFY(vital("sbp", {96, 58, 71, 120, 60, 80}).pressureText().isEmpty());
        QVERIFY(!vital("sbp", {96, 58, 71, 96, 58, 71}).isMixed());
    }
};

QTEST_GUILESS_MAIN(TestRowEdits)
#include "tst_row_edits.moc"
