# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
# Helpers every target of Ward is made with, so that flags and conventions live in one place.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF)

find_program(WARD_CCACHE ccache)
if(WARD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${WARD_CCACHE}")
endif()

# Flags of our own code. -ffp-contract=off and the absence of fast-math are part of the determinism
# contract (docs/formats/recording.md): the same inputs give the same bits with and without FMA.
add_library(ward_options INTERFACE)
target_compile_definitions(ward_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    # Programming errors assert in every build but the release.
    $<$<NOT:$<CONFIG:Release>>:QT_FORCE_ASSERTS>)
target_include_directories(ward_options INTERFACE "${CMAKE_SOURCE_DIR}")
if(MSVC)
    target_compile_options(ward_options INTERFACE /W4 /fp:precise /utf-8 /permissive-)
else()
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        # RapidJSON's iterators compare with themselves either way round.
        target_compile_options(ward_options INTERFACE -Wno-ambiguous-reversed-operator)
    endif()
    target_compile_options(ward_options INTERFACE
        -Wall -Wextra -Wpedantic -Werror -Wnon-virtual-dtor -Woverloaded-virtual
        -Wno-error=deprecated-declarations -ffp-contract=off
        # GCC 12 at -O3 takes `std::string s; s = "x"` for an overlapping copy (GCC bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)
endif()
if(WARD_SANITIZE)
    target_compile_options(ward_options INTERFACE -fsanitize=${WARD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(ward_options INTERFACE -fsanitize=${WARD_SANITIZE})
endif()
# What the tests of a build with sanitizers run with: see tests/sanitizers. What a test starts gets
# it as well.
set(WARD_TEST_ENVIRONMENT "QT_FORCE_STDERR_LOGGING=1" "LC_ALL=C.UTF-8")
if(WARD_SANITIZE MATCHES "thread")
    list(APPEND WARD_TEST_ENVIRONMENT
        "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/tsan.supp history_size=7 second_deadlock_stack=1 die_after_fork=0 exitcode=66")
elseif(WARD_SANITIZE)
    list(APPEND WARD_TEST_ENVIRONMENT
        "ASAN_OPTIONS=detect_stack_use_after_return=1 strict_string_checks=1"
        "UBSAN_OPTIONS=print_stacktrace=1 halt_on_error=1")
endif()
if(WARD_FUZZ)
    # Without it libFuzzer sees nothing of the decoders and only guesses.
    target_compile_options(ward_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(ward_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ward_add_library(NAME [MOC] SOURCES … [PUBLIC lib…] [PRIVATE lib…])
# A static library; MOC turns Qt's meta-object compiler on (most of core needs none).
function(ward_add_library name)
    cmake_parse_arguments(A "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${A_SOURCES})
    target_link_libraries(${name} PUBLIC ward_options ${A_PUBLIC} PRIVATE ${A_PRIVATE})
    if(A_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# ward_add_executable(NAME [MOC] SOURCES … LIBS …)
function(ward_add_executable name)
    cmake_parse_arguments(A "MOC" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE ward_options ${A_LIBS})
    if(A_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# ward_add_qml_module(TARGET URI <uri> [SOURCES …] [QML_FILES …] [RESOURCES …] [PUBLIC …] [PRIVATE …])
# One module = one URI = one folder. An executable links both TARGET and TARGETplugin.
function(ward_add_qml_module target)
    cmake_parse_arguments(A "" "URI" "SOURCES;QML_FILES;RESOURCES;PUBLIC;PRIVATE" ${ARGN})
    qt_add_library(${target} STATIC)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    # moc-generated type registrations include the headers by file name only.
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/..")
    string(REPLACE "." "/" path "${A_URI}")
    qt_add_qml_module(${target}
        URI ${A_URI} VERSION 1.0 RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml_modules/${path}"
        SOURCES ${A_SOURCES} QML_FILES ${A_QML_FILES} RESOURCES ${A_RESOURCES})
    target_link_libraries(${target} PUBLIC ward_options Qt6::Quick ${A_PUBLIC} PRIVATE ${A_PRIVATE})
endfunction()

# ward_add_test(NAME SOURCES … LIBS … [LABELS …] [TIMEOUT s] [GUI])
# One Qt Test executable = one ctest entry. GUI tests run on the offscreen platform.
function(ward_add_test name)
    cmake_parse_arguments(A "GUI" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} ${A_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ward_options Qt6::Test ${A_LIBS})
    target_compile_definitions(${name} PRIVATE
        WARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WARD_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT A_TIMEOUT)
        set(A_TIMEOUT 120)
    endif()
    set(env ${WARD_TEST_ENVIRONMENT})
    if(A_GUI)
        list(APPEND env "QT_QPA_PLATFORM=offscreen" "QT_QUICK_BACKEND=software")
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${A_TIMEOUT} LABELS "${A_LABELS}" ENVIRONMENT "${env}")
endfunction()
