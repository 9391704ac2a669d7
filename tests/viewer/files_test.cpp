#include <catch2/catch.hpp>

#include "own_files.hpp"
#include "viewer/window/png.hpp"

namespace window = diorama::viewer::window;

TEST_CASE("a file that is there is never in the way of another", "[viewer][files]") {
    diorama::test::OwnFolder const folder;
    std::string const wanted = folder / "week.12/shot.png";
    REQUIRE(window::free_path(wanted) == wanted);
    REQUIRE(window::write_file("one", wanted).empty());
    REQUIRE(window::free_path(wanted) == folder / "week.12/shot-2.png");
    REQUIRE(window::write_file("two", window::free_path(wanted)).empty());
    REQUIRE(window::free_path(wanted) == folder / "week.12/shot-3.png");
}

TEST_CASE("a file's name is plain, and short however long the name is", "[viewer][files]") {
    REQUIRE(window::plain_name("Unit or DIO?") == "unit-or-dio-");
    REQUIRE(window::plain_name(std::string(5000, 'x')).size() == 60);
    // A path that no file system takes is free, and writing it says why not.
    std::string const endless(5000, 'x');
    REQUIRE(window::free_path(endless) == endless);
    REQUIRE_FALSE(window::write_file("three", endless).empty());
}
