// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/library_store.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "random_document.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace ward;
using namespace ward::content;
using ward::test::RandomContent;

namespace {

ChangeSet named(std::uint64_t n)
{
    ChangeSet change;
    change.id = Id(5, n);
    change.intent = "edit.set";
    change.actor = "author-1";
    change.note = std::to_string(n);
    change.ops = {SetOp{Id(1, 4), "hr", Quantity{92, "/min"},
                        Quantity{92.0 + static_cast<double>(n), "/min"}}};
    return change;
}

} // namespace

class TestLibraryStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ManualClock m_clock;
    int m_file = 0;

    std::string fresh()
    {
        return m_folder.filePath(QString("library-%1.wardlib").arg(++m_file)).toStdString();
    }
    std::unique_ptr<LibraryStore> open(const std::string &path, LibraryStore::Options options = {})
    {
        auto store = LibraryStore::open(path, m_clock, std::move(options));
        if (!store)
            qWarning("%s", store.error().code().c_str());
        return store ? *std::move(store) : nullptr;
    }

private Q_SLOTS:
    void keepsDraftsAcrossReopening()
    {
        const std::string path = fresh();
        {
            auto store = open(path);
            QVERIFY(store);
            QVERIFY(store->create("d1", "ICU bay", "base bytes"));
            QVERIFY(store->append("d1", 1, named(1)));
            QVERIFY(store->append("d1", 2, named(2)));
            QVERIFY(store->save("d1", 1, "after one"));
        }
        auto store = open(path);
        QVERIFY(store);
        const Result<StoredDraft> draft = store->read("d1");
        QVERIFY(draft);
        QCOMPARE(draft->base, std::string("base bytes"));
        QCOMPARE(draft->baseIndex, std::uint64_t{0});
        QCOMPARE(draft->changes.size(), std::size_t{2});
        QVERIFY(draft->changes[1] == named(2));
        QCOMPARE(draft->entry.last, std::uint64_t{2});
        QCOMPARE(draft->entry.saved, std::uint64_t{1});
        QCOMPARE(*store->savedDocument("d1"), std::string("after one"));
    }

    void discardsBackToTheLastSave()
    {
        auto store = open(fresh());
        QVERIFY(store->create("d", "t", "base"));
        for (std::uint64_t i = 1; i <= 5; ++i)
            QVERIFY(store->append("d", i, named(i)));
        QVERIFY(store->save("d", 3, "three"));
        QVERIFY(store->discard("d"));
        QCOMPARE(store->read("d")->changes.size(), std::size_t{3});
        QVERIFY(store->append("d", 4, named(44)));
        QVERIFY(store->read("d")->changes.back() == named(44));
        QCOMPARE(*store->savedDocument("d"), std::string("three"));
    }

    void listsTheMostRecentFirst()
    {
        auto store = open(fresh());
        QVERIFY(store->create("a", "First", "x"));
        m_clock.advanceMs(10);
        QVERIFY(store->create("b", "Second", "x"));
        m_clock.advanceMs(10);
        QVERIFY(store->append("a", 1, named(1)));
        QCOMPARE(store->list()->front().draft, std::string("a"));
        m_clock.advanceMs(10);
        QVERIFY(store->markOpened("b"));
        const auto entries = store->list();
        QCOMPARE(entries->size(), std::size_t{2});
        QCOMPARE(entries->front().title, std::string("Second"));
        QVERIFY(!store->read("c"));
    }

    void refuses()
    {
        auto store = open(fresh());
        QVERIFY(store->create("d", "t", "base"));
        const auto code = [](const auto &result) {
            return result ? std::string("none") : result.error().code();
        };
        QCOMPARE(code(store->create("d", "t", "base")),
                 std::string("content.library.draft-exists"));
        QCOMPARE(code(store->append("d", 2, named(2))), std::string("content.library.gap"));
        QCOMPARE(code(store->append("d", 0, named(2))), std::string("content.library.gap"));
        QCOMPARE(code(store->append("x", 1, named(1))),
                 std::string("content.library.unknown-draft"));
        QCOMPARE(code(store->save("d", 7, "b")), std::string("content.library.gap"));
        QCOMPARE(code(store->read("x")), std::string("content.library.unknown-draft"));
        QCOMPARE(code(store->discard("x")), std::string("content.library.unknown-draft"));
        QCOMPARE(store->read("d")->changes.size(), std::size_t{0});
    }

    void prunesButKeepsUndo()
    {
        LibraryStore::Options options;
        options.undoDepth = 100;
        auto store = open(fresh(), options);
        QVERIFY(store->create("d", "t", "0"));
        for (std::uint64_t i = 1; i <= 600; ++i) {
            QVERIFY(store->append("d", i, named(i)));
            if (i % 10 == 0)
                QVERIFY(store->save("d", i, std::to_string(i)));
        }
        const Result<StoredDraft> draft = store->read("d");
        QVERIFY(draft);
        QCOMPARE(draft->base, std::to_string(draft->baseIndex));
        QVERIFY2(draft->changes.size() >= 100 && draft->changes.size() < 200,
                 std::to_string(draft->changes.size()).c_str());
        QVERIFY(draft->changes.back() == named(600));
        QCOMPARE(*store->savedDocument("d"), std::string("600"));
    }

    void replaysToTheSameDocument()
    {
        const Schema &schema = Schema::shipped();
        RandomContent random(3);
        Document document = random.document(60);
        auto store = open(fresh());
        QVERIFY(store->create("d", "t", writeDocument(document, schema)));
        for (std::uint64_t i = 1; i <= 40; ++i) {
            const ChangeSet change = random.change(document, 3);
            QVERIFY(apply(document, change, schema));
            QVERIFY(store->append("d", i, change));
        }
        const Result<StoredDraft> stored = store->read("d");
        QVERIFY(stored);
        Document again = *parseDocument(stored->base, "d", schema).document;
        for (const ChangeSet &change : stored->changes)
            QVERIFY(apply(again, change, schema));
        QVERIFY(again == document);
    }

    void opensNothingThatIsNoLibrary()
    {
        const auto code = [&](const std::string &path) {
            const auto store = LibraryStore::open(path, m_clock);
            return store ? std::string("none") : store.error().code();
        };
        QCOMPARE(code(m_folder.filePath("no/such/folder/l.wardlib").toStdString()),
                 std::string("content.library.unavailable"));
        const std::string text = fresh();
        QFile file(QString::fromStdString(text));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QCOMPARE(code(text), std::string("content.library.not-a-library"));
        const std::string other = fresh();
        {
            sqlite::OpenOptions how;
            how.mode = sqlite::OpenMode::Create;
            auto db = sqlite::Database::open(other, how);
            QVERIFY(db && db->exec("CREATE TABLE t (x)"));
        }
        QCOMPARE(code(other), std::string("content.library.not-a-library"));
        const std::string newer = fresh();
        QVERIFY(open(newer));
        {
            sqlite::OpenOptions how;
            how.mode = sqlite::OpenMode::ReadWrite;
            auto db = sqlite::Database::open(newer, how);
            QVERIFY(db && db->exec("PRAGMA user_version=99"));
        }
        QCOMPARE(code(newer), std::string("content.library.newer"));
    }

    void findsADamagedDraft()
    {
        const std::string path = fresh();
        {
            auto store = open(path);
            QVERIFY(store->create("d", "t", "base"));
            for (std::uint64_t i = 1; i <= 3; ++i)
                QVERIFY(store->append("d", i, named(i)));
        }
        sqlite::OpenOptions how;
        how.mode = sqlite::OpenMode::ReadWrite;
        {
            auto db = sqlite::Database::open(path, how);
            QVERIFY(db && db->exec("DELETE FROM change_set WHERE idx=2"));
        }
        QCOMPARE(open(path)->read("d").error().code(), std::string("content.library.damaged"));
    }

#ifdef Q_OS_UNIX
    void aReadOnlyFolderOrFileSaysSo()
    {
        const auto child = [&](auto work) {
            // Permissions do not bind root, so the attempt is made as somebody else.
            const pid_t pid = fork();
            if (pid == 0) {
                if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
                    _exit(99);
                _exit(work());
            }
            int status = 0;
            waitpid(pid, &status, 0);
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        };
        const std::string path = fresh();
        {
            auto store = open(path);
            QVERIFY(store->create("d", "t", "base"));
        }
        const auto all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup |
                         QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(m_folder.path(), all));
        const std::string missing = m_folder.filePath("new.wardlib").toStdString();
        const int createCode = child([&] {
            const auto store = LibraryStore::open(missing, m_clock);
            return store ? 1 : store.error().code() == "content.library.unavailable" ? 0 : 2;
        });
        const int openCode = child([&] {
            const auto store = LibraryStore::open(path, m_clock);
            if (store)
                return 1;
            return store.error().code() == "content.library.read-only" ||
                           store.error().code() == "content.library.unavailable"
                       ? 0
                       : 2;
        });
        QVERIFY(QFile::setPermissions(m_folder.path(), all | QFile::WriteOwner));
        QCOMPARE(createCode, 0);
        QCOMPARE(openCode, 0);
        auto store = open(path);
        QVERIFY(store && store->read("d")); // everything is still there
    }

    void aFullDiskLosesNothing()
    {
        const std::string path = fresh();
        const pid_t pid = fork();
        if (pid == 0) {
            // A real limit of the system: writes beyond it fail as on a full disk.
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{200'000, 200'000};
            if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
                _exit(90);
            auto store = LibraryStore::open(path, m_clock);
            if (!store || !(*store)->create("d", "t", "base"))
                _exit(91);
            for (std::uint64_t i = 1; i < 5000; ++i) {
                ChangeSet change = named(i);
                change.note.assign(2000, 'n');
                const Result<> stored = (*store)->append("d", i, change);
                if (stored)
                    continue;
                if (stored.error().code() != "content.library.disk-full") {
                    qWarning("%s", messages::render(stored.error(), "en").c_str());
                    _exit(92);
                }
                // What was answered is there, what was refused is not, and it can be tried again.
                const auto draft = (*store)->read("d");
                _exit(draft && draft->changes.size() == i - 1 ? static_cast<int>(i % 50) + 1 : 93);
            }
            _exit(94);
        }
        int status = 0;
        waitpid(pid, &status, 0);
        QVERIFY(WIFEXITED(status));
        QVERIFY2(WEXITSTATUS(status) >= 1 && WEXITSTATUS(status) <= 50,
                 std::to_string(WEXITSTATUS(status)).c_str());
        auto store = open(path);
        QVERIFY(store);
        const auto draft = store->read("d");
        QVERIFY(draft);
        QCOMPARE(static_cast<int>((draft->changes.size() + 1) % 50) + 1, WEXITSTATUS(status));
        QVERIFY(store->append("d", draft->entry.last + 1, named(1)));
        QVERIFY(messages::hasSentence("content.library.disk-full"));
    }

    void aKilledProcessLosesNothingThatWasAnswered()
    {
        for (int round = 0; round < 5; ++round) {
            const std::string path = fresh();
            int pipes[2];
            QCOMPARE(pipe(pipes), 0);
            const pid_t pid = fork();
            if (pid == 0) {
                auto store = LibraryStore::open(path, m_clock);
                if (!store || !(*store)->create("d", "t", "base"))
                    _exit(1);
                for (std::uint64_t i = 1;; ++i) {
                    if (!(*store)->append("d", i, named(i)) ||
                        write(pipes[1], &i, sizeof i) != sizeof i)
                        _exit(2);
                }
            }
            ::close(pipes[1]);
            std::uint64_t answered = 0;
            const std::uint64_t enough = 5 + static_cast<std::uint64_t>(round) * 13;
            while (answered < enough &&
                   read(pipes[0], &answered, sizeof answered) == sizeof answered) {
            }
            QCOMPARE(kill(pid, SIGKILL), 0);
            int status = 0;
            waitpid(pid, &status, 0);
            while (read(pipes[0], &answered, sizeof answered) == sizeof answered) {
            }
            ::close(pipes[0]);
            auto store = open(path);
            QVERIFY(store);
            const auto draft = store->read("d");
            QVERIFY(draft);
            QVERIFY2(draft->entry.last == answered || draft->entry.last == answered + 1,
                     std::to_string(draft->entry.last).c_str());
            QVERIFY(draft->changes.back() == named(draft->entry.last));
        }
    }
#endif
};

QTEST_GUILESS_MAIN(TestLibraryStore)
#include "tst_library_store.moc"
