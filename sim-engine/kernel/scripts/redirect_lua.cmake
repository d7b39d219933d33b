# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
# cmake -DARCHIVE=liblua5.4-c++.a -DOUTPUT=libward_lua_core.a -DWORK=dir -DAR=… -DOBJCOPY=… -P …
# Takes the interpreter out of Lua's static library, without the libraries that reach the machine (io,
# os, debug, package, coroutine), and lets it call Ward's functions (lua_seams.cpp) where the C library
# would give another result on another machine. docs/adr/0007 says why.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
execute_process(COMMAND "${AR}" x "${ARCHIVE}" WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
set(parts lapi lauxlib lcode lctype ldebug ldo ldump lfunc lgc llex lmem lobject lopcodes lparser lstate
    lstring ltable ltm lundump lvm lzio)
set(objects)
foreach(part IN LISTS parts)
    file(GLOB found "${WORK}/${part}-c++.o" "${WORK}/${part}.o")
    list(LENGTH found count)
    if(NOT count EQUAL 1)
        message(FATAL_ERROR "${ARCHIVE} has no part ${part}")
    endif()
    set(redirects --redefine-sym pow=ward_lua_pow --redefine-sym strcoll=ward_lua_strcoll
        --redefine-sym strtod=ward_lua_strtod --redefine-sym localeconv=ward_lua_localeconv
        --redefine-sym snprintf=ward_lua_snprintf --redefine-sym __snprintf_chk=ward_lua_snprintf_chk
        --redefine-sym time=ward_lua_time)
    if(part STREQUAL "lstate") # there it makes the seed of all hashes
        list(APPEND redirects --redefine-sym _Z9luaS_hashPKcmj=ward_lua_seed)
    endif()
    execute_process(COMMAND "${OBJCOPY}" ${redirects} "${found}" COMMAND_ERROR_IS_FATAL ANY)
    list(APPEND objects "${found}")
endforeach()
file(REMOVE "${OUTPUT}")
execute_process(COMMAND "${AR}" rcsD "${OUTPUT}" ${objects} COMMAND_ERROR_IS_FATAL ANY)
