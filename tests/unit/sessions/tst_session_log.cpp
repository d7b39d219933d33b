// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_log.h"

#include <QTest>

using namespace ward;
using content::Visibility;
using sessions::SessionLog;
using world::VisibilityClass;

namespace {

std::vector<std::uint64_t> numbers(const SessionLog::Page &page)
{
    std::vector<std::uint64_t> list;
    for (const auto &item : page.items)
        list.push_back(item.number);
    return list;
}

} // namespace

class TestSessionLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsCommittedItemsOnly()
    {
        SessionLog log;
        log.append(Visibility::All, "one");
        log.append(Visibility::All, "two");
        QVERIFY(log.read(0, 1000, VisibilityClass::Author).items.empty());
        log.commit(1);
        QCOMPARE(log.last(), 1u);
        const auto page = log.read(0, 1000, VisibilityClass::Author);
        QCOMPARE(numbers(page), std::vector<std::uint64_t>{1});
        QCOMPARE(page.upto, 1u);
        log.commit(99); // what does not exist cannot be committed
        QCOMPARE(log.last(), 2u);
    }

    void hidesWhatTheReceiverMayNotSee()
    {
        SessionLog log;
        log.append(Visibility::Author, "a");
        log.append(Visibility::Staff, "s");
        log.append(Visibility::All, "l");
        log.append(Visibility::Author, "a");
        log.commit(4);
        QCOMPARE(numbers(log.read(0, 1000, VisibilityClass::Learner)),
                 std::vector<std::uint64_t>{3});
        QCOMPARE(numbers(log.read(0, 1000, VisibilityClass::Staff)),
                 (std::vector<std::uint64_t>{2, 3}));
        QCOMPARE(log.read(0, 1000, VisibilityClass::Author).items.size(), 4u);
        // The cursor passes hidden items, so that they are not looked at again.
        QCOMPARE(log.read(0, 1000, VisibilityClass::Learner).upto, 4u);
    }

    /// Few large items are as much as many small ones; what is not committed is kept all the same.
    void theWindowIsOneOfBytesToo()
    {
        SessionLog log(100);
        const std::string large(SessionLog::kWindowBytes / 4, 'x');
        for (int i = 0; i < 10; ++i)
            log.append(Visibility::All, large);
        QCOMPARE(log.first(), 1u);
        log.commit(10);
        log.append(Visibility::All, "small");
        QCOMPARE(log.first(), 8u);
        QVERIFY(log.read(6, 1000, VisibilityClass::Author).tooOld);
        QCOMPARE(numbers(log.read(7, 1, VisibilityClass::Author)), std::vector<std::uint64_t>{8});
        SessionLog fresh;
        QCOMPARE(fresh.first(), 1u);
        fresh.startAfter(41);
        QCOMPARE(fresh.first(), 42u);
    }

    void pagesBySize()
    {
        SessionLog log;
        for (int i = 0; i < 10; ++i)
            log.append(Visibility::All, std::string(100, 'x'));
        log.commit(10);
        std::uint64_t cursor = 0;
        std::vector<std::uint64_t> all;
        while (true) {
            const auto page = log.read(cursor, 250, VisibilityClass::Author);
            if (page.upto == cursor)
                break;
            QVERIFY(page.items.size() <= 2);
            for (const std::uint64_t n : numbers(page))
                all.push_back(n);
            cursor = page.upto;
        }
        QCOMPARE(all, (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
        // One that is larger than a page still travels.
        QCOMPARE(log.read(0, 10, VisibilityClass::Author).items.size(), 1u);
    }

    void saysWhenTooOld()
    {
        SessionLog log(3);
        log.startAfter(100);
        for (int i = 0; i < 5; ++i)
            log.append(Visibility::All, "x");
        // Nothing is forgotten before it is committed.
        log.commit(105);
        log.append(Visibility::All, "x");
        log.commit(106);
        QVERIFY(log.read(100, 1000, VisibilityClass::Author).tooOld);
        QVERIFY(log.read(50, 1000, VisibilityClass::Author).tooOld);
        QVERIFY(!log.read(103, 1000, VisibilityClass::Author).tooOld);
        QCOMPARE(numbers(log.read(103, 1000, VisibilityClass::Author)),
                 (std::vector<std::uint64_t>{104, 105, 106}));
        QCOMPARE(log.read(106, 1000, VisibilityClass::Author).upto, 106u);
    }
};

QTEST_APPLESS_MAIN(TestSessionLog)
#include "tst_session_log.moc"
