// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/scenario_loader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace ward;
using namespace ward::studio;

namespace {

/// Everything that was read has been told, or never will be.
void finishReading()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

class TestScenarioLoader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const content::Schema &m_schema = content::Schema::shipped();
    const content::Catalogue &m_catalogue = content::Catalogue::shipped();

    QString write(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

private Q_SLOTS:
    void whatIsLargeIsNotWaitedFor()
    {
        const auto shipped = readScenario(shippedSource(QStringLiteral("icu-arrest")), m_schema);
        QVERIFY(shipped.has_value());
        const QString small = write("small.ward.json", shipped->bytes);
        const QString large = write("large.ward.json", shipped->bytes + QByteArray(2 << 20, ' '));
        QVERIFY(!ScenarioLoader::isLarge(small));
        QVERIFY(ScenarioLoader::isLarge(large));
        QVERIFY(!ScenarioLoader::isLarge(shippedSource(QStringLiteral("icu-arrest"))));

        ScenarioLoader loader(m_schema, m_catalogue);
        QString title;
        std::size_t entities = 0;
        loader.load(large, [&](Result<LoadedScenario> &loaded) {
            title = loaded ? loaded->file.title : QString();
            entities = loaded ? loaded->world.entities().size() : 0;
        });
        QVERIFY(title.isEmpty()); // never before load() returns
        finishReading();
        QCOMPARE(title, shipped->title);
        QVERIFY(entities > 10);
    }

    void whatCannotBeReadSaysWhy()
    {
        ScenarioLoader loader(m_schema, m_catalogue);
        std::string code;
        loader.load(write("broken.ward.json", "{"), [&code](Result<LoadedScenario> &loaded) {
            code = loaded ? "loaded" : loaded.error().code();
        });
        finishReading();
        QCOMPARE(code, std::string("studio.file.not-valid"));
    }

    void whatIsAbandonedIsNotTold()
    {
        const QString source = shippedSource(QStringLiteral("icu-arrest"));
        std::vector<int> answers;
        {
            ScenarioLoader loader(m_schema, m_catalogue);
            for (const int request : {1, 2})
                loader.load(source, [&answers, request](auto &) { answers.push_back(request); });
            finishReading();
            QCOMPARE(answers, std::vector<int>{2}); // only the newest counts
            loader.load(source, [&answers](auto &) { answers.push_back(3); });
            loader.abandon();
            finishReading();
            loader.load(source, [&answers](auto &) { answers.push_back(4); });
        } // and neither is what a loader had begun that is no more
        finishReading();
        QCOMPARE(answers, std::vector<int>{2});
    }
};

QTEST_GUILESS_MAIN(TestScenarioLoader)
#include "tst_scenario_loader.moc"
