#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/exposure.hpp"
#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

/// What the present colleagues of one person add up to: eight counters of 16 bits in two words, so
/// that what one colleague's change does to it is two additions. A borrow between counters is
/// undone by the same addition that ends below 0 nowhere.
struct Around {
    std::uint64_t low = 0;   ///< aware of each practice, present
    std::uint64_t high = 0;  ///< using each practice, trained (over the practices)

    static constexpr unsigned field(std::uint64_t word, std::size_t k) noexcept {
        return static_cast<unsigned>(word >> (16 * k)) & 0xffffU;
    }
    unsigned present() const noexcept { return field(low, 3); }

    /// What somebody whose colleagues see these steps adds to each of them.
    static constexpr Around of(std::uint16_t steps) noexcept {
        unsigned const trained = (steps >> 3 & 1U) + (steps >> 4 & 1U) + (steps >> 5 & 1U);
        return {spread(steps & 7U) | std::uint64_t{steps >> 12 & 1U} << 48,
                spread(steps >> 6 & 7U) | std::uint64_t{trained} << 48};
    }
    /// Three bits, one in each of the lower three counters.
    static constexpr std::uint64_t spread(unsigned three_bits) noexcept {
        return (std::uint64_t{three_bits} * 0x0000'0000'8000'8001ULL & 0x0000'0000'0001'0001ULL) |
               std::uint64_t{three_bits >> 2 & 1U} << 32;
    }
    Around& operator+=(Around const& other) noexcept {
        low += other.low;
        high += other.high;
        return *this;
    }
    friend constexpr Around operator-(Around a, Around const& b) noexcept {
        return {a.low - b.low, a.high - b.high};
    }
    friend constexpr bool operator==(Around const&, Around const&) = default;
};

/// Somebody of whom colleagues now see something else.
struct News {
    std::uint32_t row;
    Around change;
    std::uint64_t complied_change;  ///< of those who comply, as three counters
};

/// What is around everybody, kept up to date by those of whom something else is seen, a few in a
/// hundred a week, instead of being counted over all ties by all who ask. The same numbers.
class Surroundings {
public:
    /// Whether counters of 16 bits are wide enough: nobody has more than a third of 65,535 ties.
    static bool fits(org::Ties const& ties) noexcept;

    /// Counts everybody's colleagues afresh.
    /// Reads    visible steps, ties
    void count(parallel::Workers const& workers, org::Ties const& ties,
               std::span<std::uint16_t const> visible_steps);
    /// Follows ties that were added since the last count.
    /// Takes    visible_steps: as counted so far
    void follow(parallel::Workers const& workers, org::Ties const& ties,
                std::span<std::uint16_t const> visible_steps);
    /// Tells the colleagues.
    /// Takes    news: of each lane, in any order; nobody twice with the same change
    void tell(parallel::Workers const& workers, std::span<std::span<News const> const> news);

    /// The same as see_colleagues() of this person.
    Seen see(Exposure const& p, std::size_t row) const noexcept;
    unsigned present(std::size_t row) const noexcept { return around_[row].present(); }
    Around const& of(std::size_t row) const noexcept { return around_[row]; }

private:
    void count_row(std::span<std::uint16_t const> visible_steps, std::size_t row) noexcept;

    org::Ties ties_;                       ///< as counted
    std::vector<Around> around_;           ///< [headcount]
    std::vector<std::uint64_t> complied_;  ///< [headcount], three counters of those who comply
};

}  // namespace diorama::mechanisms
