#include "mechanisms/windows.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace diorama::mechanisms {

namespace {

/// Windows one after the other from the start of the week: where they lie when no calendar says.
constexpr std::array<std::uint8_t, most_windows> front_of_the_week() {
    std::array<std::uint8_t, most_windows> starts{};
    for (unsigned w = 0; w < most_windows; ++w)
        starts[w] = static_cast<std::uint8_t>(w * window_hours);
    return starts;
}
constexpr auto default_starts = front_of_the_week();

}  // namespace

calendar::Hours kept_windows(Pledge const& p, double delivered, std::uint64_t seed,
                             std::uint32_t week, std::uint32_t leader) noexcept {
    auto const windows =
        std::min(most_windows, static_cast<unsigned>(p.pledge_hours_per_week / window_hours));
    return kept_windows(p, delivered, seed, week, leader, std::span(default_starts).first(windows),
                        0);
}

calendar::Hours kept_windows(Pledge const& p, double delivered, std::uint64_t seed,
                             std::uint32_t week, std::uint32_t leader,
                             std::span<std::uint8_t const> starts, calendar::Hours busy) noexcept {
    auto const windows = static_cast<unsigned>(std::min<std::size_t>(most_windows, starts.size()));
    auto const kept = std::min(windows, static_cast<unsigned>(delivered / window_hours));
    std::array<std::pair<double, unsigned>, most_windows> ranked;
    unsigned open = 0;
    random::Sequence draws({seed, random::Purpose::windows, week, leader});
    for (unsigned w = 0; w < windows; ++w) {
        double const place = static_cast<double>(w) / windows;
        double const key =
            (1.0 - p.keeping_discipline) * draws.next_uniform() + p.keeping_discipline * place;
        if ((busy & calendar::block(starts[w], window_hours)) == 0) ranked[open++] = {key, w};
    }
    std::sort(ranked.begin(), ranked.begin() + open);
    calendar::Hours mask = 0;
    for (unsigned k = 0; k < std::min(kept, open); ++k)
        mask |= calendar::block(starts[ranked[k].second], window_hours);
    return mask;
}

std::vector<std::uint8_t> agree_on_windows(std::span<calendar::Hours const> busy,
                                           unsigned windows) {
    std::vector<std::pair<std::size_t, std::uint8_t>> ranked;
    for (std::uint8_t const start : default_starts) {
        auto const wanted = calendar::block(start, window_hours);
        auto const taken =
            std::count_if(busy.begin(), busy.end(), [&](auto one) { return (one & wanted) != 0; });
        ranked.emplace_back(static_cast<std::size_t>(taken), start);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint8_t> starts;
    for (std::size_t k = 0; k < std::min<std::size_t>(windows, ranked.size()); ++k)
        starts.push_back(ranked[k].second);
    std::sort(starts.begin(), starts.end());
    return starts;
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
