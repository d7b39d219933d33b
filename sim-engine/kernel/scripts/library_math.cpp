// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The functions of core/base/math under Lua's names: the same bits on every machine.
#include "sim-engine/kernel/scripts/call.h"

#include "core/base/math.h"

#include <array>
#include <cmath>
#include <limits>

namespace ward::scripts {

namespace {

template <double (*Function)(double)>
int one(lua_State *lua)
{
    lua_pushnumber(lua, Function(luaL_checknumber(lua, 1)));
    return 1;
}

/// A whole result as a whole number where it fits.
int giveWhole(lua_State *lua, double value)
{
    lua_Integer whole = 0;
    if (lua_numbertointeger(value, &whole))
        lua_pushinteger(lua, whole);
    else
        lua_pushnumber(lua, value);
    return 1;
}

int doFloor(lua_State *lua)
{
    if (!lua_isinteger(lua, 1))
        return giveWhole(lua, std::floor(luaL_checknumber(lua, 1)));
    lua_settop(lua, 1);
    return 1;
}

int doCeil(lua_State *lua)
{
    if (!lua_isinteger(lua, 1))
        return giveWhole(lua, std::ceil(luaL_checknumber(lua, 1)));
    lua_settop(lua, 1);
    return 1;
}

int doAbs(lua_State *lua)
{
    if (!lua_isinteger(lua, 1)) {
        lua_pushnumber(lua, std::fabs(luaL_checknumber(lua, 1)));
        return 1;
    }
    const auto bits = static_cast<lua_Unsigned>(lua_tointeger(lua, 1));
    const bool negative = lua_tointeger(lua, 1) < 0;
    lua_pushinteger(lua, static_cast<lua_Integer>(negative ? 0 - bits : bits));
    return 1;
}

int doModf(lua_State *lua)
{
    const double value = luaL_checknumber(lua, 1);
    const double whole = std::trunc(value);
    lua_pushnumber(lua, whole);
    lua_pushnumber(lua, std::isinf(value) ? 0.0 : value - whole);
    return 2;
}

int doLog(lua_State *lua)
{
    const double value = luaL_checknumber(lua, 1);
    if (lua_isnoneornil(lua, 2)) {
        lua_pushnumber(lua, math::log(value));
        return 1;
    }
    const double base = luaL_checknumber(lua, 2);
    lua_pushnumber(lua, base == 2.0    ? math::log2(value)
                        : base == 10.0 ? math::log10(value)
                                       : math::log(value) / math::log(base));
    return 1;
}

int doAtan(lua_State *lua)
{
    lua_pushnumber(lua, math::atan2(luaL_checknumber(lua, 1), luaL_optnumber(lua, 2, 1)));
    return 1;
}

int doPow(lua_State *lua)
{
    lua_pushnumber(lua, math::pow(luaL_checknumber(lua, 1), luaL_checknumber(lua, 2)));
    return 1;
}

int extreme(lua_State *lua, bool largest)
{
    const int count = lua_gettop(lua);
    luaL_checknumber(lua, 1);
    charge(lua, count);
    int best = 1;
    for (int i = 2; i <= count; ++i) {
        luaL_checknumber(lua, i);
        if (lua_compare(lua, largest ? best : i, largest ? i : best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(lua, best);
    return 1;
}

int doMax(lua_State *lua)
{
    return extreme(lua, true);
}

int doMin(lua_State *lua)
{
    return extreme(lua, false);
}

int doClamp(lua_State *lua)
{
    luaL_checknumber(lua, 1);
    luaL_checknumber(lua, 2);
    luaL_checknumber(lua, 3);
    lua_pushvalue(lua, lua_compare(lua, 1, 2, LUA_OPLT)   ? 2
                       : lua_compare(lua, 3, 1, LUA_OPLT) ? 3
                                                          : 1);
    return 1;
}

int doTointeger(lua_State *lua)
{
    int isWhole = 0;
    const lua_Integer whole =
        lua_type(lua, 1) == LUA_TNUMBER ? lua_tointegerx(lua, 1, &isWhole) : 0;
    if (isWhole)
        lua_pushinteger(lua, whole);
    else
        lua_pushnil(lua);
    return 1;
}

int doType(lua_State *lua)
{
    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) == LUA_TNUMBER)
        lua_pushstring(lua, lua_isinteger(lua, 1) ? "integer" : "float");
    else
        lua_pushnil(lua);
    return 1;
}

constexpr std::array kMath{
    Entry{"abs", doAbs},
    Entry{"acos", one<math::acos>},
    Entry{"asin", one<math::asin>},
    Entry{"atan", doAtan},
    Entry{"ceil", doCeil},
    Entry{"clamp", doClamp},
    Entry{"cos", one<math::cos>},
    Entry{"exp", one<math::exp>},
    Entry{"floor", doFloor},
    Entry{"log", doLog},
    Entry{"max", doMax},
    Entry{"min", doMin},
    Entry{"modf", doModf},
    Entry{"pow", doPow},
    Entry{"sin", one<math::sin>},
    Entry{"sqrt", one<math::sqrt>},
    Entry{"tan", one<math::tan>},
    Entry{"tointeger", doTointeger},
    Entry{"type", doType},
};

} // namespace

void pushMathLibrary(lua_State *lua)
{
    lua_createtable(lua, 0, static_cast<int>(kMath.size()) + 4);
    addEntries(lua, kMath);
    lua_pushnumber(lua, math::kPi);
    lua_setfield(lua, -2, "pi");
    lua_pushnumber(lua, std::numeric_limits<double>::infinity());
    lua_setfield(lua, -2, "huge");
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
}

} // namespace ward::scripts
