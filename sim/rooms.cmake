# room(NAME [KERNELS | FRAME] [USES room...] [EXTERNAL target...] [PRIVATE_EXTERNAL target...]):
# one folder of sim/ as a library. KERNELS: it holds loops over everybody, to be laid out for vectors.
# FRAME: it stands around the runs and holds no loop that lasts, so -O1 will do, which halves what the
# optimiser costs.
# EXTERNAL is for outside libraries that the room's headers include.
#
# A room may use only rooms declared before it, so the order of the declarations is the order of
# the floors and no arrow can run up. The lists are written to rooms.txt in the build folder
# (`room: rooms | outside targets`), where the test "a room includes only itself and the rooms it
# declares" holds every #include to them.
set_property(GLOBAL PROPERTY DIORAMA_ROOMS "")
file(WRITE ${CMAKE_BINARY_DIR}/rooms.txt "")

# The standard headers that nearly every file includes, compiled once: half a second less for each.
# They have an empty library of their own, because one made with a macro that another room lacks
# (fmt's, say) is refused there.
if(DIORAMA_PRECOMPILE)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/standard_headers.cpp CONTENT "")
    add_library(diorama_standard_headers OBJECT ${CMAKE_BINARY_DIR}/standard_headers.cpp)
    target_link_libraries(diorama_standard_headers PRIVATE diorama_build)
    set_property(GLOBAL PROPERTY DIORAMA_PRECOMPILED diorama_standard_headers)
    target_precompile_headers(diorama_standard_headers PRIVATE <algorithm> <array> <cstdint>
                              <functional> <memory> <optional> <span> <string> <string_view> <vector>)
endif()

# The rooms above the engine all include the whole model or fmt: another two seconds less for each of
# their files. Not JSON: its operators would be instantiated anew in every file, needed or not, which
# costs more than its few users save. Called once the engine's room is declared; rooms declared later
# share it.
function(precompile_model_headers)
    if(NOT DIORAMA_PRECOMPILE)
        return()
    endif()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/model_headers.cpp CONTENT "")
    add_library(diorama_model_headers OBJECT ${CMAKE_BINARY_DIR}/model_headers.cpp)
    target_link_libraries(diorama_model_headers PRIVATE diorama_engine fmt::fmt)
    target_compile_options(diorama_model_headers PRIVATE $<$<CONFIG:Release>:-O1>)
    target_precompile_headers(diorama_model_headers PRIVATE <algorithm> <functional> <map> <ostream>
                              <string> <vector> <fmt/format.h>
                              ${CMAKE_CURRENT_SOURCE_DIR}/engine/simulation.hpp)
    set_property(GLOBAL PROPERTY DIORAMA_PRECOMPILED diorama_model_headers)
endfunction()

# Builds with precompiled headers compile the files of a target up to fourteen at a time: what each of
# them would instantiate anew (variants, JSON, fmt) is then made once, which halves the time. Names in
# unnamed namespaces must therefore differ within a room.
function(join_files target)
    if(DIORAMA_PRECOMPILE)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 14)
    endif()
endfunction()

function(use_precompiled target)
    if(DIORAMA_PRECOMPILE)
        get_property(precompiled GLOBAL PROPERTY DIORAMA_PRECOMPILED)
        target_precompile_headers(${target} REUSE_FROM ${precompiled})
    endif()
endfunction()

function(room name)
    cmake_parse_arguments(ROOM "KERNELS;FRAME" "" "USES;EXTERNAL;PRIVATE_EXTERNAL" ${ARGN})
    get_property(known GLOBAL PROPERTY DIORAMA_ROOMS)
    foreach(used IN LISTS ROOM_USES)
        if(NOT used IN_LIST known)
            message(FATAL_ERROR "room ${name} uses ${used}, which is not declared above it")
        endif()
    endforeach()
    set_property(GLOBAL APPEND PROPERTY DIORAMA_ROOMS ${name})
    list(JOIN ROOM_USES " " rooms)
    list(JOIN ROOM_EXTERNAL " " outside)
    list(JOIN ROOM_PRIVATE_EXTERNAL " " outside_private)
    file(APPEND ${CMAKE_BINARY_DIR}/rooms.txt "${name}: ${rooms} | ${outside} ${outside_private}\n")

    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
    set(links ${ROOM_EXTERNAL})
    foreach(used IN LISTS ROOM_USES)
        list(APPEND links diorama_${used})
    endforeach()
    if(sources)
        add_library(diorama_${name} STATIC ${sources})
        target_include_directories(diorama_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
        target_link_libraries(diorama_${name} PUBLIC diorama_build ${links}
                              PRIVATE ${ROOM_PRIVATE_EXTERNAL})
        if(ROOM_KERNELS)
            # Traps are never on; without them a comparison and a choice can be one instruction. Bits
            # stay as they are: neither flag reorders or joins floating-point operations.
            target_compile_options(diorama_${name} PRIVATE $<$<CONFIG:Release>:-O3> -fno-trapping-math)
        endif()
        if(ROOM_FRAME)
            target_compile_options(diorama_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
        endif()
        # Kernels stand apart: in a larger text the compiler stops inlining before they are laid out,
        # and a precompiled header would bring its own -O2 along in place of -O3.
        if(NOT ROOM_KERNELS)
            join_files(diorama_${name})
            use_precompiled(diorama_${name})
        endif()
    else()
        add_library(diorama_${name} INTERFACE)
        target_include_directories(diorama_${name} INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})
        target_link_libraries(diorama_${name} INTERFACE diorama_build ${links})
    endif()
endfunction()
