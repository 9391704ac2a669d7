# Gives diorama_cli the commit it was built from. The commit is read again only after git has moved on, and
# then one small file is compiled: nothing else depends on it.
set(version_source ${CMAKE_BINARY_DIR}/generated/cli/version.cpp)
set(git_log ${CMAKE_SOURCE_DIR}/.git/logs/HEAD)
if(NOT EXISTS ${git_log})
    set(git_log)
endif()
add_custom_command(
    OUTPUT ${version_source}
    COMMAND ${CMAKE_COMMAND} -D SOURCE_DIR=${CMAKE_SOURCE_DIR} -D OUTPUT=${version_source}
            -P ${CMAKE_CURRENT_LIST_DIR}/write_version.cmake
    DEPENDS ${git_log} ${CMAKE_CURRENT_LIST_DIR}/write_version.cmake
    VERBATIM)
target_sources(diorama_cli PRIVATE ${version_source})
