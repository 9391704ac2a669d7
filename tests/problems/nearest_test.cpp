#include <catch2/catch.hpp>
#include <string>

#include "problems/problem.hpp"

namespace diorama::problems {
namespace {

using Names = std::vector<std::string_view>;
Names const keys = {"weeks", "seed", "name", "description", "delegation"};

}  // namespace

TEST_CASE("a letter too many, too few, wrong or swapped is one change", "[problems][nearest]") {
    REQUIRE(nearest("weekss", keys) == "weeks");
    REQUIRE(nearest("weks", keys) == "weeks");
    REQUIRE(nearest("weeps", keys) == "weeks");
    REQUIRE(nearest("wekes", keys) == "weeks");
    REQUIRE(nearest("sede", keys) == "seed");
}

TEST_CASE("at most a third of a word may be wrong", "[problems][nearest]") {
    REQUIRE(nearest("deligatoin", keys) == "delegation");  // ten letters, two changes
    REQUIRE(nearest("dexegxtixn", keys) == "delegation");  // three
    REQUIRE(nearest("dxxegxtixn", keys).empty());          // four
    REQUIRE(nearest("wxxks", keys).empty());               // five letters, two changes
    REQUIRE(nearest("colour", keys).empty());
}

TEST_CASE("a short word may have one letter wrong, but not all", "[problems][nearest]") {
    REQUIRE(nearest("ti", {"to"}) == "to");
    REQUIRE(nearest("i", {"id"}) == "id");
    REQUIRE(nearest("x", {"y"}).empty());
    REQUIRE(nearest("", {"a"}).empty());
    REQUIRE(nearest("a", {""}).empty());
    REQUIRE(nearest("a", {}).empty());
}

TEST_CASE("case counts for nothing, but the right case is suggested", "[problems][nearest]") {
    REQUIRE(nearest("WEEKS", keys) == "weeks");
    REQUIRE(nearest("Weks", keys) == "weeks");
    REQUIRE(suggestion("Weeks", keys) == "did you mean 'weeks'?");
}

TEST_CASE("of equally near candidates the first is meant, of others the nearest",
          "[problems][nearest]") {
    REQUIRE(nearest("cat", {"bat", "rat"}) == "bat");
    REQUIRE(nearest("cat", {"rat", "bat"}) == "rat");
    REQUIRE(nearest("stream", {"strap", "streams"}) == "streams");
}

TEST_CASE("an absurdly long word is near to nothing and costs nothing", "[problems][nearest]") {
    std::string const long_word(10'000'000, 'a');
    REQUIRE(nearest(long_word, {long_word, "a"}).empty());
}

TEST_CASE("a suggestion names the near one, or what is known", "[problems][suggestion]") {
    REQUIRE(suggestion("sead", keys) == "did you mean 'seed'?");
    REQUIRE(suggestion("colour", keys) == "known are delegation, description, name, seed, weeks");
    REQUIRE(suggestion("colour", {"b", "a", "b"}) == "known are a, b");
    REQUIRE(suggestion("colour", {}) == "none is known here");
}

TEST_CASE("a suggestion lists at most twelve names", "[problems][suggestion]") {
    Names const many = {"n", "m", "l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"};
    REQUIRE(suggestion("colour", many) ==
            "known are a, b, c, d, e, f, g, h, i, j, k, l and 2 more");
    REQUIRE(suggestion("colour", Names(many.begin() + 2, many.end())) ==
            "known are a, b, c, d, e, f, g, h, i, j, k, l");
}

}  // namespace diorama::problems
