// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/random_world.h"
#include "tests/support/scenario_builder.h"

#include <QDir>
#include <QTest>

using namespace ward;

/// What the fuzzers found worth keeping, through the same entry points in the everyday build. A law
/// that is broken aborts the test at its row.
class TestCorpus : public QObject
{
    Q_OBJECT

    static QDir corpus() { return QDir(QStringLiteral(WARD_SOURCE_DIR "/tests/fuzz/corpus")); }

    /// A committed checkpoint is refused as soon as the simulation's version is raised. So that
    /// what lies behind that is reached in every version, this version's own is damaged in a
    /// thousand ways: bits, bytes, numbers that are much too large, ends cut off, pieces moved.
    static void damagedCheckpoints(fuzz::Target law)
    {
        const test::ScenarioBuilder scenario;
        test::Run run(scenario.document());
        run.until(3);
        const std::string whole = run.simulation().checkpoint();
        const auto tried = [&](const std::string &bytes) {
            QCOMPARE(law(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()), 0);
        };
        tried(whole);
        test::Dice dice(10);
        constexpr std::size_t kHeader = 8; // magic and version
        for (int i = 0; i < 1000; ++i) {
            std::string bytes = whole;
            for (int damage = dice.roll(3); damage >= 0; --damage) {
                const auto size = static_cast<int>(bytes.size());
                const auto at =
                    kHeader + static_cast<std::size_t>(dice.roll(size - static_cast<int>(kHeader)));
                switch (dice.roll(5)) {
                case 0:
                    bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice.roll(8)));
                    break;
                case 1:
                    bytes[at] = static_cast<char>(dice.roll(256));
                    break;
                case 2:
                    bytes.replace(at, std::min<std::size_t>(8, bytes.size() - at),
                                  "\xff\xff\xff\x7f");
                    break;
                case 3:
                    bytes.resize(at + 1);
                    break;
                default:
                    bytes.insert(at, bytes.substr(at, static_cast<std::size_t>(dice.roll(40))));
                    break;
                }
            }
            tried(bytes);
        }
    }

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
        if (target == QLatin1String("checkpoint"))
            damagedCheckpoints(law);
        // Nothing at all is an input as well.
        const std::uint8_t nothing = 0;
        QCOMPARE(law(&nothing, 0), 0);
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
