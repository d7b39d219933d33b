// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/sandbox.h"

#include "sim-engine/kernel/scripts/call.h"
#include "sim-engine/kernel/scripts/complaint.h"
#include "sim-engine/kernel/scripts/lua_seams.h"

namespace ward::scripts {

namespace {

/// Every so many instructions the budget is looked at.
constexpr int kStep = 32;

/// Everything of one call that runs inside the interpreter's protection.
struct Job
{
    const Program &program;
    const Value &state;
    const Value &event;
    enum class Stage : std::uint8_t { Prepare, Run, TakeState, TakeResult } stage = Stage::Prepare;
    bool hasOn = true;
    Value actions;
    Value after;
};

void count(lua_State *lua, lua_Debug * /*where*/)
{
    if (!callOf(lua).meter.charge(kStep))
        stop(lua);
}

int perform(lua_State *lua)
{
    Job &job = *static_cast<Job *>(lua_touserdata(lua, 1));
    const std::string &bytes = job.program.bytes();
    if (luaL_loadbufferx(lua, bytes.data(), bytes.size(), kChunkName, "b") != LUA_OK)
        return lua_error(lua);
    pushEnvironment(lua);
    callOf(lua).meter.watchTables();
    push(lua, job.state);
    lua_setfield(lua, -2, "state");
    lua_pushvalue(lua, -1);
    const int environment = lua_gettop(lua);
    lua_setupvalue(lua, 2, 1); // pops the copy
    lua_settop(lua, environment - 1);
    lua_insert(lua, 2); // job, environment, program

    job.stage = Job::Stage::Run;
    lua_sethook(lua, count, LUA_MASKCOUNT, kStep);
    lua_call(lua, 0, 0);
    lua_pushliteral(lua, "on");
    if (lua_rawget(lua, 2) != LUA_TFUNCTION) {
        job.hasOn = false;
        return 0;
    }
    push(lua, job.event);
    pushView(lua);
    lua_call(lua, 2, 1);
    lua_sethook(lua, nullptr, 0, 0);

    job.stage = Job::Stage::TakeResult;
    job.actions = plainData(lua, -1, "the list of actions");
    job.stage = Job::Stage::TakeState;
    lua_pushliteral(lua, "state");
    lua_rawget(lua, 2);
    job.after = plainData(lua, -1, "state");
    return 0;
}

tl::unexpected<Error> refuse(std::string code, const Complaint &complaint)
{
    Error error(std::move(code), {{"detail", complaint.detail}});
    if (complaint.line > 0)
        error.message.args.emplace_back("line", std::int64_t{complaint.line});
    return failure(std::move(error));
}

std::string codeOf(const Job &job, const Meter &meter)
{
    switch (meter.spent()) {
    case Meter::Spent::Instructions:
        return "kernel.script.budget";
    case Meter::Spent::Memory:
        return "kernel.script.memory";
    case Meter::Spent::Nothing:
        break;
    }
    switch (job.stage) {
    case Job::Stage::TakeResult:
        return "kernel.script.result-content";
    case Job::Stage::TakeState:
        return "kernel.script.state-content";
    default:
        return "kernel.script.runtime";
    }
}

} // namespace

void stop(lua_State *lua)
{
    // From now on at every instruction, so that nothing a script catches goes on.
    lua_sethook(lua, count, LUA_MASKCOUNT, 1);
    lua_settop(lua, 0);
    lua_pushnil(lua);
    lua_error(lua);
    __builtin_unreachable();
}

Sandbox::Sandbox()
    : m_arena(kMemory + kArenaReserve)
{
}

Result<Outcome> Sandbox::call(const Program &program, std::string_view state, const Value &event,
                              View &view, std::uint32_t hashSeed, Usage *usage)
{
    Value before{Table()};
    if (!state.empty()) {
        auto decoded = decode(state);
        if (!decoded)
            return failure(std::move(decoded.error()));
        before = std::move(*decoded);
    }
    m_arena.clear();
    Meter meter(m_arena);
    Call call{meter, view};
    Job job{program, before, event, {}, true, {}, {}};
    setHashSeed(hashSeed);
    lua_State *lua = lua_newstate(Meter::allocate, &meter);
    if (!lua)
        return refuse("kernel.script.memory", {});
    bind(lua, call);
    // Nothing is collected: a call is short, its memory is bounded, and all of it goes at the end;
    // nothing in it has a finalizer, so that the interpreter need not be closed.
    lua_gc(lua, LUA_GCSTOP);
    lua_pushcfunction(lua, perform);
    lua_pushlightuserdata(lua, &job);
    const int status = lua_pcall(lua, 1, 0, 0);
    const Usage used{meter.used(), meter.memory()};
    if (usage)
        *usage = used;
    if (status != LUA_OK || meter.isSpent())
        return refuse(codeOf(job, meter),
                      status == LUA_OK || meter.isSpent() ? Complaint{} : complaintOf(lua));
    if (!job.hasOn)
        return refuse("kernel.script.no-on", {});
    if (!job.after.table() && !job.after.isNil())
        return refuse("kernel.script.state-content", {0, "state is no table"});
    Outcome outcome{std::move(job.actions), {}, used};
    const Table *kept = job.after.table();
    if (kept && !kept->empty())
        outcome.state = encode(job.after);
    if (outcome.state.size() > kLargestState)
        return failure("kernel.script.state-too-big",
                       {{"detail", std::to_string(outcome.state.size())},
                        {"limit", static_cast<std::int64_t>(kLargestState)}});
    return outcome;
}

} // namespace ward::scripts
