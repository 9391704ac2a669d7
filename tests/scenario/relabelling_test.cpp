#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <numeric>

#include "engine/simulation.hpp"
#include "org/structure.hpp"
#include "scenario/files.hpp"

using namespace diorama;
using namespace scenario_test;

namespace {

constexpr std::size_t headcount = 240;
using Order = std::vector<std::size_t>;
using Naming = std::function<std::string(std::size_t)>;

std::string numbered(std::size_t person) { return "P" + std::to_string(person); }
/// Other lengths and another alphabetical order.
std::string renamed(std::size_t person) {
    return std::string(1 + person % 7, static_cast<char>('z' - person % 5)) + "." +
           std::to_string((person * 89) % 997);
}

Order as_listed() {
    Order order(headcount);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}
/// Everybody elsewhere in the file: 77 and 240 have no divisor in common.
Order shuffled() {
    Order order(headcount);
    for (std::size_t i = 0; i < headcount; ++i) order[i] = i * 77 % headcount;
    return order;
}

/// Six report to each; departments are the subtrees below the chief.
std::string chart_of(Order const& order, Naming const& name) {
    std::string text = "id,manager_id,title,department\n";
    for (auto const i : order) {
        auto below_chief = i;
        while (below_chief > 6) below_chief = (below_chief - 1) / 6;
        text += name(i) + "," + (i == 0 ? "" : name((i - 1) / 6)) + "," +
                (i == 0  ? "Chief Executive Officer"
                 : i < 7 ? "Director of Finance"
                         : "Clerk") +
                ",D" + std::to_string(below_chief) + "\n";
    }
    return text;
}

std::string ties_of(Naming const& name) {
    std::string text = "source,target\n";
    for (std::size_t i = 0; i < headcount; ++i)
        for (std::size_t k = 1; k <= 3; ++k)
            text += name(i) + "," + name((i + k * k) % headcount) + "\n";
    return text;
}

engine::Model model_of(Order const& order, Naming const& name, std::uint64_t seed = 1) {
    Folder const folder;
    folder.write("chart.csv", chart_of(order, name));
    folder.write("ties.csv", ties_of(name));
    auto const path =
        folder.write("firm.toml", "weeks = 78\nseed = " + std::to_string(seed) +
                                      "\n[organisation]\nchart = \"chart.csv\"\n"
                                      "ties = \"ties.csv\"\n"
                                      "[[event]]\nat_week = 4\ndo = \"launch_unit\"\n"
                                      "[[event]]\nat_week = 20\ndo = \"start_mandate\"\n");
    return diorama::scenario::load(path).model;
}

engine::Simulation run_of(engine::Model model) {
    parallel::Workers const workers(1);
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)), workers);
    while (!simulation.finished()) simulation.step(workers);
    return simulation;
}

std::vector<std::size_t> sorted_spans(org::Hierarchy const& hierarchy) {
    std::vector<std::size_t> spans;
    for (std::size_t i = 0; i < hierarchy.headcount(); ++i)
        spans.push_back(hierarchy.span_of(org::person(i)));
    std::ranges::sort(spans);
    return spans;
}

std::vector<std::uint16_t> sorted_depths(org::Hierarchy const& hierarchy) {
    auto depths = hierarchy.depths;
    std::ranges::sort(depths);
    return depths;
}

}  // namespace

TEST_CASE("other ids change nothing but the ids", "[scenario][limits]") {
    auto const numbers = run_of(model_of(as_listed(), numbered));
    auto const names = run_of(model_of(as_listed(), renamed));
    REQUIRE(numbers.record().weekly == names.record().weekly);
    REQUIRE(numbers.world().people.standings == names.world().people.standings);
    REQUIRE(numbers.world().people.energy == names.world().people.energy);
    REQUIRE(numbers.world().people.trust == names.world().people.trust);
}

TEST_CASE("other rows: what the chart says stays exactly", "[scenario][limits]") {
    auto const listed = model_of(as_listed(), numbered);
    auto const moved = model_of(shuffled(), numbered);
    auto const& one = *listed.organisation;
    auto const& other = *moved.organisation;
    REQUIRE(other.headcount() == one.headcount());
    REQUIRE(sorted_depths(other.hierarchy) == sorted_depths(one.hierarchy));
    REQUIRE(sorted_spans(other.hierarchy) == sorted_spans(one.hierarchy));
    REQUIRE(other.hierarchy.leaders.size() == one.hierarchy.leaders.size());
    REQUIRE(other.department_names.size() == one.department_names.size());
    REQUIRE(other.id(other.hierarchy.roots[0]) == one.id(one.hierarchy.roots[0]));
}

TEST_CASE("other rows draw other numbers: runs agree in their mean", "[scenario][limits]") {
    // A draw belongs to a row, so that nothing but the distribution of runs can stay. Sixteen seeds
    // each; the difference of the means may be four of its standard errors.
    constexpr int seeds = 16;
    auto const shares = [&](Order const& order) {
        std::vector<double> values;
        for (int seed = 1; seed <= seeds; ++seed) {
            auto const run = run_of(model_of(order, numbered, static_cast<std::uint64_t>(seed)));
            auto const aware = *measures::find(run.measures(), "unaware.data");
            values.push_back(run.record().at(52, aware));
        }
        return values;
    };
    auto const mean_and_variance = [](std::vector<double> const& values) {
        double const mean = std::accumulate(values.begin(), values.end(), 0.0) / seeds;
        double squares = 0.0;
        for (double const value : values) squares += (value - mean) * (value - mean);
        return std::pair(mean, squares / (seeds - 1));
    };
    auto const [listed, listed_variance] = mean_and_variance(shares(as_listed()));
    auto const [moved, moved_variance] = mean_and_variance(shares(shuffled()));
    REQUIRE(listed_variance > 0.0);
    REQUIRE(std::abs(listed - moved) <=
            4.0 * std::sqrt((listed_variance + moved_variance) / seeds));
}
