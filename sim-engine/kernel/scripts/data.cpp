// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Plain data into the interpreter and out of it.
#include "sim-engine/kernel/scripts/call.h"

#include <algorithm>

namespace ward::scripts {

namespace {

void pushKey(lua_State *lua, const Key &key)
{
    if (const auto *whole = std::get_if<std::int64_t>(&key))
        lua_pushinteger(lua, *whole);
    else
        lua_pushlstring(lua, std::get<std::string>(key).data(), std::get<std::string>(key).size());
}

/// What is left of the size a value may have when it is saved.
struct Room
{
    std::size_t bytes = kLargestState + 1024;
    void take(lua_State *lua, std::size_t size, const char *what)
    {
        if (size > bytes)
            luaL_error(lua, "%s is larger than %d bytes", what, static_cast<int>(kLargestState));
        bytes -= size;
    }
};

Value read(lua_State *lua, int index, const char *what, int depth, Room &room);

Key readKey(lua_State *lua, int index, const char *what, Room &room)
{
    if (lua_isinteger(lua, index)) {
        room.take(lua, 2, what);
        return static_cast<std::int64_t>(lua_tointeger(lua, index));
    }
    if (lua_type(lua, index) != LUA_TSTRING)
        luaL_error(lua, "%s has a key that is no text and no whole number but a %s", what,
                   luaL_typename(lua, index));
    std::size_t size = 0;
    const char *const bytes = lua_tolstring(lua, index, &size);
    room.take(lua, size + 2, what);
    return std::string(bytes, size);
}

Value readTable(lua_State *lua, int index, const char *what, int depth, Room &room)
{
    if (depth >= kDeepestTable)
        luaL_error(lua, "%s holds tables in tables, more than %d deep or in a circle", what,
                   kDeepestTable);
    luaL_checkstack(lua, 4, what);
    Table table;
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        charge(lua, 1);
        Key key = readKey(lua, -2, what, room);
        Value member = read(lua, lua_gettop(lua), what, depth + 1, room);
        table.insert_or_assign(std::move(key), std::move(member));
        lua_pop(lua, 1);
    }
    return table;
}

Value read(lua_State *lua, int index, const char *what, int depth, Room &room)
{
    room.take(lua, 2, what);
    switch (lua_type(lua, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return {};
    case LUA_TBOOLEAN:
        return lua_toboolean(lua, index) != 0;
    case LUA_TNUMBER:
        if (lua_isinteger(lua, index))
            return static_cast<std::int64_t>(lua_tointeger(lua, index));
        room.take(lua, 8, what);
        return static_cast<double>(lua_tonumber(lua, index));
    case LUA_TSTRING: {
        std::size_t size = 0;
        const char *const bytes = lua_tolstring(lua, index, &size);
        room.take(lua, size, what);
        return std::string(bytes, size);
    }
    case LUA_TTABLE:
        return readTable(lua, index, what, depth, room);
    default:
        luaL_error(lua,
                   "%s holds a %s; only numbers, texts, true, false and tables of these can "
                   "be kept",
                   what, luaL_typename(lua, index));
    }
    return {};
}

} // namespace

void push(lua_State *lua, const Value &value)
{
    luaL_checkstack(lua, 4, "data");
    if (const auto *flag = std::get_if<bool>(&value.data)) {
        lua_pushboolean(lua, *flag ? 1 : 0);
    } else if (const auto *whole = std::get_if<std::int64_t>(&value.data)) {
        lua_pushinteger(lua, *whole);
    } else if (const auto *fraction = std::get_if<double>(&value.data)) {
        lua_pushnumber(lua, *fraction);
    } else if (const auto *text = value.text()) {
        lua_pushlstring(lua, text->data(), std::min(text->size(), kLongestText));
    } else if (const auto *table = value.table()) {
        // Whole numbers come first, ascending: what continues 1, 2, 3 … lies in the list part.
        int list = 0;
        for (const auto &entry : *table) {
            const auto *whole = std::get_if<std::int64_t>(&entry.first);
            if (!whole)
                break;
            list += *whole == list + 1 ? 1 : 0;
        }
        lua_createtable(lua, list, static_cast<int>(table->size()) - list);
        for (const auto &[key, member] : *table) {
            pushKey(lua, key);
            push(lua, member);
            lua_rawset(lua, -3);
        }
    } else {
        lua_pushnil(lua);
    }
}

Value plainData(lua_State *lua, int index, const char *what)
{
    Room room;
    return read(lua, lua_absindex(lua, index), what, 0, room);
}

} // namespace ward::scripts
