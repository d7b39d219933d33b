// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/draft_index.h"
#include "app/studio/session/open_session.h"
#include "app/studio/session/recent_files.h"
#include "app/studio/session/scenario_file.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::studio;

class TestSessionFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void shippedScenariosCanBeRead()
    {
        const QStringList names = shippedScenarios();
        QVERIFY(names.contains("icu-arrest"));
        for (const QString &name : names) {
            const auto file = readScenario(shippedSource(name), content::Schema::shipped());
            QVERIFY2(file.has_value(), qPrintable(name));
            QVERIFY(!file->title.isEmpty());
            QVERIFY(!file->summary.isEmpty());
            QVERIFY(isShipped(file->source));
        }
    }

    /// Templates are scenarios that can be run as they are: they are opened, checked and shown.
    void templatesCanBeOpened()
    {
        const content::Schema &schema = content::Schema::shipped();
        const QStringList names = shippedTemplates();
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            const auto file = readScenario(templateSource(name), schema);
            QVERIFY2(file.has_value(), qPrintable(name));
            QVERIFY(!file->title.isEmpty() && !file->summary.isEmpty());
            QVERIFY(isShipped(file->source) && isTemplate(file->source));
            QVERIFY(!isTemplate(shippedSource(name)));
            const auto world = firstWorld(*file, schema, content::Catalogue::shipped());
            QVERIFY2(world.has_value(), qPrintable(name));
            QVERIFY(!world->entities().empty());
        }
    }

    void whatWasOpenIsFoundAgainAfterACrash()
    {
        const QString file = m_folder.filePath("open.ini");
        const Id selected = *Id::parse("0192f0c1-7a01-7000-8000-000000000004");
        {
            QSettings settings(file, QSettings::IniFormat);
            OpenSessionStore store(settings);
            QVERIFY(!store.read());
            store.remember({.source = "/a/b.ward.json",
                            .title = "Bay B",
                            .seen = QDateTime::currentDateTime(),
                            .selected = selected,
                            .target = {1.25, 0.8, -2},
                            .yaw = 0.5,
                            .pitch = 0.25,
                            .distance = 6});
            // Nothing is closed: another process reads what is on the disk.
            QSettings other(file, QSettings::IniFormat);
            const auto read = OpenSessionStore(other).read();
            QVERIFY(read.has_value());
            QCOMPARE(read->source, "/a/b.ward.json");
            QCOMPARE(read->title, "Bay B");
            QCOMPARE(read->selected, selected);
            QCOMPARE(read->target.x, 1.25);
            QCOMPARE(read->target.z, -2.0);
            QCOMPARE(read->distance, 6.0);
            store.forget();
        }
        QSettings settings(file, QSettings::IniFormat);
        QVERIFY(!OpenSessionStore(settings).read());
    }

    void whatIsWrittenIsWhatIsRead()
    {
        const auto shipped = readScenario(shippedSource("icu-arrest"), content::Schema::shipped());
        QVERIFY(shipped.has_value());
        const QString path = m_folder.filePath("copy.ward.json");
        QVERIFY(writeScenario(path, shipped->bytes).has_value());
        const auto copy = readScenario(path, content::Schema::shipped());
        QVERIFY(copy.has_value());
        QCOMPARE(copy->bytes, shipped->bytes);
        QVERIFY(!isShipped(copy->source));
    }

    void badFilesAreRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("no JSON") << QByteArray("{\"ward\":") << "studio.file.not-valid";
        QTest::newRow("unknown kind")
            << QByteArray("{\"ward\":\"1.0\",\"schema\":\"1.0\",\"records\":[{\"id\":\"0192f0c1-"
                          "7a01-7000-8000-000000000001\",\"kind\":\"nonsense\",\"cells\":{}}]}")
            << "studio.file.not-valid";
        QTest::newRow("empty") << QByteArray() << "studio.file.not-valid";
        QTest::newRow("far too large")
            << QByteArray((64 << 20) + 1, ' ') << "studio.file.too-large";
    }
    void badFilesAreRefusedWithASentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const QString path = m_folder.filePath("bad.ward.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = readScenario(path, content::Schema::shipped());
        QVERIFY(!read.has_value());
        QCOMPARE(QString::fromStdString(read.error().code()), code);
        QVERIFY(messages::hasSentence(read.error().code()));
        QVERIFY(messages::render(read.error(), "en").find("bad.ward.json") != std::string::npos);
    }

    /// A thing that the catalogue does not have cannot be shown: the line says which.
    void whatTheCatalogueDoesNotHaveIsNotOpened()
    {
        const content::Schema &schema = content::Schema::shipped();
        auto file = readScenario(shippedSource("icu-arrest"), schema);
        QVERIFY(file.has_value());
        const auto world = firstWorld(*file, schema, content::Catalogue::shipped());
        QVERIFY(world.has_value());
        QVERIFY(world->entities().size() > 10);
        const QString path = m_folder.filePath("strange.ward.json");
        QVERIFY(writeScenario(
                    path, QByteArray(file->bytes)
                              .replace("ward.icu@1.0.0#ventilator", "ward.icu@1.0.0#time-machine"))
                    .has_value());
        file = readScenario(path, schema);
        QVERIFY(file.has_value());
        const auto checked = firstWorld(*file, schema, content::Catalogue::shipped());
        QVERIFY(!checked.has_value());
        const std::string sentence = messages::render(checked.error(), "en");
        QVERIFY2(sentence.find("Line 19: There is no prefab ward.icu@1.0.0#time-machine") !=
                     std::string::npos,
                 sentence.c_str());
    }

    void aMissingFileAndAReadOnlyFolder()
    {
        const auto read =
            readScenario(m_folder.filePath("nowhere.ward.json"), content::Schema::shipped());
        QCOMPARE(QString::fromStdString(read.error().code()), "base.file.missing");
        const auto written = writeScenario("/nowhere/at/all/x.ward.json", "{}");
        QCOMPARE(QString::fromStdString(written.error().code()), "base.file.unwritable");
        const std::string sentence = messages::render(written.error(), "en");
        QVERIFY(sentence.find("Your changes are kept") != std::string::npos);
    }

    void aDraftIsFoundOnlyForTheSameBytes()
    {
        QSettings settings(m_folder.filePath("drafts.ini"), QSettings::IniFormat);
        DraftIndex index(settings);
        QVERIFY(!index.draftFor("engine-1", "/a.ward.json", "one"));
        index.remember("engine-1", "/a.ward.json", "one", "draft-7");
        QCOMPARE(index.draftFor("engine-1", "/a.ward.json", "one"), QString("draft-7"));
        // Changed by another program, another engine, another file: not this draft.
        QVERIFY(!index.draftFor("engine-1", "/a.ward.json", "two"));
        QVERIFY(!index.draftFor("engine-2", "/a.ward.json", "one"));
        QVERIFY(!index.draftFor("engine-1", "/b.ward.json", "one"));
        index.forget("engine-1", "/a.ward.json");
        QVERIFY(!index.draftFor("engine-1", "/a.ward.json", "one"));
    }

    void recentFilesAreNewestFirstAndExist()
    {
        QSettings settings(m_folder.filePath("recent.ini"), QSettings::IniFormat);
        RecentFiles recent(settings);
        const QSignalSpy changed(&recent, &RecentFiles::changed);
        for (int i = 0; i < RecentFiles::kMost + 3; ++i) {
            const QString path = m_folder.filePath(QString("%1.ward.json").arg(i));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            recent.add(path, QString("Scenario %1").arg(i));
        }
        QCOMPARE(changed.count(), RecentFiles::kMost + 3);
        QCOMPARE(recent.files().size(), RecentFiles::kMost);
        QCOMPARE(recent.files().first().title, QString("Scenario %1").arg(RecentFiles::kMost + 2));
        recent.add(m_folder.filePath("5.ward.json"), "Scenario 5");
        QCOMPARE(recent.files().first().title, "Scenario 5");
        QCOMPARE(recent.files().size(), RecentFiles::kMost);
        QVERIFY(QFile::remove(m_folder.filePath("5.ward.json")));
        QVERIFY(recent.files().first().title != "Scenario 5");
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSessionFiles)
#include "tst_session_files.moc"
