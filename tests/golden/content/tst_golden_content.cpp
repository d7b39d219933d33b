// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sstream>

/// What `ward validate` says of each `*.ward.json` here is in the file of the same name ending in
/// `.txt`; its last line is the exit code.
class TestGoldenContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validate_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(WARD_SOURCE_DIR "/tests/golden/content"));
        for (const QString &name : folder.entryList({QStringLiteral("*.ward.json")}, QDir::Files))
            QTest::newRow(qPrintable(name)) << name;
    }
    void validate()
    {
        QFETCH(QString, name);
        // Relative, so that no path of this machine gets into the expected text.
        QVERIFY(QDir::setCurrent(QStringLiteral(WARD_SOURCE_DIR "/tests/golden/content")));
        std::ostringstream out;
        std::ostringstream err;
        ward::cli::Streams streams{out, err};
        const int code = ward::cli::runCommandLine({"validate", name.toStdString()}, streams);
        const std::string actual = out.str() + "exit " + std::to_string(code) + '\n';
        QFile expected(name.chopped(10) + QStringLiteral(".txt"));
        if (qEnvironmentVariableIsSet("WARD_ACCEPT_GOLDEN")) {
            QVERIFY(expected.open(QIODevice::WriteOnly));
            expected.write(actual.data(), static_cast<qint64>(actual.size()));
            return;
        }
        QVERIFY2(expected.open(QIODevice::ReadOnly), qPrintable(expected.fileName()));
        QCOMPARE(actual, expected.readAll().toStdString());
        QVERIFY(err.str().empty());
    }
};

QTEST_GUILESS_MAIN(TestGoldenContent)
#include "tst_golden_content.moc"
