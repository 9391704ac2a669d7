#include <catch2/catch.hpp>

#include <filesystem>

#include "scenario/files.hpp"

// Files that nobody wrote as a scenario: each must end in a located message, never in a crash.

using namespace scenario_test;

namespace {

std::string complaint_about(std::string_view bytes) {
    Folder folder;
    return complaints(folder, folder.write("s.toml", bytes));
}

}  // namespace

TEST_CASE("ten thousand nested values are refused", "[scenario][hostile]") {
    std::string const deep(10000, '[');
    REQUIRE(complaint_about("a = " + deep)
                .find("s.toml:1:37: error: values are nested more than 32 deep") == 0);
    std::string tables = "a = ";
    for (int k = 0; k < 10000; ++k) tables += "{a = ";
    REQUIRE(complaint_about(tables).find("nested more than 32 deep") != std::string::npos);
    std::string dotted = "a";
    for (int k = 0; k < 1000000; ++k) dotted += ".a";
    REQUIRE(complaint_about("[" + dotted + "]\n").find("nested more than 32 deep") !=
            std::string::npos);
    REQUIRE(complaint_about(dotted + " = 1\n").find("nested more than 32 deep") !=
            std::string::npos);
}

TEST_CASE("brackets and dots inside texts and comments are no nesting", "[scenario][hostile]") {
    std::string const brackets(100, '[');
    std::string const dots(100, '.');
    REQUIRE(complaint_about("name = \"" + brackets + dots + "\\\"" + brackets +
                            "\"\ndescription = '" + brackets + "'\n# " + brackets + dots +
                            "\nweeks = 4\n")
                .empty());
    REQUIRE(
        complaint_about("description = \"\"\"" + brackets + "\n" + brackets + "\"\"\"\nweeks = 4\n")
            .empty());
}

TEST_CASE("a file that is no text says what it is", "[scenario][hostile]") {
    REQUIRE(complaint_about(std::string_view("weeks = 3\n\0\1\2", 13)) ==
            "s.toml:2:1: error: the file is binary, not text; name a scenario or study in TOML");
    REQUIRE(complaint_about(std::string_view("\xff\xfe"
                                             "w\0e\0",
                                             6))
                .find("the file is UTF-16; save it as UTF-8") != std::string::npos);
    REQUIRE(complaint_about("name = \"caf\xe9\"\n").find("s.toml:1:") == 0);
    REQUIRE(complaint_about("\xef\xbb\xbfweeks = 4\n").empty());
}

TEST_CASE("an empty file is a scenario of defaults", "[scenario][hostile]") {
    REQUIRE(complaint_about("").empty());
    REQUIRE(complaint_about("# nothing but a comment").empty());
}

TEST_CASE("a huge file is refused unread", "[scenario][hostile]") {
    Folder folder;
    auto const path = folder.write("s.toml", "weeks = 3\n");
    std::filesystem::resize_file(path, std::uintmax_t{1} << 40U);
    REQUIRE(complaints(folder, path).find("the file is larger than 16 MiB") != std::string::npos);
}

TEST_CASE("folders and missing files are told apart", "[scenario][hostile]") {
    Folder folder;
    REQUIRE(complaints(folder, folder / "nowhere.toml") ==
            "nowhere.toml:1:1: error: there is no such file; check the path; it starts at the "
            "current folder");
    std::filesystem::create_directory(folder / "folder.toml");
    REQUIRE(complaints(folder, folder / "folder.toml") ==
            "folder.toml:1:1: error: this is a folder, not a file; name a .toml file in it");
}

TEST_CASE("a long line of nonsense is one short message", "[scenario][hostile]") {
    auto const message = complaint_about("name = " + std::string(1000000, 'x') + "\n");
    REQUIRE(message.find("s.toml:1:") == 0);
    REQUIRE(message.size() < 500);
}

TEST_CASE("thousands of mistakes end in a list that people can read", "[scenario][hostile]") {
    std::string text;
    for (int k = 0; k < 5000; ++k) text += "key" + std::to_string(k) + " = 1\n";
    auto const message = complaint_about(text);
    REQUIRE(message.find("4800 more not listed") != std::string::npos);
}

TEST_CASE("a setting may hold anything", "[scenario][hostile]") {
    for (auto const* value :
         {"", "[", "{", "\"", "'''", "2 # x", "\xff", "[[[[", "nan", "{a = 1}"}) {
        INFO(value);
        REQUIRE(complaints_of("", set({{"ladder.alone_share", value}})).find(":1:20: error: ") !=
                std::string::npos);
    }
    REQUIRE(complaints_of("", set({{"ladder.alone_share", std::string(100000, '[')}}))
                .find("must be a number") != std::string::npos);
}
