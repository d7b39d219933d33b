// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/call.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ward::scripts {

namespace {

lua_Integer lengthOf(lua_State *lua, int index)
{
    luaL_checktype(lua, index, LUA_TTABLE);
    return static_cast<lua_Integer>(lua_rawlen(lua, index));
}

int doInsert(lua_State *lua)
{
    const lua_Integer length = lengthOf(lua, 1);
    if (lua_gettop(lua) == 2) {
        lua_rawseti(lua, 1, length + 1);
        return 0;
    }
    const lua_Integer at = luaL_checkinteger(lua, 2);
    luaL_argcheck(lua, lua_gettop(lua) == 3, 3, "two or three arguments expected");
    luaL_argcheck(lua, at >= 1 && at <= length + 1, 2, "position out of bounds");
    charge(lua, length + 1 - at);
    for (lua_Integer i = length; i >= at; --i) {
        lua_rawgeti(lua, 1, i);
        lua_rawseti(lua, 1, i + 1);
    }
    lua_rawseti(lua, 1, at);
    return 0;
}

int doRemove(lua_State *lua)
{
    const lua_Integer length = lengthOf(lua, 1);
    const lua_Integer at = luaL_optinteger(lua, 2, length);
    if (length == 0 && (at == 0 || at == length || at == length + 1)) {
        lua_rawgeti(lua, 1, at);
        return 1;
    }
    luaL_argcheck(lua, at >= 1 && at <= length + 1, 2, "position out of bounds");
    charge(lua, length + 1 - at);
    lua_rawgeti(lua, 1, at);
    for (lua_Integer i = at; i < length; ++i) {
        lua_rawgeti(lua, 1, i + 1);
        lua_rawseti(lua, 1, i);
    }
    if (at <= length) {
        lua_pushnil(lua);
        lua_rawseti(lua, 1, length);
    }
    return 1;
}

int doConcat(lua_State *lua)
{
    const lua_Integer length = lengthOf(lua, 1);
    const std::string_view between =
        lua_isnoneornil(lua, 2) ? std::string_view() : std::string_view(luaL_checkstring(lua, 2));
    const lua_Integer from = luaL_optinteger(lua, 3, 1);
    const lua_Integer to = luaL_optinteger(lua, 4, length);
    std::string out;
    for (lua_Integer i = from; i <= to; ++i) {
        charge(lua, 2);
        const int type = lua_rawgeti(lua, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            return luaL_error(lua, "concat: a %s is no text", luaL_typename(lua, -1));
        pushText(lua, -1);
        std::size_t size = 0;
        const char *const bytes = lua_tolstring(lua, -1, &size);
        if (i > from)
            out += between;
        out.append(bytes, size);
        lua_pop(lua, 2);
        if (out.size() > kLongestText)
            return luaL_error(lua, "the text would be longer than %d bytes",
                              static_cast<int>(kLongestText));
        if (i == to) // which may be the largest number there is
            break;
    }
    charge(lua, out.size(), 64);
    lua_pushlstring(lua, out.data(), out.size());
    return 1;
}

int doUnpack(lua_State *lua)
{
    const lua_Integer length = lengthOf(lua, 1);
    const lua_Integer from = luaL_optinteger(lua, 2, 1);
    const lua_Integer to = luaL_optinteger(lua, 3, length);
    if (from > to)
        return 0;
    const auto count = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) + 1;
    if (count == 0 || count > kLargestBlock / 16 || !lua_checkstack(lua, static_cast<int>(count)))
        return luaL_error(lua, "unpack: too many values");
    charge(lua, static_cast<std::int64_t>(count));
    for (std::uint64_t i = 0; i < count; ++i)
        lua_rawgeti(lua, 1, from + static_cast<lua_Integer>(i));
    return static_cast<int>(count);
}

int doPack(lua_State *lua)
{
    const int count = lua_gettop(lua);
    charge(lua, count);
    lua_createtable(lua, count, 1);
    lua_insert(lua, 1);
    for (int i = count; i >= 1; --i)
        lua_rawseti(lua, 1, i);
    lua_pushinteger(lua, count);
    lua_setfield(lua, 1, "n");
    return 1;
}

int doMove(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    const lua_Integer from = luaL_checkinteger(lua, 2);
    const lua_Integer to = luaL_checkinteger(lua, 3);
    const lua_Integer at = luaL_checkinteger(lua, 4);
    const int target = lua_isnoneornil(lua, 5) ? 1 : 5;
    luaL_checktype(lua, target, LUA_TTABLE);
    if (to >= from) {
        const auto count = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) + 1;
        if (count == 0 || count > kLargestBlock / 16 || at > LUA_MAXINTEGER - (to - from))
            return luaL_error(lua, "move: too many values");
        const bool upwards = at > from && at <= to && target == 1;
        for (std::uint64_t k = 0; k < count; ++k) {
            charge(lua, 1);
            const auto i = static_cast<lua_Integer>(upwards ? count - 1 - k : k);
            lua_rawgeti(lua, 1, from + i);
            lua_rawseti(lua, target, at + i);
        }
    }
    lua_pushvalue(lua, target);
    return 1;
}

/// Stable merge sort of places: whatever the comparison says, it ends and touches only the list.
class Sorter
{
public:
    Sorter(lua_State *lua, lua_Integer length)
        : m_lua(lua)
        , m_places(static_cast<std::size_t>(length))
        , m_other(m_places.size())
    {
        for (std::size_t i = 0; i < m_places.size(); ++i)
            m_places[i] = static_cast<lua_Integer>(i + 1);
    }

    const std::vector<lua_Integer> &sorted()
    {
        for (std::size_t run = 1; run < m_places.size(); run *= 2) {
            for (std::size_t begin = 0; begin < m_places.size(); begin += 2 * run)
                merge(begin, std::min(begin + run, m_places.size()),
                      std::min(begin + 2 * run, m_places.size()));
            m_places.swap(m_other);
        }
        return m_places;
    }

private:
    void merge(std::size_t left, std::size_t middle, std::size_t end)
    {
        std::size_t right = middle;
        const std::size_t firstOfRight = middle;
        for (std::size_t out = left; out < end; ++out) {
            const bool takeRight =
                right < end && (left >= firstOfRight || isLess(m_places[right], m_places[left]));
            m_other[out] = takeRight ? m_places[right++] : m_places[left++];
        }
    }
    /// Of the values the list had when sorting began (stack 3).
    bool isLess(lua_Integer a, lua_Integer b)
    {
        charge(m_lua, 2);
        bool less = false;
        if (lua_isfunction(m_lua, 2)) {
            lua_pushvalue(m_lua, 2);
            lua_rawgeti(m_lua, 3, a);
            lua_rawgeti(m_lua, 3, b);
            lua_call(m_lua, 2, 1);
            less = lua_toboolean(m_lua, -1) != 0;
            lua_pop(m_lua, 1);
        } else {
            lua_rawgeti(m_lua, 3, a);
            lua_rawgeti(m_lua, 3, b);
            less = lua_compare(m_lua, -2, -1, LUA_OPLT) != 0;
            lua_pop(m_lua, 2);
        }
        return less;
    }

    lua_State *m_lua;
    std::vector<lua_Integer> m_places;
    std::vector<lua_Integer> m_other;
};

int doSort(lua_State *lua)
{
    const lua_Integer length = lengthOf(lua, 1);
    if (!lua_isnoneornil(lua, 2))
        luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    if (length < 2)
        return 0;
    charge(lua, length);
    if (length > static_cast<lua_Integer>(kLargestBlock / 16))
        return luaL_error(lua, "sort: the list is too long");
    lua_createtable(lua, static_cast<int>(length), 0);
    for (lua_Integer i = 1; i <= length; ++i) {
        lua_rawgeti(lua, 1, i);
        lua_rawseti(lua, 3, i);
    }
    Sorter sorter(lua, length);
    lua_Integer at = 0;
    for (const lua_Integer place : sorter.sorted()) {
        lua_rawgeti(lua, 3, place);
        lua_rawseti(lua, 1, ++at);
    }
    return 0;
}

constexpr std::array kTable{
    Entry{"concat", doConcat}, Entry{"insert", doInsert}, Entry{"move", doMove},
    Entry{"pack", doPack},     Entry{"remove", doRemove}, Entry{"sort", doSort},
    Entry{"unpack", doUnpack},
};

} // namespace

void pushTableLibrary(lua_State *lua)
{
    lua_createtable(lua, 0, static_cast<int>(kTable.size()));
    addEntries(lua, kTable);
}

} // namespace ward::scripts
