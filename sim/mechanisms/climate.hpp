#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "people/practice.hpp"

namespace diorama::mechanisms {

/// What is the same for everybody in one week: what the programme, the structures and the leaders'
/// kept promises make of the organisation. Built anew each week from the state, never stored.
struct Climate {
    double purpose_share = 0.0;        ///< [0, 1]
    double purpose_at_start_share = 0.0;
    double autonomy_share = 0.0;       ///< [0, 1]
    double autonomy_at_start_share = 0.0;
    double measurement_share = 0.0;    ///< [0, 1], how far use is measured and the results acted on
    std::array<double, people::practice_count> advantage{};  ///< pull of each practice by itself
    double participation_target = 0.0; ///< [0, 1]
    double kept_share = 1.0;           ///< K: hours given / hours pledged, mean over programme leaders
    double slip_share = 0.0;           ///< sessions slipped / sessions due this week
    double delegated_share = 0.0;      ///< areas whose session was delegated this week / areas
    double progress_share = 0.0;       ///< programme effectively complete
    bool programme_running = false;
    double mandate_strength = 0.0;     ///< [0, 1]
    double imposed_strength = 0.0;     ///< mandate + authority of a unit, as felt
};

/// One row a department, one column a quantity of this week.
struct Departments {
    std::vector<std::uint32_t> headcount;
    std::vector<float> tool_quality;      ///< [0, 1]
    std::vector<float> support;           ///< [0, 1], help within reach (experts, local staff)
    std::vector<float> seat_chance;       ///< [0, 1], chance of a training seat for each who wants one
    std::vector<float> default_share;     ///< [0, 1], exceptions decided by default or in error
    std::vector<std::uint32_t> local_staff;  ///< people
    std::vector<std::uint32_t> seats_wanted; ///< person-practices willing, at the end of last week
    std::vector<float> trained_share;     ///< [0, 1], mean over practices of trained and above

    std::size_t count() const noexcept { return headcount.size(); }
    void resize(std::size_t departments);

    template <class Archive>
    void serialize(Archive& archive) {
        archive(headcount, tool_quality, support, seat_chance, default_share, local_staff,
                seats_wanted, trained_share);
    }
};

/// What a report sees of the manager, published at the end of a week: 16 bytes a manager.
struct Voice {
    float presence = 0.0F;            ///< [0, 1]
    float energy = 0.0F;              ///< [-1, 1]
    float message = 0.0F;             ///< strength passed down this week, after the loss of the hop
    std::uint8_t rungs[3] = {0, 0, 0};
    std::uint8_t filled = 0;          ///< 0: nobody there (padding otherwise)
};

/// The index of the voice of somebody without a manager.
inline constexpr std::uint32_t no_voice = 0xffffffffU;

}  // namespace diorama::mechanisms
