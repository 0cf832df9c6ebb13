# SPDX-License-Identifier: GPL-3.0-or-later
# The two building blocks of this project: a layer (a static library) and a test (an executable).

# The one place for warnings and definitions.
add_library(muster_flags INTERFACE)
target_compile_options(muster_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
    $<$<BOOL:${MUSTER_WERROR}>:-Werror>)
target_compile_definitions(muster_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    MUSTER_VERSION="${PROJECT_VERSION}")
# What users run is hardened as Debian hardens its packages.
target_compile_options(muster_flags INTERFACE
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2> $<$<CONFIG:Release>:-fstack-protector-strong>)
target_link_options(muster_flags INTERFACE $<$<CONFIG:Release>:LINKER:-z,relro,-z,now>)
if(MUSTER_SANITIZE)
    target_compile_options(muster_flags INTERFACE -fsanitize=${MUSTER_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(muster_flags INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()
if(MUSTER_FUZZ)
    target_compile_options(muster_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
        -fno-sanitize-recover=all)
    target_link_options(muster_flags INTERFACE -fsanitize=address,undefined)
endif()
if(MUSTER_COVERAGE)
    target_compile_options(muster_flags INTERFACE --coverage)
    target_link_options(muster_flags INTERFACE --coverage)
endif()

# The headers that nearly every source reads: precompiled, a build from nothing takes half the time.
set(muster_common_headers
    <QByteArray> <QDateTime> <QFuture> <QHash> <QJsonObject> <QObject> <QString> <QStringList> <QVariant>
    <chrono> <functional> <map> <memory> <optional> <span> <string_view> <variant> <vector>)
function(muster_precompile target)
    if(MUSTER_PCH)
        target_precompile_headers(${target} PRIVATE ${muster_common_headers})
    endif()
endfunction()

# All tests share one set of precompiled headers.
if(MUSTER_PCH)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/test_headers.cpp CONTENT "int main() { }\n")
    add_executable(muster_test_headers ${PROJECT_BINARY_DIR}/test_headers.cpp)
    target_link_libraries(muster_test_headers PRIVATE Qt6::Core muster_flags)
    target_precompile_headers(muster_test_headers PRIVATE ${muster_common_headers})
endif()

# muster_add_layer(cloud SOURCES a.cpp HEADERS include/cloud/a.h USES muster_core Qt6::Network)
# Makes the static library muster_<name>. Only its include/ folder is seen by what links it, so an include
# that points upward finds no file.
function(muster_add_layer name)
    cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;USES;PRIVATE_USES" ${ARGN})
    set(target muster_${name})
    add_library(${target} STATIC ${arg_SOURCES})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS include FILES ${arg_HEADERS})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${arg_USES} PRIVATE muster_flags ${arg_PRIVATE_USES})
    set_target_properties(${target} PROPERTIES
        AUTOMOC ON AUTOUIC ON AUTOUIC_SEARCH_PATHS "${PROJECT_SOURCE_DIR}/ui")
    muster_precompile(${target})
    set_property(GLOBAL APPEND PROPERTY MUSTER_LAYERS ${target})
endfunction()

# muster_add_test(tst_plan [LABEL gui] [SOURCES more.cpp] USES muster_core …)
# One QtTest executable from tst_plan.cpp, with a time-out, UTC and a fixed locale. LABEL is unit (the default), gui, e2e
# or lint.
function(muster_add_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;USES" ${ARGN})
    if(NOT arg_LABEL)
        set(arg_LABEL unit)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${arg_USES} Qt6::Test muster_flags)
    target_compile_definitions(${name} PRIVATE
        MUSTER_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    if(MUSTER_PCH)
        target_precompile_headers(${name} REUSE_FROM muster_test_headers)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "TZ=UTC;LC_ALL=C.UTF-8;QT_QPA_PLATFORM=offscreen;MUSTER_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
endfunction()
