#include "page/assets.hpp"

#include "page/page.hpp"

// The assembler takes files in as they are: no copy of a megabyte goes through the compiler.
#define DIORAMA_ASSET(name, path)                                                              \
    __asm__(".pushsection .rodata\n.global " #name "_begin\n" #name "_begin:\n.incbin \"" path \
            "\"\n"                                                                             \
            ".global " #name "_end\n" #name "_end:\n.byte 0\n.popsection\n");                  \
    extern "C" char const name##_begin[];                                                      \
    extern "C" char const name##_end[]

DIORAMA_ASSET(diorama_page_css, DIORAMA_PAGE_CSS);
DIORAMA_ASSET(diorama_page_js, DIORAMA_PAGE_JS);
DIORAMA_ASSET(diorama_chart_library, DIORAMA_CHART_LIBRARY);

namespace diorama::page {

namespace {

std::string_view between(char const* begin, char const* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view page_style() { return between(diorama_page_css_begin, diorama_page_css_end); }
std::string_view page_script() { return between(diorama_page_js_begin, diorama_page_js_end); }
std::string_view chart_library() {
    return between(diorama_chart_library_begin, diorama_chart_library_end);
}
bool has_live_charts() { return !chart_library().empty(); }

}  // namespace diorama::page
