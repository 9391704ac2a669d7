#include "problems/visible.hpp"

#include <catch2/catch.hpp>

namespace diorama::problems {

TEST_CASE("plain text and well-formed UTF-8 are shown as they are", "[problems][visible]") {
    REQUIRE(visible("").empty());
    REQUIRE(visible("Head of Media, 2nd floor \\ ~") == "Head of Media, 2nd floor \\ ~");
    // Two, three and four bytes: u umlaut, euro sign, the last character there is.
    REQUIRE(visible("\xc3\xbc \xe2\x82\xac \xf4\x8f\xbf\xbf") ==
            "\xc3\xbc \xe2\x82\xac \xf4\x8f\xbf\xbf");
}

TEST_CASE("control characters are shown as their bytes", "[problems][visible]") {
    REQUIRE(visible(std::string_view("a\0b", 3)) == "a\\x00b");
    REQUIRE(visible("\t\r\n\x1b\x7f") == "\\x09\\x0D\\x0A\\x1B\\x7F");
    REQUIRE(visible("\xc2\x9b") == "\\xC2\\x9B");           // U+009B, an escape sequence of its own
    REQUIRE(visible("\xe2\x80\xa8") == "\\xE2\\x80\\xA8");  // line separator
    REQUIRE(visible("\xe2\x80\xae") == "\\xE2\\x80\\xAE");  // right-to-left override
    REQUIRE(visible("\xe2\x81\xa6") == "\\xE2\\x81\\xA6");  // left-to-right isolate
}

TEST_CASE("bytes that are not UTF-8 are shown one by one", "[problems][visible]") {
    REQUIRE(visible("\xff") == "\\xFF");
    REQUIRE(visible("\x80") == "\\x80");
    REQUIRE(visible("Z\xfcrich") == "Z\\xFCrich");          // Latin-1
    REQUIRE(visible("\xe2\x82") == "\\xE2\\x82");           // cut off
    REQUIRE(visible("\xe2\x82z") == "\\xE2\\x82z");         // broken by a letter
    REQUIRE(visible("\xc0\xaf") == "\\xC0\\xAF");           // overlong, two bytes
    REQUIRE(visible("\xe0\x80\xaf") == "\\xE0\\x80\\xAF");  // overlong, three
    REQUIRE(visible("\xf0\x80\x80\xaf") == "\\xF0\\x80\\x80\\xAF");
    REQUIRE(visible("\xed\xa0\x80") == "\\xED\\xA0\\x80");           // surrogate
    REQUIRE(visible("\xf4\x90\x80\x80") == "\\xF4\\x90\\x80\\x80");  // beyond the last character
}

}  // namespace diorama::problems
