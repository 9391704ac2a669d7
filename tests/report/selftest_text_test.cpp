#include "report/selftest_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace diorama;
using verification::Claim;
using verification::Verified;

namespace {

std::vector<Verified> const two{{"tray", 0.1, 0.11, 0.09, 0.13, Claim::equal, true},
                                {"rewired", 0.0, -1.0, -1.5, -0.5, Claim::above, false}};

}  // namespace

TEST_CASE("the self-test's table has a verdict a line and counts those that differ", "[report]") {
    auto const text = report::selftest_text(two);
    REQUIRE(text.find("0.09 to 0.13            agrees\n") != std::string::npos);
    REQUIRE(text.find("differs (above was claimed)\n") != std::string::npos);
    REQUIRE(text.find("\n2 tests, 1 differ.") != std::string::npos);
}

TEST_CASE("the self-test's JSON has a verdict for each test", "[report]") {
    auto const tests = nlohmann::json::parse(report::selftest_json(two)).at("tests");
    REQUIRE(tests.size() == 2);
    REQUIRE(tests[0].at("name") == "tray");
    REQUIRE(tests[0].at("verdict") == "agrees");
    REQUIRE(tests[1].at("verdict") == "differs");
    REQUIRE(tests[1].at("claim") == "above");
    REQUIRE(tests[1].at("high") == -0.5);
}
