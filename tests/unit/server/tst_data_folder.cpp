// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/data_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using ward::server::DataFolder;

class TestDataFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsInstance()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("made/on/first/use"));
        std::string instance;
        {
            auto folder = DataFolder::open(path);
            QVERIFY(folder.has_value());
            instance = (*folder)->instance();
            QVERIFY(QDir((*folder)->recordings()).exists());
        }
        auto again = DataFolder::open(path);
        QVERIFY(again.has_value());
        QCOMPARE(QString::fromStdString((*again)->instance()), QString::fromStdString(instance));
    }

    void isUsedByOneEngine()
    {
        QTemporaryDir dir;
        auto first = DataFolder::open(dir.path());
        QVERIFY(first.has_value());
        auto second = DataFolder::open(dir.path());
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code().c_str(), "server.start.data-dir-in-use");
        const auto *pid = second.error().message.arg("pid");
        QVERIFY(pid && std::get<std::int64_t>(*pid) == QCoreApplication::applicationPid());
        first->reset();
        QVERIFY(DataFolder::open(dir.path()).has_value());
    }

    void announcesWithoutSecret()
    {
        QTemporaryDir dir;
        auto folder = DataFolder::open(dir.path());
        QVERIFY(folder.has_value());
        (*folder)->announce(4000, 4001);
        QFile file(dir.filePath(QStringLiteral("run/engine.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("\"port\": 4000") && text.contains("\"http_port\": 4001"));
        QVERIFY(!text.contains("token"));
        folder->reset();
        QVERIFY(!file.exists());
    }

    void unusableFolder()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto folder = DataFolder::open(file.fileName());
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().code().c_str(), "server.start.data-dir-unusable");
    }
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_data_folder.moc"
