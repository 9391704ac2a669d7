# Called while building (assets.cmake): installs what package-lock.json names into FOLDER and writes the
# libraries, one after the other, to OUTPUT; an empty file where that cannot be done.
file(WRITE ${OUTPUT} "")
if(NOT WANTED)
    return()
endif()
set(without "pages will have drawn charts only, without hover and export. Configure again to retry")
if(NOT NPM)
    message(WARNING "npm is missing: ${without} (Debian: apt-get install npm)")
    return()
endif()
file(MAKE_DIRECTORY ${FOLDER})
file(COPY ${PACKAGES}/package.json ${PACKAGES}/package-lock.json DESTINATION ${FOLDER})
execute_process(
    COMMAND ${NPM} ci --ignore-scripts --omit=dev --no-audit --no-fund --prefer-offline --loglevel=error
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE why TIMEOUT 900)
if(NOT status EQUAL 0)
    message(WARNING "npm could not fetch the chart libraries: ${without}\n${why}")
    return()
endif()
foreach(library vega vega-lite vega-embed)
    file(READ ${FOLDER}/node_modules/${library}/build/${library}.min.js text)
    # Within a page an end of script would end it, and a map is another file.
    if(text MATCHES "</script")
        message(FATAL_ERROR "${library} cannot stand within a page: it holds </script")
    endif()
    string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" text "${text}")
    file(APPEND ${OUTPUT} "${text}\n")
endforeach()
