// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "ward/v1/wire/frame.pb.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace ward;

/// The worked example of docs/formats/wire.md is what the code reads and writes.
class TestWireFormat : public QObject
{
    Q_OBJECT

    static v1::wire::Frame example(const char *name)
    {
        QFile page(QStringLiteral(WARD_SOURCE_DIR "/docs/formats/wire.md"));
        v1::wire::Frame frame;
        if (!page.open(QIODevice::ReadOnly))
            return frame;
        const QRegularExpression block(
            QStringLiteral("```hex %1\\n([0-9a-f\\n]+)```").arg(QLatin1String(name)));
        const auto match = block.match(QString::fromUtf8(page.readAll()));
        const QByteArray bytes = QByteArray::fromHex(match.captured(1).toLatin1());
        frame.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size()));
        // Written again, it is the same to the byte.
        if (QByteArray::fromStdString(frame.SerializeAsString()) != bytes)
            frame.Clear();
        return frame;
    }

private Q_SLOTS:
    void hello()
    {
        const v1::wire::Frame frame = example("hello");
        QCOMPARE(frame.seq(), 1u);
        QVERIFY(frame.has_hello());
        QCOMPARE(frame.hello().version().major(), 1u);
        QCOMPARE(frame.hello().role(), v1::wire::ROLE_AUTHOR);
        QCOMPARE(frame.hello().required_size(), 2);
    }

    void edit()
    {
        const v1::wire::Frame frame = example("edit");
        QCOMPARE(frame.seq(), 7u);
        QVERIFY(frame.command().has_change());
        const v1::events::ChangeSet &change = frame.command().change();
        QCOMPARE(change.ops_size(), 1);
        QCOMPARE(change.ops(0).set().before().quantity().value(), 92.0);
        QCOMPARE(change.ops(0).set().after().quantity().value(), 110.0);
        QCOMPARE(QString::fromStdString(change.ops(0).set().after().quantity().unit()),
                 QStringLiteral("/min"));
    }

    void state()
    {
        const v1::wire::Frame frame = example("state");
        QCOMPARE(frame.state().base_tick(), 2850);
        QCOMPARE(frame.state().tick(), 2851);
        QCOMPARE(QByteArray::fromStdString(frame.state().delta()).toHex(), QByteArray("44000200"));
    }
};

QTEST_APPLESS_MAIN(TestWireFormat)
#include "tst_wire_format.moc"
