// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/program.h"

#include "sim-engine/kernel/scripts/complaint.h"
#include "sim-engine/kernel/scripts/lua.h"
#include "sim-engine/kernel/scripts/lua_seams.h"
#include "sim-engine/kernel/scripts/meter.h"

namespace ward::scripts {

namespace {

int append(lua_State * /*lua*/, const void *bytes, std::size_t size, void *out)
{
    static_cast<std::string *>(out)->append(static_cast<const char *>(bytes), size);
    return 0;
}

} // namespace

Result<Program> Program::compile(std::string_view code)
{
    if (code.size() > kLongestCode)
        return failure("kernel.script.too-long",
                       {{"limit", static_cast<std::int64_t>(kLongestCode)}});
    if (code.starts_with('\x1b'))
        return failure("kernel.script.not-text");
    setHashSeed(0);
    Arena arena(kMemory + kArenaReserve);
    Meter meter(arena);
    lua_State *lua = lua_newstate(Meter::allocate, &meter);
    if (!lua)
        return failure("kernel.script.memory");
    lua_gc(lua, LUA_GCSTOP);
    // Ends without lua_close: the arena takes everything with it, and nothing has a finalizer.
    const int status = luaL_loadbufferx(lua, code.data(), code.size(), kChunkName, "t");
    if (status != LUA_OK) {
        if (meter.isSpent())
            return failure("kernel.script.syntax-too-big");
        const Complaint complaint = complaintOf(lua);
        return failure("kernel.script.syntax",
                       {{"line", std::int64_t{complaint.line}}, {"detail", complaint.detail}});
    }
    Program program;
    if (lua_dump(lua, append, &program.m_bytes, 0) != 0)
        return failure("kernel.script.syntax-too-big");
    return program;
}

} // namespace ward::scripts
