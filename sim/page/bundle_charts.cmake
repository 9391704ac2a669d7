# Called while building (assets.cmake): installs what package-lock.json names into FOLDER and writes the
# libraries, one after the other, to OUTPUT; an empty file where that cannot be done, which is said in one
# sentence and fails nothing.
file(WRITE ${OUTPUT} "")
if(NOT WANTED)
    return()
endif()
set(without "Report pages will have drawn charts only, without hover and export; the next configuring tries again.")
if(NOT NPM)
    message(NOTICE "npm is missing (Debian: apt-get install npm). ${without}")
    return()
endif()
file(MAKE_DIRECTORY ${FOLDER})
file(COPY ${PACKAGES}/package.json ${PACKAGES}/package-lock.json DESTINATION ${FOLDER})
# One retry and no more: without a network npm would wait for minutes before it says so.
execute_process(
    COMMAND ${NPM} ci --ignore-scripts --omit=dev --no-audit --no-fund --prefer-offline --loglevel=error
            --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=2000 --fetch-timeout=60000
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE why TIMEOUT 900)
if(NOT status EQUAL 0)
    file(WRITE ${FOLDER}/npm.log "${why}")
    # What npm says first of a thing that is not a code, a call or a number is the reason in words.
    string(REGEX REPLACE "npm (error|ERR!)" "" why "${why}")
    string(REGEX MATCH "[^\n]*(reason:|failed|not found|EINTEGRITY|ENOSPC|EACCES)[^\n]*" why "${why}")
    string(STRIP "${why}" why)
    if(NOT why)
        set(why "it ended with ${status}")
    endif()
    message(NOTICE "npm could not fetch the chart libraries: ${why} (all of it is in ${FOLDER}/npm.log). ${without}")
    return()
endif()
file(REMOVE ${OUTPUT}.part)
foreach(library vega vega-lite vega-embed)
    file(READ ${FOLDER}/node_modules/${library}/build/${library}.min.js text)
    # Within a page an end of script would end it, and a map is another file.
    if(text MATCHES "</script")
        message(FATAL_ERROR "${library} cannot stand within a page: it holds </script")
    endif()
    string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" text "${text}")
    file(APPEND ${OUTPUT}.part "${text}\n")
endforeach()
# Whole or not at all.
file(RENAME ${OUTPUT}.part ${OUTPUT})
