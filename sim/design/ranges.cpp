#include "design/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace diorama::design {

namespace {

struct Own {
    std::string_view path;
    Range range;
};

// A week is no quantity to take a share of, and a mean energy near 0 has a sign.
constexpr std::array<Own, 2> own_ranges{
    {{"programme.start_week", {1.0, 26.0}}, {"people.energy_mean", {-0.10, 0.20}}}};

constexpr double lowest_share = 0.65;
constexpr double highest_share = 1.45;

constexpr std::array<std::string_view, 8> decided{
    "leadership.pledge_hours_per_week",    "programme.start_week",
    "strategy.budget_per_person_per_week", "strategy.target_using_share",
    "strategy.target_satisfaction_share",  "strategy.target_energy",
    "strategy.target_trust_share",         "energy.value_per_point_per_week"};

Range within(Range range, Range declared) {
    return {std::clamp(range.low, declared.low, declared.high),
            std::clamp(range.high, declared.low, declared.high)};
}

}  // namespace

Range screening_range(std::string_view path, double value, Range declared, bool whole) {
    auto const own = std::find_if(own_ranges.begin(), own_ranges.end(),
                                  [&](Own const& one) { return one.path == path; });
    if (own != own_ranges.end()) return within(own->range, declared);
    double const one = lowest_share * value;
    double const other = highest_share * value;
    Range range{std::min(one, other), std::max(one, other)};
    if (whole && value != 0.0)
        range = {std::min(std::round(range.low), value - 1.0),
                 std::max(std::round(range.high), value + 1.0)};
    return within(range, declared);
}

bool is_decided(std::string_view path) {
    return path.starts_with("event.") ||
           std::find(decided.begin(), decided.end(), path) != decided.end();
}

}  // namespace diorama::design
