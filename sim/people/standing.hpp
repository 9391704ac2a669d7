#pragma once
#include <cstdint>

#include "people/practice.hpp"

namespace diorama::people {

/// Where one person stands on all three ladders, and in which structures: one 16-bit word.
/// Bits 0-8 the rungs (three bits a practice), 9-11 complied (a flag beside the rung: a mandate is
/// obeyed without conviction), 12 present, 13 project member, 14 unit expert, 15 local digital
/// staff.
class Standing {
public:
    constexpr Standing() = default;
    explicit constexpr Standing(std::uint16_t bits) : bits_(bits) {}

    constexpr unsigned rung(std::size_t practice) const { return (bits_ >> (3 * practice)) & 7U; }
    constexpr void set_rung(std::size_t practice, unsigned rung) {
        bits_ =
            static_cast<std::uint16_t>((bits_ & ~(7U << (3 * practice))) | rung << (3 * practice));
    }
    /// One rung further up in each of these practices, of which none is habitual yet.
    /// Takes    practices: a bit each
    constexpr Standing raised(unsigned practices) const {
        return Standing(static_cast<std::uint16_t>(
            bits_ + ((practices & 1U) | (practices & 2U) << 2 | (practices & 4U) << 4)));
    }
    constexpr bool complied(std::size_t practice) const { return (bits_ >> (9 + practice)) & 1U; }
    constexpr void set_complied(std::size_t practice, bool on) {
        set(9 + static_cast<unsigned>(practice), on);
    }

    constexpr bool present() const { return (bits_ >> 12) & 1U; }
    constexpr void set_present(bool on) { set(12, on); }
    constexpr bool in_project() const { return (bits_ >> 13) & 1U; }
    constexpr void set_in_project(bool on) { set(13, on); }
    constexpr bool in_unit() const { return (bits_ >> 14) & 1U; }
    constexpr void set_in_unit(bool on) { set(14, on); }
    constexpr bool local_staff() const { return (bits_ >> 15) & 1U; }
    constexpr void set_local_staff(bool on) { set(15, on); }

    constexpr bool uses(std::size_t practice) const {
        return rung(practice) >= unsigned(Rung::in_use);
    }
    /// How many of the practices. Rungs from in_use on, and only they, have the highest bit of
    /// three.
    constexpr unsigned uses_count() const {
        return (bits_ >> 2 & 1U) + (bits_ >> 5 & 1U) + (bits_ >> 8 & 1U);
    }
    /// Wants to use a practice and cannot yet: on the rungs willing or trained of any.
    constexpr bool stuck() const { return (bits_ & stuck_bits) != 0; }
    static constexpr int stuck_bits = 0b010'010'010;  // rungs 2 and 3, and no other, have it
    /// Present, and whether they use each practice.
    static constexpr int counted_in_team_bits = 0b1'000'100'100'100;
    /// Own use of all three practices, complied or not.
    constexpr bool integrated() const { return uses(0) && uses(1) && uses(2); }
    /// Seen from outside: own use or compliance in all three.
    constexpr bool visibly_integrated() const {
        for (std::size_t p = 0; p < practice_count; ++p)
            if (!uses(p) && !complied(p)) return false;
        return true;
    }
    constexpr std::uint16_t bits() const { return bits_; }
    friend constexpr bool operator==(Standing, Standing) = default;

private:
    constexpr void set(unsigned bit, bool on) {
        bits_ = static_cast<std::uint16_t>((bits_ & ~(1U << bit)) | unsigned(on) << bit);
    }
    std::uint16_t bits_ = 0;
};

}  // namespace diorama::people
