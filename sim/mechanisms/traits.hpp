#pragma once
#include <array>
#include <string_view>

#include "mechanisms/sources.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// Who people are, and how often one of them is replaced by a newcomer.
struct Traits {
    double threshold_mean_share = 0.30;
    double threshold_spread = 0.90;
    double reactance_mean = 0.40;
    double reactance_deviation = 0.20;
    double energy_mean = 0.05;
    double energy_deviation = 0.30;
    double energy_inertia_low = 0.5;
    double energy_inertia_high = 1.5;
    double free_share_low = 0.4;
    double free_share_high = 1.0;
    double leavers_share_per_week = 0.003;
    double aware_at_start_share = 0.05;
    double using_at_start_share = 0.01;
    double habitual_at_start_share = 0.0;

    static constexpr std::string_view kind = "people";
    static constexpr std::string_view table = "people";
    static constexpr auto fields() {
        using P = Traits;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "threshold_mean_share", "share", 0.02, 0.95, &P::threshold_mean_share, published,
                "Centola et al. 2018: a committed quarter tips; other studies 10 to 40 %",
                "share of colleagues seen using at which the median person begins to follow"},
            parameters::Field<P>{"threshold_spread", "-", 0.0, 2.0, &P::threshold_spread, assumed,
                                 prototype_fit,
                                 "how much thresholds grow with innovativeness (log scale)"},
            parameters::Field<P>{"reactance_mean", "share", 0.0, 1.0, &P::reactance_mean, assumed,
                                 "middle of the scale, on the calm side",
                                 "mean proneness to reactance"},
            parameters::Field<P>{"reactance_deviation", "share", 0.0, 0.5, &P::reactance_deviation,
                                 assumed, "nearly everybody between 0 and 0.8",
                                 "its standard deviation (cut at 0 and 1)"},
            parameters::Field<P>{"energy_mean", "-", -1.0, 1.0, &P::energy_mean, assumed,
                                 "slightly more people give energy than take it",
                                 "mean personal energy"},
            parameters::Field<P>{"energy_deviation", "-", 0.0, 1.0, &P::energy_deviation, assumed,
                                 "few drain or generate strongly",
                                 "its standard deviation (cut at -1 and 1)"},
            parameters::Field<P>{"energy_inertia_low", "-", 0.2, 10.0, &P::energy_inertia_low,
                                 assumed, "twice as fast as the mean", "least inertia of energy"},
            parameters::Field<P>{"energy_inertia_high", "-", 0.2, 10.0, &P::energy_inertia_high,
                                 assumed, "capacitors: half as slow again",
                                 "largest inertia of energy"},
            parameters::Field<P>{"free_share_low", "share", 0.0, 1.0, &P::free_share_low, assumed,
                                 "the busiest find two fifths of a normal start",
                                 "least freedom to try new ways"},
            parameters::Field<P>{"free_share_high", "share", 0.0, 1.0, &P::free_share_high, assumed,
                                 "nobody has more than the rate assumes",
                                 "largest freedom to try new ways"},
            parameters::Field<P>{
                "leavers_share_per_week", "1/week", 0.0, 0.05, &P::leavers_share_per_week, assumed,
                "14 % a year; a software firm lost 4.4 % a month (2022-24), most lose less",
                "share of people who leave in a week and are replaced"},
            parameters::Field<P>{"aware_at_start_share", "share", 0.0, 1.0,
                                 &P::aware_at_start_share, assumed,
                                 "one in twenty follows the field privately",
                                 "share aware of each practice at the start"},
            parameters::Field<P>{
                "using_at_start_share", "share", 0.0, 1.0, &P::using_at_start_share, calibrated,
                "an in-company platform began with 1.4 % active (EMC|ONE)",
                "share using each practice at the start: the most innovative first"},
            parameters::Field<P>{"habitual_at_start_share", "share", 0.0, 1.0,
                                 &P::habitual_at_start_share, assumed,
                                 "who uses what nobody else uses has not made it a habit yet",
                                 "of those who use at the start, share to whom it is a habit"}};
    }
};

/// Draws who a person is and writes it to their row; on every rung 0, trust as at the start.
///
/// Writes   the traits, energy, trust, participation, standing of `row`
/// Draws    founding_traits (week 0) or newcomer_traits: two blocks keyed by (person, week)
/// Source   thresholds log-normal in innovativeness (Rogers 2003; Centola 2018);
/// docs/model.md#people
void draw_person(Traits const& p, double trust_share, double participation_share,
                 random::Purpose purpose, std::uint64_t seed, std::uint32_t week, std::size_t row,
                 people::People& people) noexcept;

/// Who knows of or uses a practice before anything is done: keyed by person, the most innovative
/// first for use, anybody for awareness.
void place_at_start(Traits const& p, std::uint64_t seed, std::size_t row,
                    people::People& people) noexcept;

/// Whether a person with this word leaves in this week.
/// Takes    word: the person's draw of the week for turnover (week_draws.hpp)
inline bool leaves(Traits const& p, std::uint32_t word) noexcept {
    return random::uniform(word) < p.leavers_share_per_week;
}

}  // namespace diorama::mechanisms
