# Files that are built into diorama_page: its style and script, and the libraries that draw charts on a
# screen. These come by npm, at the versions of package-lock.json. Where npm or the network is missing, a
# warning says so and pages have their drawn charts alone (docs/decisions/0031-charts-drawn-twice.md).
option(DIORAMA_LIVE_CHARTS "Pages have charts that answer to the pointer (needs npm when building)" ON)
set(chart_library ${CMAKE_BINARY_DIR}/generated/page/charts.js)
set(page_assets ${CMAKE_CURRENT_LIST_DIR}/assets)

# An empty library is what an earlier attempt without npm or network has left: try again.
if(EXISTS ${chart_library})
    file(SIZE ${chart_library} chart_library_size)
    if(chart_library_size EQUAL 0 AND DIORAMA_LIVE_CHARTS)
        file(REMOVE ${chart_library})
    endif()
endif()
find_program(NPM npm)
add_custom_command(
    OUTPUT ${chart_library}
    COMMAND ${CMAKE_COMMAND} -D NPM=${NPM} -D WANTED=${DIORAMA_LIVE_CHARTS} -D PACKAGES=${page_assets}
            -D FOLDER=${CMAKE_BINARY_DIR}/npm -D OUTPUT=${chart_library}
            -P ${CMAKE_CURRENT_LIST_DIR}/bundle_charts.cmake
    DEPENDS ${page_assets}/package.json ${page_assets}/package-lock.json
            ${CMAKE_CURRENT_LIST_DIR}/bundle_charts.cmake
    COMMENT "Fetching the libraries of the page's charts (npm ci)"
    VERBATIM)
target_sources(diorama_page PRIVATE ${chart_library})
set_source_files_properties(${chart_library} PROPERTIES HEADER_FILE_ONLY ON)
# Taken in by the assembler, so CMake has to be told; and apart from joined files, whose names they need
# not share.
set_source_files_properties(page/assets.cpp PROPERTIES
    OBJECT_DEPENDS "${chart_library};${page_assets}/page.css;${page_assets}/page.js"
    SKIP_UNITY_BUILD_INCLUSION ON
    COMPILE_DEFINITIONS "DIORAMA_PAGE_CSS=\"${page_assets}/page.css\";DIORAMA_PAGE_JS=\"${page_assets}/page.js\";DIORAMA_CHART_LIBRARY=\"${chart_library}\"")
