#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "mechanisms/colleagues.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

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

/// What one person sees of the colleagues around: shares of those present. Nobody around: 0.
struct Seen {
    std::array<float, people::practice_count> aware{};
    std::array<float, people::practice_count> in_use{};  ///< complied ones count with their weight
    float trained = 0.0F;                                ///< mean over practices
};

/// The mean energy of present colleagues. Nobody around: one's own.
///
/// Takes    colleagues: of `rows`, at most one block
/// Reads    own energy
/// Writes   mean [-1, 1], counted from rows.first
/// Draws    nothing
void feel_colleagues(people::People const& people, Colleagues const& colleagues,
                     parallel::Rows rows, std::span<float> mean) noexcept;

/// The same for people who see nobody (exposure switched off): one's own energy.
void feel_nobody(people::People const& people, parallel::Rows rows, std::span<float> mean) noexcept;

}  // namespace diorama::mechanisms
