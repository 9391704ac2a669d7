# cmake -D SOURCE_DIR=... -D OUTPUT=... -P write_version.cmake
find_package(Git QUIET)
set(commit unknown)
# A folder unpacked inside of another project's clone is not at that project's commit.
if(GIT_FOUND AND EXISTS ${SOURCE_DIR}/.git)
    execute_process(COMMAND ${GIT_EXECUTABLE} -C ${SOURCE_DIR} rev-parse --short=12 HEAD
                    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE result ERROR_QUIET)
    if(result EQUAL 0)
        set(commit ${found})
    endif()
endif()
file(WRITE ${OUTPUT} "#include \"cli/version.hpp\"

namespace diorama::cli {

std::string_view commit() noexcept { return \"${commit}\"; }

}  // namespace diorama::cli
")
