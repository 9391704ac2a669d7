#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
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

/// Exposure of one chunk of rows: scratch that stays in the cache while the mechanisms read it.
struct ExposureRows {
    std::array<std::array<float, parallel::rows_per_chunk>, people::practice_count>
        aware;  ///< share
    std::array<std::array<float, parallel::rows_per_chunk>, people::practice_count>
        in_use;                                           ///< share
    std::array<float, parallel::rows_per_chunk> trained;  ///< share, mean over practices
    std::array<float, parallel::rows_per_chunk> energy;   ///< mean, [-1, 1]
};

/// The one pass over ties: shares of present neighbours who are aware, seen using (complied ones
/// count with their weight) and trained, and their mean energy. Nobody around: 0, and own energy.
///
/// Reads    visible words of last week (4 bytes a tie), ties (4 bytes a tie), own energy
/// Writes   out, rows counted from rows.first
/// Draws    nothing
/// Source   shares, not counts: a week has a fixed budget of contacts; docs/model.md#exposure
void see_colleagues(Exposure const& p, std::span<std::uint32_t const> visible,
                    org::Ties const& ties, std::span<float const> own_energy, parallel::Rows rows,
                    ExposureRows& out) noexcept;

/// The same for people who see nobody (exposure switched off): 0, and own energy.
void see_nobody(std::span<float const> own_energy, parallel::Rows rows, ExposureRows& out) noexcept;

}  // namespace diorama::mechanisms
