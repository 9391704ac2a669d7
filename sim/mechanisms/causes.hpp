#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "people/practice.hpp"

namespace diorama::mechanisms {

/// Why somebody moved on a ladder. Those from without_manager on are what was missing when somebody
/// fell back a rung.
enum class Cause : std::uint8_t {
    none,
    colleagues,
    message,
    manager,
    spontaneous,
    energy,
    trust,
    purpose,
    advantage,
    product,
    personality,
    internalisation,
    seat,
    helper,
    alone,
    support,
    measurement,
    embedding,
    mandate,
    mandate_ended,
    own_use,
    without_manager,
    without_measurement,
    without_colleagues,
    without_support,
    without_embedding,
    newcomer,
    event,
    count
};
inline constexpr std::size_t cause_count = static_cast<std::size_t>(Cause::count);
/// As in moves.csv; of an event its own kind is written.
inline constexpr std::array<std::string_view, cause_count> cause_names{"",
                                                                       "colleagues",
                                                                       "message",
                                                                       "manager",
                                                                       "spontaneous",
                                                                       "energy",
                                                                       "trust",
                                                                       "purpose",
                                                                       "advantage",
                                                                       "product",
                                                                       "personality",
                                                                       "internalisation",
                                                                       "seat",
                                                                       "helper",
                                                                       "alone",
                                                                       "support",
                                                                       "measurement",
                                                                       "embedding",
                                                                       "mandate",
                                                                       "mandate_ended",
                                                                       "own_use",
                                                                       "without_manager",
                                                                       "without_measurement",
                                                                       "without_colleagues",
                                                                       "without_support",
                                                                       "without_embedding",
                                                                       "newcomer",
                                                                       "event"};

/// Where a move starts or ends: a rung, obeying a mandate beside one's rung, or not being there.
inline constexpr unsigned complied_place = people::rung_count;
inline constexpr unsigned absent_place = people::rung_count + 1;
inline constexpr std::array<std::string_view, 8> place_names{
    "unaware", "aware", "willing", "trained", "using", "habitual", "complied", "absent"};

/// The cause that weighed most, and the next one where several add up.
struct Causes {
    Cause main = Cause::none;
    Cause second = Cause::none;
    double main_share = 1.0;    ///< of all that pushed, [0, 1]
    double second_share = 0.0;  ///< [0, 1]
};

/// One move of one person on one ladder and why, in eight bytes. Bits of the second word: 0-1
/// practice, 2-4 from, 5-7 to, 8-12 cause; then 13-17 second cause, 18-24 and 25-31 the shares of
/// both in whole per cent, or, for an event, 13-31 its place in the run's events.
class Move {
public:
    constexpr Move() = default;
    constexpr Move(std::uint32_t person, std::size_t practice, unsigned from, unsigned to,
                   Causes const& causes)
        : person_(person),
          word_(ends(practice, from, to, causes.main) |
                static_cast<std::uint32_t>(causes.second) << 13 | percent(causes.main_share) << 18 |
                percent(causes.second_share) << 25) {}
    static constexpr Move by_event(std::uint32_t person, std::size_t practice, unsigned from,
                                   unsigned to, std::uint32_t event) {
        Move move;
        move.person_ = person;
        move.word_ = ends(practice, from, to, Cause::event) | event << 13;
        return move;
    }

    constexpr std::uint32_t person() const { return person_; }
    constexpr std::size_t practice() const { return word_ & 3U; }
    constexpr unsigned from() const { return word_ >> 2 & 7U; }
    constexpr unsigned to() const { return word_ >> 5 & 7U; }
    constexpr Cause cause() const { return static_cast<Cause>(word_ >> 8 & 31U); }
    constexpr Cause second() const {
        return cause() == Cause::event ? Cause::none : static_cast<Cause>(word_ >> 13 & 31U);
    }
    constexpr unsigned share_percent() const {
        return cause() == Cause::event ? 100 : word_ >> 18 & 127U;
    }
    constexpr unsigned second_share_percent() const {
        return cause() == Cause::event ? 0 : word_ >> 25;
    }
    /// Place in the run's events; of moves by events alone.
    constexpr std::uint32_t event() const { return word_ >> 13; }
    /// Whether it changes the rung (or presence), not only the flag of complying.
    constexpr bool changes_rung() const {
        return from() != complied_place && to() != complied_place;
    }
    friend constexpr bool operator==(Move, Move) = default;

private:
    static constexpr std::uint32_t ends(std::size_t practice, unsigned from, unsigned to,
                                        Cause cause) {
        return static_cast<std::uint32_t>(practice) | from << 2 | to << 5 |
               static_cast<std::uint32_t>(cause) << 8;
    }
    static constexpr std::uint32_t percent(double share) {
        return static_cast<std::uint32_t>(100.0 * share + 0.5);
    }
    std::uint32_t person_ = 0;
    std::uint32_t word_ = 0;
};
static_assert(sizeof(Move) == 8 && cause_count <= 32);

/// What holds somebody who does not use a practice and did not move up this week: what is missing
/// most, or what takes most.
enum class Hold : std::uint8_t {
    nothing,  ///< moved up, or uses it already, or is not there
    only_time,
    no_message,
    colleagues_unaware,
    colleagues_not_using,
    manager_not_using,
    manager_absent,
    little_trust,
    low_energy,
    little_purpose,
    no_advantage,
    reactance,
    friction,
    late_personality,
    no_seat,
    no_time,
    poor_tools,
    no_help_near,
    count
};
inline constexpr std::size_t hold_count = static_cast<std::size_t>(Hold::count);
/// As in reasons.csv.
inline constexpr std::array<std::string_view, hold_count> hold_names{"",
                                                                     "only_time",
                                                                     "no_message",
                                                                     "colleagues_unaware",
                                                                     "colleagues_not_using",
                                                                     "manager_not_using",
                                                                     "manager_absent",
                                                                     "little_trust",
                                                                     "low_energy",
                                                                     "little_purpose",
                                                                     "no_advantage",
                                                                     "reactance",
                                                                     "friction",
                                                                     "late_personality",
                                                                     "no_seat",
                                                                     "no_time",
                                                                     "poor_tools",
                                                                     "no_help_near"};

/// What holds one person, practice by practice.
using Held = std::array<Hold, people::practice_count>;

}  // namespace diorama::mechanisms
