#include "design/morris.hpp"

#include <cassert>
#include <numeric>
#include <utility>

#include "random/draw.hpp"

namespace diorama::design {

namespace {

/// A random order of the factors (Fisher-Yates).
std::vector<std::size_t> order_of(std::size_t factors, random::Sequence& sequence) {
    std::vector<std::size_t> order(factors);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = factors; i > 1; --i)
        std::swap(order[i - 1],
                  order[random::below(sequence.next_word(), static_cast<std::uint32_t>(i))]);
    return order;
}

}  // namespace

MorrisDesign morris_design(std::size_t factors, std::size_t trajectories, std::uint64_t seed) {
    assert(factors >= 1 && trajectories >= 1);
    MorrisDesign design{
        .factors = factors, .trajectories = trajectories, .points = {}, .moved = {}};
    for (std::size_t t = 0; t < trajectories; ++t) {
        random::Sequence sequence({.seed = seed,
                                   .purpose = random::Purpose::morris,
                                   .week = 0,
                                   .person = static_cast<std::uint32_t>(t)});
        std::vector<double> here(factors);
        for (auto& unit : here)
            unit = static_cast<double>(random::below(sequence.next_word(), morris_levels)) /
                   static_cast<double>(morris_levels - 1);
        design.points.insert(design.points.end(), here.begin(), here.end());
        for (auto const factor : order_of(factors, sequence)) {
            // From the lower half of the levels the step leads up, from the upper half down.
            here[factor] += here[factor] < 0.5 ? morris_step : -morris_step;
            design.points.insert(design.points.end(), here.begin(), here.end());
            design.moved.push_back(factor);
        }
    }
    return design;
}

std::vector<double> elementary_effects(MorrisDesign const& design,
                                       std::span<double const> outputs) {
    assert(outputs.size() == design.point_count());
    std::vector<double> effects(design.trajectories * design.factors);
    for (std::size_t t = 0; t < design.trajectories; ++t)
        for (std::size_t move = 0; move < design.factors; ++move) {
            std::size_t const factor = design.moved[t * design.factors + move];
            std::size_t const before = t * design.points_a_trajectory() + move;
            double const step = design.point(before + 1)[factor] - design.point(before)[factor];
            effects[t * design.factors + factor] = (outputs[before + 1] - outputs[before]) / step;
        }
    return effects;
}

}  // namespace diorama::design
