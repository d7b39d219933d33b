// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"
#include "tests/fuzz/fuzz_target.h"

#include <QDir>
#include <QTest>

using namespace ward;

/// What the fuzzers found worth keeping, through the same entry points in the everyday build. A law
/// that is broken aborts the test at its row.
class TestCorpus : public QObject
{
    Q_OBJECT

    static QDir corpus() { return QDir(QStringLiteral(WARD_SOURCE_DIR "/tests/fuzz/corpus")); }

private Q_SLOTS:
    void everyDecoderHasACorpus()
    {
        QStringList known;
        for (const auto &[name, target] : fuzz::targets())
            known.append(QString::fromStdString(name));
        QCOMPARE(corpus().entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), known);
    }

    void holds_data()
    {
        QTest::addColumn<QString>("target");
        for (const auto &[name, target] : fuzz::targets())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void holds()
    {
        QFETCH(QString, target);
        const QDir folder(corpus().filePath(target));
        const QStringList files = folder.entryList(QDir::Files, QDir::Name);
        QVERIFY(!files.isEmpty());
        const fuzz::Target law = fuzz::targets().at(target.toStdString());
        for (const QString &file : files) {
            const auto bytes = readFile(folder.filePath(file).toStdString());
            QVERIFY2(bytes.has_value(), qPrintable(file));
            QCOMPARE(law(reinterpret_cast<const std::uint8_t *>(bytes->data()), bytes->size()), 0);
        }
        // Nothing at all is an input as well.
        const std::uint8_t nothing = 0;
        QCOMPARE(law(&nothing, 0), 0);
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
