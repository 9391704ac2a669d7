#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "org/organisation.hpp"
#include "org/tie_list.hpp"
#include "parameters/field.hpp"

namespace diorama::founding {

/// Who talks with whom where no file says it: chances by distance in the reporting tree.
///
/// Fitted to nine months of e-mail in a manufacturer of 154 people with its reporting lines
/// (Michalski et al. 2011). A tie there is a pair with at least ten mails: 14.7 ties a person. Any
/// mail at all gives 41 and the chances .61 .46 .33 .24 .21 .19 (`any_mail`): most of those pairs
/// met in one round-robin mail, and a share of 41 colleagues heard in a week is nobody's week. A
/// mail a week gives 6.5. How the generated ties compare with the real ones: docs of
/// weave_ties.
struct CommunityTies {
    double ties_per_person = 14.7;
    double distance_1_share = 0.556;
    double distance_2_share = 0.320;
    double distance_3_share = 0.146;
    double distance_4_share = 0.082;
    double distance_5_share = 0.070;
    double distance_6_share = 0.055;
    std::uint32_t team_people = 15;
    std::uint32_t circle_people = 64;
    double department_share = 0.6;
    double activity_spread = 3.0;
    double crowd_pull = 50.0;
    double rewired_share = 0.0;

    std::array<double, 6> distance_shares() const noexcept {
        return {distance_1_share, distance_2_share, distance_3_share,
                distance_4_share, distance_5_share, distance_6_share};
    }

    static constexpr std::string_view table = "community";
    static constexpr auto fields();
};

/// The same firm with any mail at all as a tie.
CommunityTies any_mail() noexcept;

/// Draws community ties; every one is marked as generated.
///
/// Everybody pairs with everybody up to six steps away at the chance of that distance; where more
/// than `team_people` (one and two steps) or `circle_people` (further) stand at that distance, the
/// expected number is held and the chance falls. What is missing to `ties_per_person` goes to
/// people beyond, `department_share` of it within circles of sixteen of one department. So
/// the number of ties of a person stays what it is when the organisation grows, and a span of
/// thousands costs no more than one of sixty-four. People differ in activity and in crowd
/// (TieChances). Then each tie is rewired with `rewired_share`: it keeps one end and takes anyone
/// as the other; the number of ties stays.
///
/// On the manufacturer's own reporting lines, generated (mean of 60 to 600 seeds) against real:
///   chance at 1 to 6 steps   .555 .321 .148 .083 .071 .056   real .556 .320 .146 .082 .070 .055
///   ties a person 14.8 (14.7), deviation 12.2 (13.1), without any 19 (17) of 154 people,
///   local clustering .36 (.36; by chance .10). Managers have 20 ties (22), others 13 (13).
/// Invented firms of 1,000 to 1,000,000 people keep 14.4 to 14.8 ties and a clustering near .2.
///
/// Takes    hierarchy; departments [headcount]; p: within its fields' ranges
/// Returns  each tie once
/// Draws    Purpose::founding_ties by person and, for rewiring, by tie
/// Cost     linear; a second or two for a million people, some 20 bytes a tie while it lasts
/// Source   Michalski, Palus & Kazienko 2011, LNBIP 87 (figures computed from its data); Watts &
///          Strogatz 1998, Nature 393 (rewiring)
org::TieList weave_ties(org::Hierarchy const& hierarchy, std::span<std::uint16_t const> departments,
                        CommunityTies const& p, std::uint64_t seed);
/// The same for whoever writes them to a file: by a then b, 16 bytes a tie.
std::vector<org::Tie> generate_ties(org::Hierarchy const& hierarchy,
                                    std::span<std::uint16_t const> departments,
                                    CommunityTies const& p, std::uint64_t seed);

constexpr auto CommunityTies::fields() {
    using P = CommunityTies;
    using parameters::Field;
    using parameters::Grade;
    constexpr auto calibrated = Grade::calibrated;
    constexpr std::string_view mails =
        "computed from Michalski et al. 2011 (154 people): pairs with at least ten mails in nine "
        "months; any mail: .61 .46 .33 .24 .21 .19 for one to six steps";
    return std::array{
        Field<P>{
            "ties_per_person", "people", 0, 100, &P::ties_per_person, calibrated,
            "computed from Michalski et al. 2011: 14.7 with ten mails in nine months, 6.5 with "
            "one a week, 41 with any mail",
            "colleagues with whom someone regularly talks; small firms stay below it"},
        Field<P>{"distance_1_share", "share", 0, 0.95, &P::distance_1_share, calibrated, mails,
                 "chance of a tie between someone and their manager"},
        Field<P>{"distance_2_share", "share", 0, 0.95, &P::distance_2_share, calibrated, mails,
                 "chance of a tie two steps away: colleagues under one manager, manager's manager"},
        Field<P>{"distance_3_share", "share", 0, 0.95, &P::distance_3_share, calibrated, mails,
                 "chance of a tie three steps away in the reporting lines"},
        Field<P>{"distance_4_share", "share", 0, 0.95, &P::distance_4_share, calibrated, mails,
                 "chance of a tie four steps away in the reporting lines"},
        Field<P>{"distance_5_share", "share", 0, 0.95, &P::distance_5_share, calibrated, mails,
                 "chance of a tie five steps away in the reporting lines"},
        Field<P>{"distance_6_share", "share", 0, 0.95, &P::distance_6_share, calibrated, mails,
                 "chance of a tie six steps away in the reporting lines"},
        Field<P>{
            "team_people", "people", 1, 1'000, &P::team_people, Grade::assumed,
            "the widest span of Michalski et al. 2011 is 13: up to there the chances are known",
            "colleagues one or two steps away beyond whom ties grow no more"},
        Field<P>{"circle_people", "people", 1, 1'000, &P::circle_people, Grade::assumed,
                 "the widest layer of Michalski et al. 2011 has 64 people",
                 "people three to six steps away beyond whom ties grow no more"},
        Field<P>{"department_share", "share", 0, 1, &P::department_share, Grade::assumed,
                 "nobody measured it beyond six steps; within six most ties stay in the department",
                 "share of ties further than six steps away that stay in the department"},
        Field<P>{"activity_spread", "-", 0, 6, &P::activity_spread, calibrated,
                 "fitted to the degrees of Michalski et al. 2011: mean 14.7, deviation 13.1",
                 "how unequal people are in talking: 0 all alike, 3 a quarter has hardly any ties"},
        Field<P>{"crowd_pull", "-", 1, 1'000, &P::crowd_pull, calibrated,
                 "fitted to the clustering of Michalski et al. 2011 (0.36), with six crowds",
                 "how many times the odds of a tie are within a crowd (site, shift, old project)"},
        Field<P>{"rewired_share", "share", 0, 1, &P::rewired_share, Grade::assumed,
                 "0 is the fitted network; a dial after Watts & Strogatz 1998, Nature 393",
                 "share of ties that lead to anyone instead: 0 clustered, 1 random"},
    };
}

}  // namespace diorama::founding
