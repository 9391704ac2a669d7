#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "people/practice.hpp"

namespace diorama::mechanisms {

/// What is the same for everybody in one week: what the programme, the structures and the leaders'
/// kept promises make of the organisation. Built anew each week from the state, never stored.
struct Climate {
    double purpose_share = 0.0;  ///< [0, 1]
    double purpose_at_start_share = 0.0;
    double autonomy_share = 0.0;  ///< [0, 1]
    double autonomy_at_start_share = 0.0;
    double measurement_share = 0.0;  ///< [0, 1], how far use is measured and the results acted on
    std::array<double, people::practice_count> advantage{};  ///< pull of each practice by itself
    double participation_target = 0.0;                       ///< [0, 1]
    double kept_share = 1.0;       ///< K: hours given / hours pledged, mean over programme leaders
    double slip_share = 0.0;       ///< sessions slipped / sessions due this week
    double delegated_share = 0.0;  ///< areas whose session was delegated this week / areas
    double progress_share = 0.0;   ///< programme effectively complete
    bool programme_running = false;
    double mandate_strength = 0.0;  ///< [0, 1]
    double imposed_strength = 0.0;  ///< mandate + authority of a unit, as felt
    double pride = 0.0;             ///< customers' advocacy gained since the start
    double recognition = 0.0;  ///< scorecard gained since the start, as far as people are informed
    double time_gain_share = 0.0;  ///< share of the week that finished initiatives have freed
};

/// No thinking group.
inline constexpr std::uint32_t no_partner = 0xffffffffU;

/// One row a department, one column a quantity of this week.
struct Departments {
    std::vector<std::uint32_t> headcount;
    std::vector<float> tool_quality;   ///< [0, 1]
    std::vector<float> support;        ///< [0, 1], help within reach (experts, local staff)
    std::vector<float> seat_chance;    ///< [0, 1], chance of a training seat for each who wants one
    std::vector<float> default_share;  ///< [0, 1], exceptions decided by default or in error
    std::vector<std::uint32_t> local_staff;   ///< people
    std::vector<std::uint32_t> seats_wanted;  ///< person-practices willing, at the end of last week
    std::vector<float> trained_share;         ///< [0, 1], mean over practices of trained and above
    std::vector<float> friction;              ///< >= 0, taken from willingness this week
    std::vector<float> talk;                  ///< [0, 1], conversation left beside the devices
    std::vector<float> scar;                  ///< [0, 1], memory of a push that failed
    std::vector<float> silo;                  ///< [0, 1], barrier to other departments
    std::vector<float> disruption;            ///< [0, 1], of a merger in progress
    std::vector<std::uint32_t> merged_weeks;  ///< since its groups were merged, 0 = not
    std::vector<std::uint32_t> group_partner;  ///< department of its thinking group, or no_partner
    std::vector<std::uint32_t> merged_with;    ///< department that its groups were merged with
    std::vector<float> absorbing_staff;        ///< [people], of local staff, not yet at home here
    std::vector<float> group_fit;              ///< [0, 1], whether the right people are in its room
    std::vector<float> group_relief;    ///< [0, 1], part of friction removed by thinking together
    std::vector<float> open_issues;     ///< surfaced, not dealt with
    std::vector<float> overdue_issues;  ///< of these, open for too long
    std::vector<float> dealt_issues;    ///< this week
    std::vector<float> trust_loss;      ///< part of trust that overdue issues cost this week
    std::vector<float> trust_gain;  ///< part of the gap to full trust that answered issues close

    std::size_t count() const noexcept { return headcount.size(); }
    void resize(std::size_t departments);

    template <class Archive>
    void serialize(Archive& archive) {
        archive(headcount, tool_quality, support, seat_chance, default_share, local_staff,
                seats_wanted, trained_share, friction, talk, scar, silo, disruption, merged_weeks,
                group_partner, group_relief, open_issues, overdue_issues, dealt_issues, trust_loss,
                trust_gain, merged_with, absorbing_staff, group_fit);
    }
};

/// What a report sees of the manager, published at the end of a week: 28 bytes a manager.
struct Voice {
    float presence = 0.0F;  ///< [0, 1]
    float energy = 0.0F;    ///< [-1, 1]
    float message = 0.0F;   ///< strength passed down this week, after the loss of the hop
    std::uint8_t rungs[3] = {0, 0, 0};
    std::uint8_t filled = 1;  ///< keeps the struct free of padding
    float embedded[3] = {0.0F, 0.0F,
                         0.0F};  ///< [0, 1], how far each practice is the team's way of working
};

/// The index of the voice of somebody without a manager.
inline constexpr std::uint32_t no_voice = 0xffffffffU;

}  // namespace diorama::mechanisms
