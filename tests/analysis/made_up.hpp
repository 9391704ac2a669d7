#pragma once
#include <functional>
#include <vector>

#include "analysis/responses.hpp"

namespace diorama::test {

/// Responses of a made-up experiment over a grid of two numeric factors, both 0, 1, ..., side - 1:
/// one measure, where more is better, of `value(arm, x, y, replicate)`.
using GridValue = std::function<double(std::size_t arm, double x, double y, std::size_t replicate)>;

inline analysis::Responses grid_responses(std::size_t arms, std::size_t side,
                                          std::size_t replicates, GridValue const& value) {
    analysis::Responses responses;
    responses.identity.design = "grid";
    responses.identity.seeds = "common";
    responses.identity.measures.push_back({"using", "share", true, ""});
    for (std::size_t arm = 0; arm < arms; ++arm)
        responses.identity.arms.push_back({arm == 0   ? "one"
                                           : arm == 1 ? "two"
                                                      : "three",
                                           "", "", 1, 1});
    responses.axes.resize(2);
    for (std::size_t k = 0; k < 2; ++k) {
        auto& axis = responses.axes[k];
        axis.path = k == 0 ? "a.x" : "b.y";
        axis.numeric = true;
        axis.high = static_cast<double>(side - 1);
        for (std::size_t level = 0; level < side; ++level)
            axis.levels.emplace_back(static_cast<std::int64_t>(level));
    }
    responses.cells.resize(arms);
    for (std::size_t x = 0; x < side; ++x)
        for (std::size_t y = 0; y < side; ++y) {
            responses.points.push_back(
                {static_cast<std::int64_t>(x), static_cast<std::int64_t>(y)});
            responses.axes[0].coordinates.push_back(static_cast<double>(x) /
                                                    static_cast<double>(side - 1));
            responses.axes[1].coordinates.push_back(static_cast<double>(y) /
                                                    static_cast<double>(side - 1));
            for (std::size_t arm = 0; arm < arms; ++arm) {
                analysis::Cell cell{{}, {{}}};
                for (std::size_t k = 0; k < replicates; ++k) {
                    cell.replicates.push_back(static_cast<std::uint32_t>(k));
                    cell.values[0].push_back(
                        value(arm, static_cast<double>(x), static_cast<double>(y), k));
                    ++responses.done;
                }
                responses.cells[arm].push_back(std::move(cell));
            }
        }
    responses.design_points = responses.points.size();
    return responses;
}

}  // namespace diorama::test
