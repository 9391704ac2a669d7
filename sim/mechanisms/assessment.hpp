#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/customers.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// What a readiness assessment holds the organisation against.
struct Assessment {
    double competitor_quality_share = 0.50;
    double competitor_growth_per_year = 0.02;
    double lead_share = 0.20;
    double wanted_pace_per_year = 0.40;
    double wanted_staff_share = 0.03;

    static constexpr std::string_view kind = "assessment";
    static constexpr std::string_view table = "assessment";
    static constexpr auto fields() {
        using P = Assessment;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"competitor_quality_share", "share", 0.0, 1.0,
                                 &P::competitor_quality_share, assumed,
                                 "as good as a touch point without digital practices or a little "
                                 "better; put in a benchmark of your own",
                                 "quality of competitors' touch points at the start"},
            parameters::Field<P>{"competitor_growth_per_year", "1/year", -0.5, 0.5,
                                 &P::competitor_growth_per_year, assumed,
                                 "competitors do not stand still: two points a year",
                                 "quality that competitors gain in a year"},
            parameters::Field<P>{"lead_share", "share", 0.01, 1.0, &P::lead_share, assumed,
                                 "a difference that customers talk about",
                                 "quality ahead of competitors at which the answer is a full yes; "
                                 "as far behind it is a full no"},
            parameters::Field<P>{"wanted_pace_per_year", "share", 0.01, 1.0,
                                 &P::wanted_pace_per_year, assumed,
                                 "two fifths of those who are left, each year",
                                 "part of those who do not use the practices yet that has to "
                                 "follow within a year to be fast enough"},
            parameters::Field<P>{"wanted_staff_share", "share", 0.001, 1.0, &P::wanted_staff_share,
                                 assumed, "between a unit and a DIO",
                                 "people in digital structures, of all, at which it is somebody's "
                                 "job everywhere"}};
    }
};

/// The questions of a readiness assessment, in the order in which the practitioners ask them.
enum class ReadinessQuestion : std::size_t {
    managed,      ///< how is digital managed now
    helpful,      ///< does it help customers' experience
    competitive,  ///< how do channels perform against competitors
    fast,         ///< is it fast enough
    joined,       ///< is digital one silo or does it integrate the silos
    supported,    ///< do departments feel supported
    agreed,       ///< is there an agreed digital strategy
    accepted,     ///< is there resistance to change
    count
};
inline constexpr std::size_t readiness_question_count =
    static_cast<std::size_t>(ReadinessQuestion::count);

/// What the answers are taken from: last published state, all [share] unless said.
struct ReadinessEvidence {
    double digital_staff = 0.0;  ///< people in project, unit, core or local staff, of all
    double measurement = 0.0;
    double customer_use = 0.0;           ///< use of the experience and data practices
    double use_weight = 0.0;             ///< what full use of them adds to quality
    double tools_gain = 0.0;             ///< tool quality above that of the start
    double tools_room = 0.0;             ///< what could be gained
    double tools_weight = 0.0;           ///< what a point of it adds to quality
    std::vector<double> quality;         ///< [touch points]; empty where no customers are met
    double years = 0.0;                  ///< since the start
    double use = 0.0;                    ///< mean over the practices
    double use_before = 0.0;             ///< half a year ago, or at the start
    double joined = 0.0, support = 0.0;  ///< means over people
    bool aligned = false;                ///< the strategy's gate was passed
    double informed = 0.0, participation = 0.0;
    double kept = 0.0;  ///< hours given of hours pledged; 0 while nobody has pledged
    double aware_or_beyond = 0.0, willing_or_beyond = 0.0;
};

/// Weeks over which the pace is judged.
inline constexpr std::size_t readiness_pace_weeks = 26;

/// Eight answers from 0, a full no, to 1, a full yes; higher is always better, so resistance is
/// asked for as acceptance.
///
/// Takes    evidence: of the end of a week
/// Returns  [questions, share]
/// Source   the questions: practitioners; the forms: docs/model.md#readiness-assessment
std::array<double, readiness_question_count> assess_readiness(Assessment const& p,
                                                              ReadinessEvidence const& evidence);

/// How far a department is no silo: barriers to others have fallen, or digital staff of its own
/// carry across what barrier is left.
/// Takes    barrier [share]; staff, people of the department
double joined_share(Assessment const& p, double barrier, double staff, double people) noexcept;

}  // namespace diorama::mechanisms
