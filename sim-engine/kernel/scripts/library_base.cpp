// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/call.h"
#include "sim-engine/kernel/scripts/sorted_keys.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace ward::scripts {

namespace {

constexpr std::int64_t kCaughtError = 200; ///< finding the words for an error reads the program

int doAssert(lua_State *lua)
{
    if (lua_toboolean(lua, 1))
        return lua_gettop(lua);
    luaL_checkany(lua, 1);
    if (lua_gettop(lua) < 2)
        return luaL_error(lua, "assertion failed!");
    lua_settop(lua, 2);
    return lua_error(lua);
}

int doError(lua_State *lua)
{
    const auto level = static_cast<int>(luaL_optinteger(lua, 2, 1));
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING && level == 1) {
        luaL_where(lua, 1);
        lua_pushvalue(lua, 1);
        lua_concat(lua, 2);
    }
    return lua_error(lua);
}

/// What is used up stays used up: the call ends, whoever catches.
void endIfSpent(lua_State *lua)
{
    if (callOf(lua).meter.isSpent())
        stop(lua);
}

int doPcall(lua_State *lua)
{
    luaL_checkany(lua, 1);
    const int status = lua_pcall(lua, lua_gettop(lua) - 1, LUA_MULTRET, 0);
    endIfSpent(lua);
    if (status != LUA_OK) {
        charge(lua, kCaughtError);
        lua_pushboolean(lua, 0);
        lua_insert(lua, -2);
        return 2;
    }
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    return lua_gettop(lua);
}

/// The handler runs after the error, not inside it: there no budget would be counted.
int doXpcall(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_pushvalue(lua, 2);
    lua_insert(lua, 1);
    lua_remove(lua, 3); // handler, function, arguments …
    const int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    endIfSpent(lua);
    if (status != LUA_OK) {
        charge(lua, kCaughtError);
        (void)lua_pcall(lua, 1, 1, 0); // the handler, of the error; its own error is the result
        endIfSpent(lua);
        lua_pushboolean(lua, 0);
        lua_insert(lua, 1);
        return 2;
    }
    lua_pushboolean(lua, 1);
    lua_replace(lua, 1);
    return lua_gettop(lua);
}

int doSelect(lua_State *lua)
{
    const int count = lua_gettop(lua);
    if (lua_type(lua, 1) == LUA_TSTRING && *lua_tostring(lua, 1) == '#') {
        lua_pushinteger(lua, count - 1);
        return 1;
    }
    lua_Integer from = luaL_checkinteger(lua, 1);
    if (from < 0)
        from += count;
    else if (from > count)
        from = count;
    luaL_argcheck(lua, from >= 1, 1, "index out of range");
    return count - static_cast<int>(from);
}

int doTonumber(lua_State *lua)
{
    luaL_checkany(lua, 1);
    if (lua_isnoneornil(lua, 2)) {
        if (lua_type(lua, 1) == LUA_TNUMBER) {
            lua_settop(lua, 1);
            return 1;
        }
        std::size_t size = 0;
        const char *const text =
            lua_type(lua, 1) == LUA_TSTRING ? lua_tolstring(lua, 1, &size) : nullptr;
        charge(lua, size, 64);
        if (!text || lua_stringtonumber(lua, text) != size + 1)
            lua_pushnil(lua);
        return 1;
    }
    const auto base = static_cast<int>(luaL_checkinteger(lua, 2));
    luaL_argcheck(lua, base >= 2 && base <= 36, 2, "base out of range");
    std::size_t size = 0;
    luaL_checktype(lua, 1, LUA_TSTRING);
    const char *const text = lua_tolstring(lua, 1, &size);
    charge(lua, size, 64);
    std::int64_t value = 0;
    const auto read = std::from_chars(text, text + size, value, base);
    if (size > 0 && read.ec == std::errc() && read.ptr == text + size)
        lua_pushinteger(lua, value);
    else
        lua_pushnil(lua);
    return 1;
}

int doTostring(lua_State *lua)
{
    luaL_checkany(lua, 1);
    charge(lua, 4);
    pushText(lua, 1);
    return 1;
}

int doType(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

int doRawequal(lua_State *lua)
{
    luaL_checkany(lua, 2);
    lua_pushboolean(lua, lua_rawequal(lua, 1, 2));
    return 1;
}

int doRawget(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    lua_rawget(lua, 1);
    return 1;
}

int doRawlen(lua_State *lua)
{
    luaL_argcheck(lua, lua_istable(lua, 1) || lua_type(lua, 1) == LUA_TSTRING, 1,
                  "table or string expected");
    lua_pushinteger(lua, static_cast<lua_Integer>(lua_rawlen(lua, 1)));
    return 1;
}

int doRawset(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 3);
    lua_settop(lua, 3);
    lua_rawset(lua, 1);
    return 1;
}

int stepOfIpairs(lua_State *lua)
{
    const lua_Integer next = luaL_checkinteger(lua, 2) + 1;
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushinteger(lua, next);
    return lua_rawgeti(lua, 1, next) == LUA_TNIL ? 1 : 2;
}

int doIpairs(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushcfunction(lua, stepOfIpairs);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

constexpr std::array kBase{
    Entry{"assert", doAssert},     Entry{"error", doError},     Entry{"ipairs", doIpairs},
    Entry{"next", sortedNext},     Entry{"pairs", sortedPairs}, Entry{"pcall", doPcall},
    Entry{"rawequal", doRawequal}, Entry{"rawget", doRawget},   Entry{"rawlen", doRawlen},
    Entry{"rawset", doRawset},     Entry{"select", doSelect},   Entry{"tonumber", doTonumber},
    Entry{"tostring", doTostring}, Entry{"type", doType},       Entry{"xpcall", doXpcall},
};

} // namespace

void addBaseLibrary(lua_State *lua)
{
    addEntries(lua, kBase);
}

void pushText(lua_State *lua, int index)
{
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        lua_pushvalue(lua, index);
        break;
    case LUA_TNUMBER:
        lua_pushvalue(lua, index);
        lua_tolstring(lua, -1, nullptr); // turns the copy into text
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(lua, lua_toboolean(lua, index) ? "true" : "false");
        break;
    default:
        lua_pushstring(lua, luaL_typename(lua, index));
        break;
    }
}

void pushEnvironment(lua_State *lua)
{
    lua_createtable(lua, 0, 32);
    addBaseLibrary(lua);
    pushStringLibrary(lua);
    lua_setfield(lua, -2, "string");
    pushTableLibrary(lua);
    lua_setfield(lua, -2, "table");
    pushMathLibrary(lua);
    lua_setfield(lua, -2, "math");
}

} // namespace ward::scripts
