// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/call.h"

#include <string>
#include <vector>

namespace ward::scripts {

namespace {

constexpr int kMostArguments = 4;

int ask(lua_State *lua)
{
    const auto question = static_cast<Question>(lua_tointeger(lua, lua_upvalueindex(1)));
    charge(lua, callOf(lua).view.cost(question));
    const int given = lua_gettop(lua);
    luaL_argcheck(lua, given <= kMostArguments, kMostArguments + 1, "too many arguments");
    std::vector<Value> arguments;
    for (int i = 1; i <= given; ++i)
        arguments.push_back(plainData(lua, i, "an argument of view"));
    const Result<Value> answer = callOf(lua).view.answer(question, arguments);
    if (!answer) {
        const MessageArg *text = answer.error().message.arg("text");
        const auto *words = text ? std::get_if<std::string>(text) : nullptr;
        const std::string name(kQuestions[static_cast<std::size_t>(question)]);
        return luaL_error(lua, "view.%s: %s", name.c_str(),
                          words ? words->c_str() : answer.error().code().c_str());
    }
    if (const Table *table = answer->table())
        charge(lua, table->size(), 1);
    push(lua, *answer);
    return 1;
}

} // namespace

void pushView(lua_State *lua)
{
    push(lua, callOf(lua).view.facts());
    for (std::size_t i = 0; i < kQuestions.size(); ++i) {
        lua_pushinteger(lua, static_cast<lua_Integer>(i));
        lua_pushcclosure(lua, ask, 1);
        lua_setfield(lua, -2, std::string(kQuestions[i]).c_str());
    }
}

} // namespace ward::scripts
