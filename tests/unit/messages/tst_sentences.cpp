// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace ward;

/// The sentences against the code that uses them.
class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A code is a literal of three or more dotted parts that begins with the name of a module.
    void everyCodeInTheTreeHasASentence()
    {
        static const QRegularExpression code(QStringLiteral(
            "\"@?((?:base|cli|client|content|contract|"
            "editor|event|import|inquiry|kernel|messages|recording|server|sessions|"
            "studio|timeline|ui|viewport|world)(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*){2,})\""));
        QStringList missing;
        int seen = 0;
        for (const char *top :
             {"core", "sim-engine", "sim-client", "editor", "viewport", "timeline", "qml", "app"}) {
            QDirIterator files(QStringLiteral(WARD_SOURCE_DIR "/%1").arg(QLatin1String(top)),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
                for (const QString &line : lines) {
                    if (line.trimmed().startsWith(QLatin1String("//")))
                        continue;
                    for (auto it = code.globalMatch(line); it.hasNext();) {
                        const QString found = it.next().captured(1);
                        ++seen;
                        if (!messages::hasSentence(found.toStdString())) {
                            missing << found + " in " +
                                           QDir(QStringLiteral(WARD_SOURCE_DIR))
                                               .relativeFilePath(file.fileName());
                        }
                    }
                }
            }
        }
        QVERIFY2(seen > 150, qPrintable(QString::number(seen)));
        missing.removeDuplicates();
        // One by one, because a test's message is cut after a thousand characters.
        for (const QString &line : missing)
            qWarning("no sentence: %s", qPrintable(line));
        QVERIFY2(missing.isEmpty(), qPrintable(QString::number(missing.size())));
    }

    void filesAreSortedAndWellFormed()
    {
        const QDir folder(QStringLiteral(WARD_SOURCE_DIR "/core/messages/sentences"));
        QSet<QString> all;
        for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const QJsonObject sentences = QJsonDocument::fromJson(bytes).object();
            QVERIFY2(!sentences.isEmpty(), qPrintable(name));
            // QJsonObject sorts, so the order is read from the text.
            static const QRegularExpression key(QStringLiteral("^\\s*\"([^\"]+)\"\\s*:"),
                                                QRegularExpression::MultilineOption);
            QStringList keys;
            for (auto it = key.globalMatch(QString::fromUtf8(bytes)); it.hasNext();)
                keys << it.next().captured(1);
            QCOMPARE(keys.size(), sentences.size());
            QStringList sorted = keys;
            std::sort(sorted.begin(), sorted.end());
            QVERIFY2(keys == sorted, qPrintable(name + " is not sorted"));
            for (const QString &code : keys) {
                QVERIFY2(!all.contains(code), qPrintable(code + " has two sentences"));
                all.insert(code);
                const QString sentence = sentences.value(code).toString();
                QVERIFY2(!sentence.trimmed().isEmpty(), qPrintable(code));
                QVERIFY2(sentence.count(QLatin1String("[[")) == sentence.count(QLatin1String("]]")),
                         qPrintable(code));
            }
        }
    }

    /// Whoever works in another language reads no English sentence in the Studio; what only the
    /// command line says may be missing and is counted.
    void otherLanguagesSayTheSame()
    {
        static const QStringList commandLineOnly = {QStringLiteral("cli.json"),
                                                    QStringLiteral("importers.json"),
                                                    QStringLiteral("rehearsal.json")};
        const QDir folder(QStringLiteral(WARD_SOURCE_DIR "/core/messages/sentences"));
        QVERIFY(!messages::languages().empty());
        for (const std::string &language : messages::languages()) {
            QStringList missing;
            int inEnglish = 0;
            for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
                QFile file(folder.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const QString &code :
                     QJsonDocument::fromJson(file.readAll()).object().keys()) {
                    if (messages::hasSentence(code.toStdString(), language))
                        continue;
                    ++inEnglish;
                    if (!commandLineOnly.contains(name))
                        missing << code;
                }
            }
            qInfo("%s: %d sentences are said in English", language.c_str(), inEnglish);
            for (const QString &code : missing)
                qWarning("no sentence in %s: %s", language.c_str(), qPrintable(code));
            QVERIFY(missing.isEmpty());
            for (const QString &name : QDir(folder.filePath(QString::fromStdString(language)))
                                           .entryList({QStringLiteral("*.json")}, QDir::Files)) {
                QFile file(folder.filePath(QString::fromStdString(language) + u'/' + name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QJsonObject sentences = QJsonDocument::fromJson(file.readAll()).object();
                QVERIFY2(!sentences.isEmpty(), qPrintable(name));
                for (const QString &key : sentences.keys()) {
                    const std::string code = key.toStdString();
                    QVERIFY2(messages::hasSentence(code), qPrintable(key + " is not used"));
                    auto there = messages::argumentsOf(code, language);
                    auto here = messages::argumentsOf(code);
                    std::sort(there.begin(), there.end());
                    std::sort(here.begin(), here.end());
                    QVERIFY2(there == here, qPrintable(key + " has other arguments"));
                    QVERIFY2(sentences.value(key).toString().count(QLatin1String("[[")) ==
                                 sentences.value(key).toString().count(QLatin1String("]]")),
                             qPrintable(key));
                }
            }
        }
    }

    void everySentenceCanBeRendered()
    {
        for (const std::string &code : messages::codes()) {
            Message message(code);
            for (const std::string &name : messages::argumentsOf(code))
                message.args.emplace_back(name, "value");
            const std::string text = messages::render(message, "en");
            QVERIFY2(!text.empty(), code.c_str());
            QVERIFY2(text.find("[[") == std::string::npos, text.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
