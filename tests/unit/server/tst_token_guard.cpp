// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/token_guard.h"

#include <QTest>

using ward::server::TokenGuard;
using ward::sessions::Role;
using Verdict = ward::server::TokenGuard::Verdict;

class TestTokenGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void compares()
    {
        using ward::server::equalInConstantTime;
        QVERIFY(equalInConstantTime("", ""));
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "abcd"));
        QVERIFY(!equalInConstantTime("", "a"));
    }

    void theTokenGrantsEveryRoleADerivedOneOnlyItsOwn()
    {
        TokenGuard guard("s3cret");
        for (const Role role :
             {Role::Author, Role::Instructor, Role::Learner, Role::Observer, Role::EngineAdmin})
            QVERIFY(guard.check("s3cret", role, "a", 0) == Verdict::Granted);
        const std::string learner = TokenGuard::derive("s3cret", Role::Learner);
        QVERIFY(guard.check(learner, Role::Learner, "a", 0) == Verdict::Granted);
        QVERIFY(guard.check(learner, Role::Author, "a", 0) == Verdict::OtherRole);
        QVERIFY(guard.check(learner, Role::EngineAdmin, "a", 0) == Verdict::OtherRole);
        QVERIFY(TokenGuard::derive("other", Role::Learner) != learner);
    }

    void guessingIsSlow()
    {
        TokenGuard guard("s3cret");
        for (int i = 0; i < TokenGuard::kMaxWrong; ++i)
            QVERIFY(guard.check("guess", Role::Author, "10.0.0.1", i) == Verdict::Wrong);
        // Even the right one waits now, from this address only.
        QVERIFY(guard.check("s3cret", Role::Author, "10.0.0.1", 10) == Verdict::TooManyAttempts);
        QVERIFY(guard.check("s3cret", Role::Author, "10.0.0.2", 10) == Verdict::Granted);
        QVERIFY(guard.check("s3cret", Role::Author, "10.0.0.1", TokenGuard::kWindowUs + 100) ==
                Verdict::Granted);
    }
};

QTEST_APPLESS_MAIN(TestTokenGuard)
#include "tst_token_guard.moc"
