// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/saved_values.h"

#include <QtTest>

using namespace ward;
using content::CellValue;

namespace {

content::ChangeSet heartRate(double before, double after)
{
    content::ChangeSet change;
    change.ops.emplace_back(content::SetOp{Id(0, 7), "hr",
                                           CellValue(content::Quantity{before, "/min"}),
                                           CellValue(content::Quantity{after, "/min"})});
    return change;
}

} // namespace

class TestSavedValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheFirstValueOfManyChanges()
    {
        editor::SavedValues saved;
        QVERIFY(!saved.find(Id(0, 7), "hr"));
        saved.note(heartRate(92, 110));
        saved.note(heartRate(110, 140));
        QVERIFY(saved.find(Id(0, 7), "hr"));
        QVERIFY(*saved.find(Id(0, 7), "hr") == CellValue(content::Quantity{92, "/min"}));
        QVERIFY(!saved.find(Id(0, 7), "spo2"));
        QVERIFY(!saved.find(Id(0, 8), "hr"));
    }

    void changedBackIsUnchanged()
    {
        editor::SavedValues saved;
        saved.note(heartRate(92, 110));
        saved.note(heartRate(110, 92));
        QVERIFY(!saved.find(Id(0, 7), "hr"));
    }

    void aSaveForgetsAll()
    {
        editor::SavedValues saved;
        saved.note(heartRate(92, 110));
        saved.clear();
        QVERIFY(!saved.find(Id(0, 7), "hr"));
    }
};

QTEST_GUILESS_MAIN(TestSavedValues)
#include "tst_saved_values.moc"
