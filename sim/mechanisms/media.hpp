#pragma once
#include <array>
#include <string_view>

#include "mechanisms/climate.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Barriers between departments, and what merging their groups does to them.
struct Media {
    double silo_friction_share = 0.4;
    double phase_weeks = 26.0;
    double barrier_fall_share = 0.8;
    double disruption_weeks = 8.0;
    double disrupted_use_share = 0.5;
    double disrupted_spare_share = 0.4;

    static constexpr std::string_view kind = "media";
    static constexpr std::string_view table = "media";
    static constexpr auto fields() {
        using P = Media;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"silo_friction_share", "share", 0.0, 1.0, &P::silo_friction_share,
                                 assumed, "two fifths of friction come from other departments",
                                 "part of friction that falls with the barriers"},
            parameters::Field<P>{"phase_weeks", "weeks", 1.0, 260.0, &P::phase_weeks, assumed,
                                 "half a year", "weeks over which merged groups' barriers fall"},
            parameters::Field<P>{"barrier_fall_share", "share", 0.0, 1.0, &P::barrier_fall_share,
                                 assumed, "some barrier stays",
                                 "part of the barrier that falls in the end"},
            parameters::Field<P>{"disruption_weeks", "weeks", 1.0, 104.0, &P::disruption_weeks,
                                 assumed, "two months of moving desks and systems",
                                 "weeks of disruption after a merger"},
            parameters::Field<P>{
                "disrupted_use_share", "share", 0.0, 1.0, &P::disrupted_use_share, assumed,
                "half the starts fail",
                "part of the rate of starting to use that is lost in full disruption"},
            parameters::Field<P>{"disrupted_spare_share", "share", 0.0, 1.0,
                                 &P::disrupted_spare_share, assumed, "two afternoons a week",
                                 "part of managers' spare hours lost in full disruption"}};
    }
};

/// One week of merged departments: barriers fall over the phase, disruption is full for its weeks
/// and then over.
/// Reads    merged_weeks (weeks since the merger, 0 = not merged); Writes silo, disruption,
/// merged_weeks
void settle_mergers(Media const& p, Departments& departments) noexcept;

}  // namespace diorama::mechanisms
