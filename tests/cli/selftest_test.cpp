#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

using diorama::test::Folder;
using nlohmann::json;

TEST_CASE("the self-test answers with theory, simulation, interval and verdict, and exits with 0",
          "[cli][selftest]") {
    Folder const folder;
    auto const outcome = folder.diorama({"selftest", "--seed", "3", "--quiet", "--format", "json"});
    INFO(outcome.out);
    REQUIRE(outcome.status == 0);
    auto const tests = json::parse(outcome.out).at("tests");
    REQUIRE(tests.size() > 80);
    for (auto const& one : tests) {
        for (std::string const key : {"name", "analytic", "simulated", "low", "high", "verdict"})
            REQUIRE(one.contains(key));
        REQUIRE(one.at("low").get<double>() <= one.at("high").get<double>());
        REQUIRE(one.at("verdict") == "agrees");
    }
    REQUIRE(outcome.err.empty());
}

TEST_CASE("the self-test refuses what it does not know", "[cli][selftest]") {
    Folder const folder;
    REQUIRE(folder.diorama({"selftest", "--seeds", "3"}).status == 2);
    REQUIRE(folder.diorama({"selftest", "--seed", "-1"}).status == 2);
    REQUIRE(folder.diorama({"selftest", "--help"}).out.find("--seed") != std::string::npos);
}
