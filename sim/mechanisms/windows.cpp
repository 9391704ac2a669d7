#include "mechanisms/windows.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace diorama::mechanisms {

calendar::Hours kept_windows(Pledge const& p, double delivered, std::uint64_t seed,
                             std::uint32_t week, std::uint32_t leader) noexcept {
    auto const windows = std::min(most_windows, static_cast<unsigned>(p.pledge_hours_per_week / window_hours));
    auto const kept = std::min(windows, static_cast<unsigned>(delivered / window_hours));
    std::array<std::pair<double, unsigned>, most_windows> ranked;
    random::Sequence draws({seed, random::Purpose::windows, week, leader});
    for (unsigned w = 0; w < windows; ++w) {
        double const place = static_cast<double>(w) / windows;
        ranked[w] = {(1.0 - p.keeping_discipline) * draws.next_uniform() + p.keeping_discipline * place, w};
    }
    std::sort(ranked.begin(), ranked.begin() + windows);
    calendar::Hours mask = 0;
    for (unsigned k = 0; k < kept; ++k)
        mask |= calendar::block(ranked[k].second * window_hours, window_hours);
    return mask;
}

calendar::Hours independent_mask(double free_share, std::uint64_t seed, std::uint32_t week,
                                 std::uint32_t leader) noexcept {
    random::Sequence draws({seed, random::Purpose::calendar_masks, week, leader});
    calendar::Hours mask = 0;
    for (unsigned h = 0; h < calendar::hours_per_week; ++h)
        if (draws.next_uniform() < free_share) mask |= calendar::block(h, 1);
    return mask;
}

Slot common_slot(std::span<calendar::Hours const> masks, unsigned length) noexcept {
    assert(!masks.empty());
    auto const starts_without = [&](std::size_t left_out) {
        calendar::Hours common = calendar::whole_week;
        for (std::size_t k = 0; k < masks.size(); ++k)
            if (k != left_out) common &= masks[k];
        return calendar::starts(common, length);
    };
    if (auto const all = starts_without(masks.size()))
        return {static_cast<unsigned>(std::countr_zero(all)), 0};

    Slot slipped;
    int most_starts = -1;
    for (std::size_t k = 0; k < masks.size(); ++k) {
        int const count = std::popcount(starts_without(k));
        bool const fewer_kept = std::popcount(masks[k]) < std::popcount(masks[slipped.blocker]);
        if (count > most_starts || (count == most_starts && fewer_kept)) {
            most_starts = count;
            slipped.blocker = k;
        }
    }
    return slipped;
}

}  // namespace diorama::mechanisms
