// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/inspector_model.h"

#include "editor/selection.h"
#include "sim-client/shown_world.h"
#include "tests/support/scenario.h"
#include "tests/support/still_source.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using editor::InspectorModel;

/// The inspector over a moment of a recording of the shipped arrest scenario.
class TestInspectorModel : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    const content::Catalogue &m_catalogue = content::Catalogue::shipped();
    const content::FieldGroups &m_groups = content::FieldGroups::shipped();
    client::ShownWorld m_shown;
    editor::EditController m_edit{m_shown, m_schema, m_catalogue};

    Id named(const char *name) const
    {
        return m_shown.world().id(test::handleNamed(m_shown.world(), name));
    }
    static QVariant at(const InspectorModel &model, const char *path, int role)
    {
        return model.data(model.index(model.rowOf(QLatin1String(path))), role);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"),
                                                       Tick{10 * kTicksPerSecond});
        });
        QTRY_VERIFY(m_shown.hasWorld());
    }

    void nothingSelectedShowsNothing()
    {
        editor::Selection selection;
        const InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.selectedCount(), 0);
        QVERIFY(model.title().isEmpty());
        QCOMPARE(model.rowOf(QStringLiteral("vitals.hr")), -1);
    }

    void whatIsWrongIsMarkedWhereItIsTyped()
    {
        client::ShownWorld draft;
        const auto document = *test::scenario(QStringLiteral("icu-arrest"));
        draft.setDocument(document, *world::instantiate(document, m_schema, m_catalogue));
        editor::EditController edit(draft, m_schema, m_catalogue);
        editor::Selection selection;
        InspectorModel model(draft, selection, edit, m_schema, m_catalogue, m_groups);
        const Id patient = test::entityNamed(document, "Patient, Mr Okafor");
        selection.select(patient);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFaults({{patient, "vitals.pap_s", QStringLiteral("Too low."), 2},
                         {patient, "vitals.pap_s", QStringLiteral("Unusual."), 1},
                         {patient, "vitals.dbp", QStringLiteral("Above the systolic one."), 1},
                         {Id(9, 9), "vitals.hr", QStringLiteral("Somebody else's."), 2}});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(at(model, "vitals.pap_s", InspectorModel::FaultRole).toString(),
                 QStringLiteral("Too low."));
        QCOMPARE(at(model, "vitals.pap_s", InspectorModel::SeverityRole).toInt(), 2);
        // The row of the three pressures says what is wrong with any of them.
        QCOMPARE(at(model, "vitals.sbp", InspectorModel::FaultRole).toString(),
                 QStringLiteral("Above the systolic one."));
        QVERIFY(at(model, "vitals.hr", InspectorModel::FaultRole).toString().isEmpty());
        selection.select(test::entityNamed(document, "Physician"));
        selection.select(patient);
        QCOMPARE(at(model, "vitals.pap_s", InspectorModel::SeverityRole).toInt(), 2);
        model.setFaults({});
        QVERIFY(at(model, "vitals.pap_s", InspectorModel::FaultRole).toString().isEmpty());
    }

    void aPatientsFieldsStandAsANurseLooksForThem()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        selection.select(named("Patient, Mr Okafor"));
        QVERIFY2(model.subtitle().contains(QLatin1String("years")), qPrintable(model.subtitle()));
        QStringList headings;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.data(model.index(row), InspectorModel::TypeRole) == QLatin1String("section"))
                headings << model.data(model.index(row), InspectorModel::LabelRole).toString();
        }
        QCOMPARE(headings,
                 (QStringList{QStringLiteral("Rhythm"), QStringLiteral("Vitals"),
                              QStringLiteral("Lines and sensors"), QStringLiteral("Haemodynamics"),
                              QStringLiteral("Airway and ventilation"), QStringLiteral("Patient"),
                              QStringLiteral("Labs"), QStringLiteral("Neuro"),
                              QStringLiteral("Position")}));
        const auto heading = [&](const char *path) {
            int row = model.rowOf(QLatin1String(path));
            while (row > 0 && model.data(model.index(row), InspectorModel::TypeRole) !=
                                  QLatin1String("section"))
                --row;
            return model.data(model.index(row), InspectorModel::LabelRole).toString();
        };
        QCOMPARE(heading("rhythm.ecg"), QStringLiteral("Rhythm"));
        QCOMPARE(heading("vitals.hr"), QStringLiteral("Vitals"));
        QCOMPARE(heading("vitals.hb"), QStringLiteral("Labs"));
        QCOMPARE(heading("vitals.gcs"), QStringLiteral("Neuro"));
        QCOMPARE(heading("patient.diagnosis"), QStringLiteral("Patient"));
        QCOMPARE(heading("patient.posture"), QStringLiteral("Position"));
        QVERIFY(model.rowOf(QStringLiteral("patient.age")) <
                model.rowOf(QStringLiteral("patient.weight")));
    }

    void theVitalsOfAPatientComeEarly()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy subject(&model, &InspectorModel::subjectChanged);
        selection.select(named("Patient, Mr Okafor"));
        QCOMPARE(subject.count(), 1);
        QCOMPARE(model.title(), QStringLiteral("Patient, Mr Okafor"));
        QCOMPARE(model.data(model.index(0), InspectorModel::PathRole).toString(),
                 QStringLiteral("rhythm"));
        QCOMPARE(model.data(model.index(0), InspectorModel::TypeRole).toString(),
                 QStringLiteral("section"));
        QCOMPARE(at(model, "vitals.hr", InspectorModel::TypeRole).toString(),
                 QStringLiteral("number"));
        const double rate = at(model, "vitals.hr", InspectorModel::ValueRole).toDouble();
        QVERIFY(rate > 0);
        QCOMPARE(at(model, "vitals.hr", InspectorModel::TextRole).toString(),
                 QString::number(rate, 'f', 0));
        // The three pressures are one row.
        QCOMPARE(at(model, "vitals.sbp", InspectorModel::TypeRole).toString(),
                 QStringLiteral("pressure"));
        QVERIFY(at(model, "vitals.sbp", InspectorModel::TextRole).toString().contains(u'/'));
        QCOMPARE(model.rowOf(QStringLiteral("vitals.dbp")), -1);
        // So are the two of the pulmonary artery; who looks for one of them is led there.
        QCOMPARE(at(model, "vitals.pap_s", InspectorModel::LabelRole).toString(),
                 QStringLiteral("PAP"));
        QCOMPARE(model.rowOf(QStringLiteral("vitals.pap_d")), -1);
        QSignalSpy revealed(&model, &InspectorModel::revealed);
        model.reveal(QStringLiteral("vitals.pap_d"));
        QCOMPARE(revealed.count(), 1);
        QCOMPARE(revealed.front().front().toInt(), model.rowOf(QStringLiteral("vitals.pap_s")));
        QCOMPARE(at(model, "transform.position", InspectorModel::AxesRole).toStringList().size(),
                 3);
    }

    void whyIsAskedOfTheRowsOwnValue_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("asked");
        const auto add = [](const char *row, const char *asked) {
            QTest::newRow(row) << QString::fromLatin1(row) << QString::fromLatin1(asked);
        };
        add("vitals.hr", "vitals.hr");
        add("vitals.sbp", "vitals.map");
        add("vitals.pap_s", "vitals.pap_s"); // there is no mean of it
    }
    void whyIsAskedOfTheRowsOwnValue()
    {
        QFETCH(QString, row);
        QFETCH(QString, asked);
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        const Id patient = named("Patient, Mr Okafor");
        selection.select(patient);
        QSignalSpy why(&model, &InspectorModel::whyRequested);
        model.askWhy(model.rowOf(row));
        QCOMPARE(why.count(), 0); // nobody is there to answer
        model.setAskable(true);
        model.askWhy(model.rowOf(row));
        QCOMPARE(why.count(), 1);
        QCOMPARE(why.front().at(0).toString(), asked);
        QCOMPARE(why.front().at(1).value<Id>(), patient);
    }

    void aThingIsNotCalledTheSameTwice()
    {
        editor::Selection selection;
        const InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        selection.select(named("Physician"));
        const auto *physician = m_catalogue.prefab("physician");
        QVERIFY(physician != nullptr);
        QCOMPARE(model.title(), QString::fromStdString(physician->name));
        QCOMPARE(model.subtitle(), QString::fromStdString(physician->category));
    }

    void severalShowWhatTheyShare()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        selection.select({named("Patient, Mr Okafor"), named("Physician")});
        QCOMPARE(model.selectedCount(), 2);
        QCOMPARE(model.rowOf(QStringLiteral("vitals.hr")), -1);
        QVERIFY(at(model, "transform.position", InspectorModel::MixedRole).toBool());
        QCOMPARE(at(model, "transform.position", InspectorModel::AxesRole).toStringList(),
                 (QStringList{QString(), QString(), QString()}));
    }

    void thePastCannotBeEdited()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        selection.select(named("Patient, Mr Okafor"));
        QSignalSpy refused(&m_edit, &editor::EditController::refused);
        QSignalSpy rejected(&model, &InspectorModel::rejected);
        QVERIFY(!model.isEditable());
        QVERIFY(!model.commitText(model.rowOf(QStringLiteral("vitals.hr")), QStringLiteral("140")));
        QVERIFY(!model.commitAxis(model.rowOf(QStringLiteral("transform.position")), 0,
                                  QStringLiteral("1")));
        QCOMPARE(refused.count(), 0);
        QCOMPARE(rejected.count(), 0);
    }

    void aSelectionThatDoesNotExistShowsNothing()
    {
        editor::Selection selection;
        const InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue, m_groups);
        selection.select(Id(9, 9));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.title().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestInspectorModel)
#include "tst_inspector_model.moc"
