// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to sim-engine/kernel/scripts.

#include "sim-engine/kernel/scripts/lua.h"
#include "sim-engine/kernel/scripts/meter.h"
#include "sim-engine/kernel/scripts/view.h"

#include <cstdint>

namespace ward::scripts {

/// What functions of the library find beside the interpreter they are called from.
struct Call
{
    Meter &meter;
    View &view;
};

/// Must be set once, right after the interpreter is made.
inline void bind(lua_State *lua, Call &call)
{
    *static_cast<Call **>(lua_getextraspace(lua)) = &call;
}
[[nodiscard]] inline Call &callOf(lua_State *lua)
{
    return **static_cast<Call **>(lua_getextraspace(lua));
}

/// Ends the call; no `pcall` of a script stops it. Allocates nothing.
[[noreturn]] void stop(lua_State *lua);
/// Work of a library function, worth so many instructions.
inline void charge(lua_State *lua, std::int64_t instructions)
{
    if (!callOf(lua).meter.charge(instructions))
        stop(lua);
}
inline void charge(lua_State *lua, std::size_t items, std::size_t perInstruction)
{
    charge(lua, static_cast<std::int64_t>(1 + items / perInstruction));
}

/// The table of global names a script sees, onto the stack.
void pushEnvironment(lua_State *lua);

/// One function of a library.
struct Entry
{
    const char *name;
    lua_CFunction function;
};
/// Adds functions to the table on top of the stack.
template <typename Entries>
void addEntries(lua_State *lua, const Entries &entries)
{
    for (const Entry &entry : entries) {
        lua_pushcfunction(lua, entry.function);
        lua_setfield(lua, -2, entry.name);
    }
}
void addBaseLibrary(lua_State *lua);    ///< to the table on top
void pushStringLibrary(lua_State *lua); ///< and makes `text:upper()` find it
void pushTableLibrary(lua_State *lua);
void pushMathLibrary(lua_State *lua);
void pushView(lua_State *lua);

/// Text of a value as `tostring` gives it: without addresses, NaN without sign. Onto the stack.
void pushText(lua_State *lua, int index);
/// Pushes `string.format(…)` of the arguments on the stack.
int format(lua_State *lua);

/// Plain data onto the stack.
void push(lua_State *lua, const Value &value);
/// Plain data from the stack; raises an error that names what is none. `what` begins the sentence.
[[nodiscard]] Value plainData(lua_State *lua, int index, const char *what);

} // namespace ward::scripts
