#pragma once
#include <array>
#include <string_view>

#include "mechanisms/climate.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// How well the digital tools of a department work for the people in it.
struct Tools {
    double quality_at_start = 0.60;
    double repair_per_week = 0.05;
    double default_damage_per_week = 0.02;
    double experience_work_gain = 0.10;

    static constexpr std::string_view kind = "tools";
    static constexpr std::string_view table = "tools";
    static constexpr auto fields() {
        using P = Tools;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"quality_at_start", "share", 0.0, 1.0, &P::quality_at_start,
                                 assumed, "tools of a large organisation: they work, mostly",
                                 "share of attempts that the tools let succeed"},
            parameters::Field<P>{
                "repair_per_week", "1/week", 0.0, 1.0, &P::repair_per_week, assumed,
                "a fault stands for about twenty weeks",
                "part of the gap to the achievable quality that is closed in a week"},
            parameters::Field<P>{
                "default_damage_per_week", "1/week", 0.0, 1.0, &P::default_damage_per_week, assumed,
                "at a quarter of decisions defaulted, quality settles a tenth lower",
                "quality lost in a week in which every decision is taken by default or in error"},
            parameters::Field<P>{"experience_work_gain", "share", 0.0, 1.0,
                                 &P::experience_work_gain, assumed, "a quarter of what was missing",
                                 "quality that complete experience work adds"}};
    }
};

/// One week of tool quality in every department.
/// Takes    achievable [share]: quality at start and what experience work added
/// Reads    default_share; Writes tool_quality [0, 1]
void keep_tools(Tools const& p, double achievable, Departments& departments) noexcept;

}  // namespace diorama::mechanisms
