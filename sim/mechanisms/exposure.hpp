#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

/// What people see of the colleagues they talk with.
struct Exposure {
    double complied_weight = 0.40;

    static constexpr std::string_view kind = "exposure";
    static constexpr std::string_view table = "influence";
    static constexpr auto fields() {
        using P = Exposure;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"complied_weight", "share", 0.0, 1.0, &P::complied_weight, assumed,
                                 "use without conviction is seen, and seen through",
                                 "what somebody who only complies counts as an example"}};
    }
};

/// What one person sees of the colleagues around: shares of those present.
struct Seen {
    std::array<float, people::practice_count> aware{};
    std::array<float, people::practice_count> in_use{};  ///< complied ones count with their weight
    float trained = 0.0F;                                ///< mean over practices
};

/// All that there is to see.
struct Sight {
    Exposure const& exposure;
    std::span<std::uint16_t const> visible_steps;  ///< [headcount], of last week
    org::Ties const& ties;
    bool on = true;  ///< switched off, nobody sees anybody
};

/// Shares of present neighbours who are aware, seen using and trained. Nobody around: 0.
///
/// Reads    visible steps of last week (2 bytes a tie), ties (4 bytes a tie)
/// Draws    nothing
/// Source   shares, not counts: a week has a fixed budget of contacts; docs/model.md#exposure
Seen see_colleagues(Sight const& sight, org::PersonId who) noexcept;

/// The pass over all ties: what the visible energy of each person's neighbours adds up to.
/// Writes   sums, rows (at most one block) counted from rows.first
void sum_energy(std::span<std::int16_t const> visible_energy, org::Ties const& ties,
                parallel::Rows rows, std::span<std::int64_t> sums) noexcept;

/// How many of somebody's neighbours are there.
unsigned count_present(std::span<std::uint16_t const> visible_steps, org::Ties const& ties,
                       org::PersonId who) noexcept;

/// The mean energy of present neighbours. Nobody around: one's own.
///
/// Takes    present: how many colleagues of each are there, rows counted from rows.first
/// Reads    visible energy of last week (2 bytes a tie), ties (4 bytes a tie), own energy
/// Writes   mean [-1, 1], rows (at most one block) counted from rows.first
/// Draws    nothing
void feel_colleagues(people::People const& people, org::Ties const& ties,
                     std::span<std::uint32_t const> present, parallel::Rows rows,
                     std::span<float> mean) noexcept;

/// The same for people who see nobody (exposure switched off): one's own energy.
void feel_nobody(people::People const& people, parallel::Rows rows, std::span<float> mean) noexcept;

}  // namespace diorama::mechanisms
