// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/script_runner.h"
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/scripts/hostile_programs.h"

#include "sim-engine/kernel/scripts/limits.h"

#include <QTest>

#include <clocale>

using namespace ward;
using namespace ward::scripts;
using namespace ward::scripts::test;

namespace {

/// Far above what any machine needs for the budget, far below what a call without end needs.
constexpr double kGenerousMs = 1000;

} // namespace

class TestScriptSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostile_data();
    void hostile();
    void says_data();
    void says();
    void faultsHaveTheirLine();
    void stateSurvivesAndNothingElse();
    void stateIsTheSameBytesWhateverTheOrder();
    void budgetIsCountedTheSameEveryTime();
    void theLocaleDoesNotMatter();
    void codeHasALimit();
};

void TestScriptSandbox::hostile_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("fault");
    for (const Hostile &program : hostilePrograms())
        QTest::newRow(program.name) << QByteArray(program.code) << QByteArray(program.fault);
    QVERIFY(hostilePrograms().size() >= 60);
}

void TestScriptSandbox::hostile()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, fault);
    Sandbox sandbox;
    const Ran ran = runProgram(sandbox, code.toStdString());
    const std::string expected =
        fault.isEmpty() ? std::string() : "kernel.script." + fault.toStdString();
    QVERIFY2(ran.code == expected, (ran.code + ": " + ran.detail).c_str());
    QVERIFY(ran.usage.memory <= kMemory + kArenaReserve);
    QVERIFY2(ran.cpuMs < kGenerousMs, std::to_string(ran.cpuMs).c_str());
    // Whatever it did, the next call knows nothing of it.
    const Ran after = runProgram(sandbox, onWith("return {('x'):upper() .. #table.pack(1, 2)}"));
    QCOMPARE(after.code, std::string());
    QCOMPARE(std::get<std::string>(after.actions.table()->begin()->second.data), std::string("X2"));
    // And the same once more is the same to the last byte and instruction.
    QCOMPARE(runProgram(sandbox, code.toStdString()).digest(), ran.digest());
}

void TestScriptSandbox::says_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *expression, const char *text) {
        QTest::newRow(expression) << QByteArray(expression) << QByteArray(text);
    };
    row("1 + 2", "3");
    row("7 / 2", "3.5");
    row("7 // 2", "3");
    row("-7 % 3", "2");
    row("2^10", "1024.0");
    row("2^0.5", "1.4142135623731");
    row("10^-3", "0.001");
    row("1e15", "1e+15");
    row("0x10", "16");
    row("0xA.8p1", "21.0");
    row("1e400", "inf");
    row("1e-400", "0.0");
    row("3 | 4", "7");
    row("'a' .. 1 .. 2.5", "a12.5");
    row("#'höhe'", "5");
    row("'a' < 'B'", "false"); // by bytes
    row("tostring(nil)", "nil");
    row("tostring(-0.0)", "-0.0");
    row("tostring(1/0)", "inf");
    row("tonumber('0x1p4')", "16.0");
    row("tonumber('  12  ')", "12");
    row("tonumber('1e')", "nil");
    row("tonumber('ff', 16)", "255");
    row("tonumber('zz', 36)", "1295");
    row("tonumber('8', 8)", "nil");
    row("tonumber('nan')", "nil");
    row("('abc'):sub(-2)", "bc");
    row("('abc'):sub(2, 10)", "bc");
    row("('abc'):sub(0)", "abc");
    row("('abc'):sub(3, 2)", "");
    row("('abc'):rep(3, '-')", "abc-abc-abc");
    row("('abc'):reverse()", "cba");
    row("('aBc'):upper() .. ('aBc'):lower()", "ABCabc");
    row("('abc'):byte(2)", "98");
    row("string.char(72, 105)", "Hi");
    row("('a.c'):find('.')", "2");
    row("('abcabc'):find('c', 4)", "6");
    row("('abc'):find('')", "1");
    row("('abc'):find('x')", "nil");
    row("string.format('%d %5.1f %s', 3, 2.25, 'x')", "3   2.2 x");
    row("string.format('%-5d|%05d|%+d', 3, -3, 3)", "3    |-0003|+3");
    row("string.format('%x %X %o', 255, 255, 8)", "ff FF 10");
    row("string.format('%e %g', 12345.678, 1e20)", "1.234568e+04 1e+20");
    row("string.format('%.3s|%5s|%c', 'abcdef', 'x', 65)", "abc|    x|A");
    row("string.format('%q', 'a\"b')", "\"a\\\"b\"");
    row("string.format('100 %%')", "100 %");
    row("table.concat({1, 2, 'x'}, ', ')", "1, 2, x");
    row("table.concat({}, ', ')", "");
    row("(function() local t = {3, 1, 2} table.sort(t) return table.concat(t) end)()", "123");
    row("(function() local t = {3, 1, 2} table.sort(t, function(a, b) return a > b end) return "
        "table.concat(t) end)()",
        "321");
    row("(function() local t = {1, 3} table.insert(t, 2, 2) table.insert(t, 4) return "
        "table.concat(t) end)()",
        "1234");
    row("(function() local t = {1, 2, 3} local x = table.remove(t, 1) return x .. table.concat(t) "
        "end)()",
        "123");
    row("table.concat(table.move({1, 2, 3}, 1, 3, 2))", "1123");
    row("select('#', table.unpack({1, nil, 3}, 1, 3))", "3");
    row("select(-1, 1, 2, 3)", "3");
    row("table.pack(1, nil, 3).n", "3");
    row("math.floor(-3.5) .. math.ceil(-3.5)", "-4-3");
    row("math.type(1) .. math.type(1.0)", "integerfloat");
    row("math.max(3, 9, 2) .. math.min(3, 9, 2)", "92");
    row("math.clamp(11, 0, 10)", "10");
    row("math.exp(1)", "2.718281828459");
    row("math.log(8, 2)", "3.0");
    row("math.sin(1)", "0.8414709848079");
    row("math.tointeger(3.0)", "3");
    row("math.abs(math.mininteger)", "-9223372036854775808");
    row("select(2, pcall(error, 'x', 0))", "x");
    row("select(2, pcall(function() error('x') end))", "script:2: x");
    row("select(2, pcall(function() error({1}) end))[1]", "1");
    row("select(2, xpcall(function() error('x', 0) end, function(e) return e .. 'y' end))", "xy");
    row("(function() local s = '' for k, v in pairs({30, 20, z = 1, a = 2, [-1] = 3, [1.5] = 4}) "
        "do s = s .. k .. '=' .. v .. ' ' end return s end)()",
        "-1=3 1=30 1.5=4 2=20 a=2 z=1 ");
    row("next({b = 1, a = 2})", "a");
    row("next({})", "nil");
    row("event.type .. event.time", "test12.5");
    row("view.tick", "375");
    row("view.value('vitals.spo2')", "88.0");
    row("select(2, pcall(view.value))", "view.value: which value?");
    row("view.random() ~= view.random()", "true");
    row("type(_ENV.io) .. type(load) .. type(setmetatable) .. type(coroutine)", "nilnilnilnil");
}

void TestScriptSandbox::says()
{
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, text);
    Sandbox sandbox;
    const Ran ran =
        runProgram(sandbox, onWith("return {tostring((" + expression.toStdString() + "))}"));
    QVERIFY2(ran.code.empty(), ran.detail.c_str());
    QCOMPARE(std::get<std::string>(ran.actions.table()->begin()->second.data), text.toStdString());
}

void TestScriptSandbox::faultsHaveTheirLine()
{
    Sandbox sandbox;
    const Ran ran = runProgram(sandbox, onWith("local x = 1\nlocal y = nil + x"));
    QCOMPARE(ran.code, std::string("kernel.script.runtime"));
    QCOMPARE(ran.line, std::int64_t{3});
    QCOMPARE(ran.detail, std::string("attempt to perform arithmetic on a nil value"));
    const Ran syntax = runProgram(sandbox, "x = 1\n\nfunction on(event, view)\n  if x the\nend");
    QCOMPARE(syntax.code, std::string("kernel.script.syntax"));
    QCOMPARE(syntax.line, std::int64_t{4});
    QCOMPARE(syntax.detail, std::string("'then' expected near 'the'"));
}

void TestScriptSandbox::stateSurvivesAndNothingElse()
{
    const std::string code = "calls = (calls or 0) + 1\n" +
                             onWith("state.n = (state.n or 0) + 1\n"
                                    "state.list = state.list or {}\n"
                                    "state.list[#state.list + 1] = {at = event.time, ok = true}\n"
                                    "math.mine = (math.mine or 0) + 1\n"
                                    "return {calls, state.n, #state.list, math.mine}");
    Sandbox sandbox;
    std::string state;
    for (std::int64_t i = 1; i <= 3; ++i) {
        const Ran ran = runProgram(sandbox, code, state);
        QVERIFY2(ran.code.empty(), ran.detail.c_str());
        const Table &result = *ran.actions.table();
        QCOMPARE(std::get<std::int64_t>(result.at(Key(std::int64_t{1})).data), std::int64_t{1});
        QCOMPARE(std::get<std::int64_t>(result.at(Key(std::int64_t{2})).data), i);
        QCOMPARE(std::get<std::int64_t>(result.at(Key(std::int64_t{3})).data), i);
        QCOMPARE(std::get<std::int64_t>(result.at(Key(std::int64_t{4})).data), std::int64_t{1});
        state = ran.state;
        // Another sandbox goes on in the same way: the state is all there is.
        Sandbox other;
        QCOMPARE(runProgram(other, code, state).digest(),
                 runProgram(sandbox, code, state).digest());
    }
    const auto malformed = decode(state.substr(0, state.size() / 2));
    QVERIFY(!malformed);
    QCOMPARE(malformed.error().code(), std::string("kernel.script.state-malformed"));
}

void TestScriptSandbox::stateIsTheSameBytesWhateverTheOrder()
{
    Sandbox sandbox;
    const Ran a = runProgram(sandbox, onWith("state.a = 1 state.b = {2, x = 0.5} state[3] = 'c'"));
    const Ran b = runProgram(
        sandbox, onWith("state[3] = 'c' state.b = {x = 0.5} state.b[1] = 2 state.z = 1 state.a = 1 "
                        "state.z = nil"));
    QVERIFY(!a.state.empty());
    QCOMPARE(a.state, b.state);
    const Ran nan = runProgram(sandbox, onWith("state.x = 0/0"));
    const Ran other = runProgram(sandbox, onWith("state.x = -(0/0)"));
    QCOMPARE(nan.state, other.state);
}

void TestScriptSandbox::budgetIsCountedTheSameEveryTime()
{
    const std::string code = onWith("local t = {} for i = 1, 300 do t['k' .. i % 40] = {i} "
                                    "t['k' .. i % 7] = nil end return {#t}");
    Sandbox sandbox;
    const Ran first = runProgram(sandbox, code);
    QVERIFY(first.usage.instructions > 1000);
    for (int i = 0; i < 20; ++i) {
        Sandbox other;
        QCOMPARE(runProgram(other, code).digest(), first.digest());
    }
}

void TestScriptSandbox::theLocaleDoesNotMatter()
{
    const std::string code =
        onWith("return {tostring(1.5), string.format('%.2f', 2.25), tonumber('1.5') + 0.25, "
               "1.5 .. '', 'a' < 'B', ('ä'):upper()}");
    Sandbox sandbox;
    const Ran plain = runProgram(sandbox, code);
    QVERIFY2(plain.code.empty(), plain.detail.c_str());
    // Not every machine has a locale with a comma; where there is one it must not show.
    for (const char *name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) {
        if (std::setlocale(LC_ALL, name))
            QCOMPARE(runProgram(sandbox, code).digest(), plain.digest());
    }
    std::setlocale(LC_ALL, "C");
}

void TestScriptSandbox::codeHasALimit()
{
    Sandbox sandbox;
    const std::string comment(kLongestCode, '-');
    QCOMPARE(runProgram(sandbox, comment + onWith("")).code, std::string("kernel.script.too-long"));
    const std::string text = "x = '" + std::string(kLongestText + 100, 'x') + "'";
    QCOMPARE(runProgram(sandbox, text).code, std::string("kernel.script.syntax-too-big"));
}

QTEST_GUILESS_MAIN(TestScriptSandbox)
#include "tst_script_sandbox.moc"
