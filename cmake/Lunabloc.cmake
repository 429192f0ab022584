# How a folder becomes a target, and who may see its headers.

find_package(PkgConfig REQUIRED)
# The system's Python: its modules come with our packages (packages.txt).
set(Python3_ROOT_DIR /usr)
set(Python3_FIND_STRATEGY LOCATION)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_program(LUNABLOC_CCACHE ccache)
if(LUNABLOC_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${LUNABLOC_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LUNABLOC_CCACHE})
endif()

if(LUNABLOC_SANITIZE)
  # At fixed addresses: what the sanitizers know of each line are millions of addresses, which took longer to relocate at each
  # start than most tests take to run.
  add_compile_options(-fsanitize=${LUNABLOC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -fno-pie)
  add_link_options(-fsanitize=${LUNABLOC_SANITIZE} -no-pie)
endif()

# Three warnings are off: g++ 12 sees uninitialised strings and overlapping copies that are not, and members left out of a
# designated initialiser have defaults here.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(LUNABLOC_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Werror -Wno-maybe-uninitialized -Wno-restrict
                        -Wno-missing-field-initializers)
else()  # clang only fuzzes
  set(LUNABLOC_WARNINGS -Wall)
endif()

# Tests are read by the compiler more often than they run: they are made little of. What they prove is made as it is shipped.
set(LUNABLOC_TEST_OPTIONS -O1)

# lunabloc_visible_as(target name PUBLIC): gives a folder an include path of its own, so that
# `#include "name/file.h"` compiles only for those who name the folder.
function(lunabloc_visible_as target name visibility)
  set(include_dir ${PROJECT_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${include_dir})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include_dir}/${name} SYMBOLIC)
  target_include_directories(${target} ${visibility} ${include_dir})
endfunction()

# Files that get along are compiled several at once (unity_groups.py), so that their headers are read once for all of them. Who
# changes one file at a time turns it off: cmake --preset dev.
option(LUNABLOC_UNITY "Compile several files as one" ON)
function(lunabloc_unite target)
  if(NOT LUNABLOC_UNITY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ REGEX "^[^/]")
  execute_process(COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/unity_groups.py 10 ${sources}
                  OUTPUT_VARIABLE groups COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]+" groups "${groups}")
  foreach(line IN LISTS groups)
    string(REGEX MATCH "^([0-9]+) (.*)$" line "${line}")
    set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What a file keeps to itself is not in the "main" file then.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()

# lunabloc_library(trace SOURCES … PUBLIC base PRIVATE …): one folder, one target, one list of what it may use.
# PUBLIC names our folders; PRIVATE also takes what is not ours (and our folders by their target's whole name).
function(lunabloc_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  list(TRANSFORM arg_PUBLIC PREPEND lunabloc_)
  if(NOT arg_SOURCES)
    add_library(lunabloc_${name} INTERFACE)
    lunabloc_visible_as(lunabloc_${name} ${name} INTERFACE)
    target_link_libraries(lunabloc_${name} INTERFACE ${arg_PUBLIC})
    return()
  endif()
  add_library(lunabloc_${name} STATIC ${arg_SOURCES})
  lunabloc_visible_as(lunabloc_${name} ${name} PUBLIC)
  target_compile_options(lunabloc_${name} PRIVATE ${LUNABLOC_WARNINGS})
  target_link_libraries(lunabloc_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  lunabloc_unite(lunabloc_${name})
endfunction()

# lunabloc_precompile(lunabloc_ide PRIVATE [["ide/widgets/frame.h"]]): what nearly every file of a target includes is read once
# for all. Takes what target_precompile_headers takes. ccache keeps such objects when it may take the header's macros as the
# same (its manual, « Precompiled headers »).
function(lunabloc_precompile target)
  target_precompile_headers(${target} ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 forgets that what comes from there is the library's own, and sees overflows in its strings that are not.
    target_compile_options(${target} PRIVATE -fpch-preprocess -Wno-stringop-overflow -Wno-array-bounds)
  endif()
  if(LUNABLOC_CCACHE)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${LUNABLOC_CCACHE}")
  endif()
endfunction()

# lunabloc_tests(trace [USES session cli]): every *_test.cpp beside it, so that a test that is not run cannot exist.
function(lunabloc_tests name)
  cmake_parse_arguments(arg "" "" "USES;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  add_executable(lunabloc_${name}_test ${sources})
  list(TRANSFORM arg_USES PREPEND lunabloc_)
  target_compile_options(lunabloc_${name}_test PRIVATE ${LUNABLOC_WARNINGS} ${LUNABLOC_TEST_OPTIONS})
  lunabloc_unite(lunabloc_${name}_test)
  lunabloc_precompile(lunabloc_${name}_test REUSE_FROM lunabloc_test_headers)
  target_link_libraries(lunabloc_${name}_test PRIVATE lunabloc_${name} ${arg_USES} ${arg_PRIVATE}
                        lunabloc_test_support GTest::gtest GTest::gmock GTest::gtest_main)
  set_target_properties(lunabloc_${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  gtest_discover_tests(lunabloc_${name}_test TEST_PREFIX "${name}/" DISCOVERY_TIMEOUT 60
                       PROPERTIES ENVIRONMENT "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/libraries.lsan:print_suppressions=0")
endfunction()

# lunabloc_cached(engine.lock duckdb FOLDER): where .ci's installers have put what a lock names, in a cache outside the tree.
function(lunabloc_cached lock stem into)
  file(STRINGS ${PROJECT_SOURCE_DIR}/.ci/${lock} version REGEX "^version ")
  string(REPLACE "version " "${stem}-" folder ${version})
  set(cache $ENV{HOME}/.cache)
  if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache $ENV{XDG_CACHE_HOME})
  endif()
  set(${into} ${cache}/lunabloc/${folder} PARENT_SCOPE)
endfunction()

# The build tree has the shape of an installed one, so programs find assets the same way in both.
set(LUNABLOC_SHARE ${PROJECT_BINARY_DIR}/share/lunabloc)
file(MAKE_DIRECTORY ${LUNABLOC_SHARE})
foreach(folder IN ITEMS assets lessons)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${LUNABLOC_SHARE}/${folder} SYMBOLIC)
endforeach()
# Open data sets are in a cache outside the tree, or not there (.ci/install-sets).
lunabloc_cached(sets.lock sets LUNABLOC_SETS)
file(CREATE_LINK ${LUNABLOC_SETS} ${LUNABLOC_SHARE}/sets SYMBOLIC)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/firmware)
file(CREATE_LINK ${PROJECT_BINARY_DIR}/firmware ${LUNABLOC_SHARE}/firmware SYMBOLIC)
