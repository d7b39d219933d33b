// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/problems/problems_model.h"

#include "sim-client/shown_world.h"
#include "tests/support/scenario.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using editor::ProblemsModel;

/// What the checks find in the shipped arrest scenario, whole and with a heart rate nobody has.
class TestProblemsModel : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    const content::Catalogue &m_catalogue = content::Catalogue::shipped();
    content::Document m_document = *test::scenario(QStringLiteral("icu-arrest"));
    Id m_patient = test::entityNamed(m_document, "Patient, Mr Okafor");

    void show(client::ShownWorld &shown, const content::Document &document) const
    {
        shown.setDocument(document, *world::instantiate(m_document, m_schema, m_catalogue));
    }

private Q_SLOTS:
    void nothingOpenHasNoProblems()
    {
        client::ShownWorld shown;
        const ProblemsModel model(shown, m_schema, m_catalogue);
        QCOMPARE(model.count(), 0);
        QVERIFY(model.badges().empty());
    }

    void theWorstComesFirstAndLeadsToItsPlace()
    {
        client::ShownWorld shown;
        show(shown, m_document);
        ProblemsModel model(shown, m_schema, m_catalogue);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.errors(), 0); // what is shipped is sound

        content::Document broken = m_document;
        const content::Record *vitals = broken.component(m_patient, "vitals");
        QVERIFY(vitals != nullptr);
        const Id patientsVitals = vitals->id;
        QVERIFY(broken.set(patientsVitals, "hr", content::Quantity{900, "/min"}).has_value());
        QSignalSpy counted(&model, &ProblemsModel::countsChanged);
        show(shown, broken);
        QVERIFY(counted.wait());
        QCOMPARE(model.errors(), 1);
        const auto at = [&](int role) { return model.data(model.index(0), role); };
        QCOMPARE(at(ProblemsModel::SeverityRole).toInt(), int(content::Severity::Error));
        QCOMPARE(at(ProblemsModel::PlaceRole).toString(),
                 QStringLiteral("Patient, Mr Okafor · HR"));
        QVERIFY(at(ProblemsModel::SentenceRole).toString().contains("900"));
        QCOMPARE(model.badges().at(m_patient).severity, int(content::Severity::Error));

        const QSignalSpy gone(&model, &ProblemsModel::goRequested);
        model.go(0);
        model.go(model.count());
        QCOMPARE(gone.count(), 1);
        QCOMPARE(gone.first().first().value<Id>(), m_patient);

        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        const QString german = at(ProblemsModel::SentenceRole).toString();
        const QString onTheField =
            model.faults().empty() ? QString() : model.faults().front().sentence;
        QLocale::setDefault(before);
        QVERIFY2(german.contains(QStringLiteral("Möglich sind nur Werte von")), qPrintable(german));
        QCOMPARE(onTheField, german);

        counted.clear();
        show(shown, m_document);
        QVERIFY(counted.wait());
        QCOMPARE(model.errors(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProblemsModel)
#include "tst_problems_model.moc"
