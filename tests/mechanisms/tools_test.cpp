#include <catch2/catch.hpp>

#include "mechanisms/tools.hpp"

using namespace diorama::mechanisms;

namespace {

Departments with_quality(float quality, float default_share) {
    Departments departments;
    departments.resize(1);
    departments.tool_quality[0] = quality;
    departments.default_share[0] = default_share;
    return departments;
}

}  // namespace

TEST_CASE("tools at what is achievable stay there", "[mechanisms][tools]") {
    auto d = with_quality(0.6F, 0.0F);
    keep_tools(Tools{}, 0.6, d);
    REQUIRE(d.tool_quality[0] == Approx(0.6));
}

TEST_CASE("a week closes a twentieth of the gap and defaults wear tools down",
          "[mechanisms][tools]") {
    auto d = with_quality(0.4F, 0.5F);
    keep_tools(Tools{}, 0.6, d);
    REQUIRE(d.tool_quality[0] == Approx(0.4 + 0.05 * 0.2 - 0.02 * 0.5));
}

TEST_CASE("with a quarter of decisions defaulted tools settle a tenth lower",
          "[mechanisms][tools]") {
    auto d = with_quality(0.6F, 0.25F);
    for (int week = 0; week < 400; ++week) keep_tools(Tools{}, 0.6, d);
    REQUIRE(d.tool_quality[0] == Approx(0.5).margin(1e-5));
}

TEST_CASE("tool quality stays a share", "[mechanisms][tools]") {
    auto low = with_quality(0.01F, 1.0F);
    auto high = with_quality(1.0F, 0.0F);
    for (int week = 0; week < 50; ++week) {
        keep_tools({0.6, 0.0, 1.0, 0.1}, 0.0, low);
        keep_tools({0.6, 1.0, 0.0, 0.1}, 1.0, high);
    }
    REQUIRE(low.tool_quality[0] == 0.0F);
    REQUIRE(high.tool_quality[0] == 1.0F);
}
