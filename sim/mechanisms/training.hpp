#pragma once
#include <array>
#include <string_view>

#include "mechanisms/climate.hpp"
#include "mechanisms/sources.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// How many can be trained, and who helps.
struct Training {
    double base_seats_per_100_per_week = 0.9;
    double hours_per_seat = 4.0;
    double helper_rate_per_week = 0.09;
    double full_support_share = 0.02;

    static constexpr std::string_view kind = "training";
    static constexpr std::string_view table = "training";
    static constexpr auto fields() {
        using P = Training;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"base_seats_per_100_per_week", "1/100 people/week", 0.0, 20.0,
                                 &P::base_seats_per_100_per_week, assumed, prototype_fit,
                                 "training seats that an organisation offers anyway"},
            parameters::Field<P>{
                "hours_per_seat", "hours", 0.25, 40.0, &P::hours_per_seat, assumed,
                "half a day to learn a tool",
                "hours of an expert or local digital staff that train one person in one practice"},
            parameters::Field<P>{"helper_rate_per_week", "1/week", 0.0, 1.0,
                                 &P::helper_rate_per_week, assumed, prototype_fit,
                                 "rate at which colleagues who are all trained teach the willing"},
            parameters::Field<P>{"full_support_share", "share", 0.001, 1.0, &P::full_support_share,
                                 assumed, "one helper for fifty people is within everybody's reach",
                                 "helpers per head at which help is always near"}};
    }
};

/// Hours a week that structures put into training and help, and how they are spread.
struct Helpers {
    double experts = 0.0;       ///< people of a unit, spread over all departments
    double expert_hours = 0.0;  ///< hours a week each
    double local_hours = 0.0;   ///< hours a week of each member of local digital staff
};

/// Seats and support of each department this week.
/// Reads    headcount, local_staff, absorbing_staff, seats_wanted; Writes seat_chance, support
/// Source   seats against demand: everyone who wants one has the same chance, so that nobody's
///          place in a list matters; docs/model.md#training
void offer_training(Training const& p, Helpers const& helpers, double headcount,
                    Departments& departments) noexcept;

}  // namespace diorama::mechanisms
