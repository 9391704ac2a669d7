#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// Trust in the leadership: kept promises build it slowly, broken ones cost twice as much.
struct Trust {
    double at_start_share = 0.55;
    double gain_per_week = 0.015;
    double loss_per_week = 0.03;
    double delegation_loss_per_week = 0.03;
    double default_loss_per_week = 0.02;
    double return_per_week = 0.005;

    static constexpr std::string_view kind = "trust";
    static constexpr std::string_view table = "trust";
    static constexpr auto fields() {
        using P = Trust;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "at_start_share", "share", 0.0, 1.0, &P::at_start_share, assumed,
                "a little above indifference",
                "trust at the start, of newcomers, and where it drifts to without a programme"},
            parameters::Field<P>{
                "gain_per_week", "1/week", 0.0, 1.0, &P::gain_per_week, assumed,
                "trust takes a year to build",
                "part of the gap to full trust that a week of kept promises closes"},
            parameters::Field<P>{"loss_per_week", "1/week", 0.0, 1.0, &P::loss_per_week, published,
                                 "loss aversion: losses weigh about twice as much as gains "
                                 "(Kahneman & Tversky 1979)",
                                 "part of trust that a week of broken promises costs"},
            parameters::Field<P>{
                "delegation_loss_per_week", "1/week", 0.0, 1.0, &P::delegation_loss_per_week,
                assumed, "as much as a broken promise: somebody else was sent",
                "part of trust lost in a week in which every area's session was delegated"},
            parameters::Field<P>{"default_loss_per_week", "1/week", 0.0, 1.0,
                                 &P::default_loss_per_week, assumed,
                                 "less than a broken promise: it was nobody's word",
                                 "part of trust lost in a week in which every decision defaulted"},
            parameters::Field<P>{"return_per_week", "1/week", 0.0, 1.0, &P::return_per_week,
                                 assumed, "half-forgotten within three years",
                                 "drift back to the start when no programme runs"}};
    }
};

/// What a week does to trust, worked out once for each department: next = kept * trust + gained.
struct TrustTerms {
    std::vector<float> kept, gained;  ///< [departments]
};

/// Reads    climate (kept, delegated share); default_share and issues of the departments
/// Writes   terms
/// Source   asymmetry: loss aversion; fixed point gain K / (gain K + loss (1-K)):
/// docs/model.md#trust
void weigh_trust(Trust const& p, Climate const& climate, Departments const& departments,
                 TrustTerms& terms);

/// One week of trust for the people in `rows`.
///
/// Reads    terms of their departments
/// Writes   trust of `rows` [0, 1], in single precision: a week's rounding is 6e-8
/// Draws    nothing
void judge_leadership(TrustTerms const& terms, parallel::Rows rows,
                      people::People& people) noexcept;

}  // namespace diorama::mechanisms
