// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/sorted_keys.h"

#include "sim-engine/kernel/scripts/call.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

namespace ward::scripts {

namespace {

/// Of one key. Texts stay where they are while the table holds them.
struct SortKey
{
    enum class Rank : std::uint8_t { Number, Text, Flag, Other } rank = Rank::Other;
    bool whole = false;
    lua_Integer integer = 0;
    double fraction = 0;
    std::string_view text;
    lua_Integer place = 0; ///< in the list of keys
};

SortKey sortKey(lua_State *lua, int index, lua_Integer place)
{
    SortKey key;
    key.place = place;
    switch (lua_type(lua, index)) {
    case LUA_TNUMBER:
        key.rank = SortKey::Rank::Number;
        key.whole = lua_isinteger(lua, index) != 0;
        key.integer = key.whole ? lua_tointeger(lua, index) : 0;
        key.fraction = lua_tonumber(lua, index);
        break;
    case LUA_TSTRING: {
        std::size_t size = 0;
        const char *const bytes = lua_tolstring(lua, index, &size);
        key.rank = SortKey::Rank::Text;
        key.text = {bytes, size};
        break;
    }
    case LUA_TBOOLEAN:
        key.rank = SortKey::Rank::Flag;
        key.integer = lua_toboolean(lua, index);
        break;
    default:
        break;
    }
    return key;
}

bool before(const SortKey &a, const SortKey &b)
{
    if (a.rank != b.rank)
        return a.rank < b.rank;
    switch (a.rank) {
    case SortKey::Rank::Number:
        if (a.whole && b.whole)
            return a.integer < b.integer;
        // Whole numbers beyond 2^53 may round to one fraction; their place among themselves, and
        // beside it, is settled by the number itself.
        return std::tie(a.fraction, a.integer, a.place) < std::tie(b.fraction, b.integer, b.place);
    case SortKey::Rank::Text:
        return a.text < b.text;
    case SortKey::Rank::Flag:
        return a.integer < b.integer;
    case SortKey::Rank::Other:
        break;
    }
    return a.place < b.place;
}

/// The keys of the table at `index`, sorted; pushes the list of them as they were found.
std::vector<SortKey> sortedKeys(lua_State *lua, int index)
{
    std::vector<SortKey> keys;
    lua_newtable(lua);
    const int list = lua_gettop(lua);
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        lua_pop(lua, 1);
        charge(lua, 2);
        const auto place = static_cast<lua_Integer>(keys.size() + 1);
        keys.push_back(sortKey(lua, -1, place));
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, list, place);
    }
    std::sort(keys.begin(), keys.end(), before);
    return keys;
}

// Upvalues: table, keys found, order of their places, next place in the order.
int step(lua_State *lua)
{
    const int table = lua_upvalueindex(1);
    const int found = lua_upvalueindex(2);
    const int order = lua_upvalueindex(3);
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(4));
    for (;;) {
        charge(lua, 1);
        if (lua_rawgeti(lua, order, at) == LUA_TNIL)
            return 1;
        ++at;
        lua_rawgeti(lua, found, lua_tointeger(lua, -1));
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, table) != LUA_TNIL)
            break;
        lua_pop(lua, 3);
    }
    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(4));
    return 2;
}

} // namespace

int sortedPairs(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    const std::vector<SortKey> keys = sortedKeys(lua, 1);
    lua_createtable(lua, static_cast<int>(keys.size()), 0);
    lua_Integer at = 0;
    for (const SortKey &key : keys) {
        lua_pushinteger(lua, key.place);
        lua_rawseti(lua, -2, ++at);
    }
    lua_pushinteger(lua, 1);
    lua_pushcclosure(lua, step, 4);
    return 1;
}

int sortedNext(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    const std::vector<SortKey> keys = sortedKeys(lua, 1);
    auto at = keys.begin();
    if (!lua_isnil(lua, 2)) {
        at = std::find_if(keys.begin(), keys.end(), [&](const SortKey &key) {
            lua_rawgeti(lua, 3, key.place);
            const bool same = lua_rawequal(lua, 2, -1) != 0;
            lua_pop(lua, 1);
            return same;
        });
        if (at == keys.end())
            return luaL_error(lua, "next: there is no such key in the table");
        ++at;
    }
    if (at == keys.end()) {
        lua_pushnil(lua);
        return 1;
    }
    lua_rawgeti(lua, 3, at->place);
    lua_pushvalue(lua, -1);
    lua_rawget(lua, 1);
    return 2;
}

} // namespace ward::scripts
