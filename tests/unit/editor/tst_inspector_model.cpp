// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/inspector_model.h"

#include "editor/selection.h"
#include "sim-client/shown_world.h"
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
        const InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.selectedCount(), 0);
        QVERIFY(model.title().isEmpty());
        QCOMPARE(model.rowOf(QStringLiteral("vitals.hr")), -1);
    }

    void theVitalsOfAPatientComeFirst()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy subject(&model, &InspectorModel::subjectChanged);
        selection.select(named("Patient, Mr Okafor"));
        QCOMPARE(subject.count(), 1);
        QCOMPARE(model.title(), QStringLiteral("Patient, Mr Okafor"));
        QCOMPARE(model.data(model.index(0), InspectorModel::PathRole).toString(),
                 QStringLiteral("vitals"));
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
        QCOMPARE(at(model, "transform.position", InspectorModel::AxesRole).toStringList().size(),
                 3);
    }

    void severalShowWhatTheyShare()
    {
        editor::Selection selection;
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue);
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
        InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue);
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
        const InspectorModel model(m_shown, selection, m_edit, m_schema, m_catalogue);
        selection.select(Id(9, 9));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.title().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestInspectorModel)
#include "tst_inspector_model.moc"
