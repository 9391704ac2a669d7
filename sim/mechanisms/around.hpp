#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/exposure.hpp"
#include "mechanisms/glance.hpp"
#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

/// What the present colleagues of one person add up to: eight counters side by side, so that what
/// one colleague's change does to them is an addition. A borrow from the next counter comes back in
/// the same addition, because no counter ends below 0. From the lowest: aware of each practice,
/// present, using each practice, trained (over the practices).
/// Seven bits each, and what is left for the last, which adds up three practices.
struct NarrowAround {
    static constexpr unsigned bits_each = 7;
    static constexpr std::size_t most_ties = 127;
    std::uint64_t word = 0;

    static constexpr NarrowAround of(std::uint16_t steps) noexcept {
        unsigned const trained = (steps >> 3 & 1U) + (steps >> 4 & 1U) + (steps >> 5 & 1U);
        return {three_bits(steps & 7U) | std::uint64_t{steps >> 12 & 1U} << 3 * bits_each |
                three_bits(steps >> 6 & 7U) << 4 * bits_each |
                std::uint64_t{trained} << 7 * bits_each};
    }
    /// Three copies of the bits, of which each keeps one where a counter begins.
    static constexpr std::uint64_t three_bits(unsigned bits) noexcept {
        constexpr std::uint64_t copies = 1U | 1U << (bits_each - 1) | 1U << (2 * bits_each - 2);
        constexpr std::uint64_t begins = 1U | 1U << bits_each | 1U << 2 * bits_each;
        return bits * copies & begins;
    }
    /// But for the last one.
    constexpr unsigned counter(std::size_t k) const noexcept {
        return static_cast<unsigned>(word >> (bits_each * k)) & most_ties;
    }
    constexpr void add(NarrowAround const& other) noexcept { word += other.word; }
    friend constexpr bool operator==(NarrowAround, NarrowAround) = default;
    friend constexpr NarrowAround operator-(NarrowAround a, NarrowAround b) noexcept {
        return {a.word - b.word};
    }
};

/// Sixteen bits each.
struct WideAround {
    static constexpr std::size_t most_ties = 0xffff / people::practice_count;
    std::uint64_t low = 0;   ///< aware, present
    std::uint64_t high = 0;  ///< using, trained

    static constexpr WideAround of(std::uint16_t steps) noexcept {
        unsigned const trained = (steps >> 3 & 1U) + (steps >> 4 & 1U) + (steps >> 5 & 1U);
        return {three_bits(steps & 7U) | std::uint64_t{steps >> 12 & 1U} << 48,
                three_bits(steps >> 6 & 7U) | std::uint64_t{trained} << 48};
    }
    static constexpr std::uint64_t three_bits(unsigned bits) noexcept {
        return std::uint64_t{bits & 1U} | std::uint64_t{bits & 2U} << 15 |
               std::uint64_t{bits & 4U} << 30;
    }
    constexpr unsigned counter(std::size_t k) const noexcept {
        return static_cast<unsigned>((k < 4 ? low : high) >> (16 * (k % 4))) & 0xffffU;
    }
    constexpr void add(WideAround const& other) noexcept {
        low += other.low;
        high += other.high;
    }
    friend constexpr bool operator==(WideAround const&, WideAround const&) = default;
    friend constexpr WideAround operator-(WideAround a, WideAround const& b) noexcept {
        return {a.low - b.low, a.high - b.high};
    }
};

/// Those around who comply with each practice, 16 bits each.
struct Complied {
    std::uint64_t word = 0;

    static constexpr Complied of(std::uint16_t steps) noexcept {
        return {WideAround::three_bits(steps >> 9 & 7U)};
    }
    constexpr void add(Complied other) noexcept { word += other.word; }
    friend constexpr bool operator==(Complied, Complied) = default;
};

/// Somebody of whom colleagues now see other steps.
struct News {
    std::uint32_t row;
    std::uint16_t before;
    std::uint16_t after;
};

/// What changes for a colleague whose row is another worker's.
template <class Around>
struct Letter {
    std::uint32_t row;
    Around change;
};
/// On a cache line of its own: otherwise workers that write letters at the same time would take the
/// line from each other at every letter.
template <class Around>
struct alignas(64) Letterbox {
    std::vector<Letter<Around>> letters;
};
/// Memory of telling, kept from week to week; what is in it is of one week.
template <class Around>
struct Post {
    struct alignas(64) Told {
        std::vector<News> news;
    };
    std::vector<Told> to_tell;               ///< [workers], of whom colleagues are told
    std::vector<Letterbox<Around>> letters;  ///< [workers from, workers to]
};

/// What is around everybody, kept up to date by those of whom something else is seen, a few in a
/// hundred a week, instead of being counted over all ties by all who ask. The same numbers.
///
/// Nothing is kept of hubs, the few who have more colleagues than a counter holds: whoever asks
/// about them counts over their ties. Narrow counters are taken where all hubs together have no
/// more ties than there are people, so that this costs less than wide counters of everybody.
class Surroundings {
public:
    /// Counts everybody's colleagues afresh.
    /// Reads    visible steps, ties
    void count(parallel::Workers const& workers, org::Ties const& ties,
               std::span<std::uint16_t const> visible_steps);
    /// Follows ties that were added since the last count.
    /// Takes    visible_steps: as counted so far
    void follow(parallel::Workers const& workers, org::Ties const& ties,
                std::span<std::uint16_t const> visible_steps);
    /// Whether what is around this person is kept: they are no hub.
    bool keeps(std::size_t row) const noexcept { return (hubs_[row / 64] >> (row % 64) & 1U) == 0; }
    /// Tells the colleagues.
    /// Takes    news: of each lane, in any order; what came before of somebody named twice is what
    ///          came after the time before; visible_steps: as they are after the news
    void tell(parallel::Workers const& workers, std::span<std::uint16_t const> visible_steps,
              std::span<std::span<News const> const> news);

    /// The same as see_colleagues() of this person, who is no hub.
    Glance see(Exposure const& p, std::size_t row) const noexcept {
        auto const complied = complied_.empty() ? Complied{} : complied_[row];
        if (!is_narrow_)
            return {wide_[row].low, wide_[row].high, 16, complied.word, p.complied_weight};
        constexpr auto bits = NarrowAround::bits_each;
        auto const word = narrow_[row].word;
        return {word, word >> 4 * bits, bits, complied.word, p.complied_weight};
    }
    /// Calls body(counters [headcount]); of hubs they mean nothing.
    template <class Body>
    void with_counters(Body&& body) const {
        if (is_narrow_)
            body(narrow_.data());
        else
            body(wide_.data());
    }
    /// Calls body(row, place among all hubs) for the hubs in these rows.
    template <class Body>
    void for_hubs(parallel::Rows rows, Body&& body) const {
        for (std::size_t w = rows.first / 64; 64 * w < rows.last; ++w) {
            std::size_t hub = hubs_before_[w];
            for (auto left = hubs_[w]; left != 0; left &= left - 1, ++hub)
                if (auto const row = 64 * w + static_cast<std::size_t>(std::countr_zero(left));
                    row >= rows.first && row < rows.last)
                    body(row, hub);
        }
    }
    /// How many colleagues of each are there, of hubs too.
    /// Writes   there, rows counted from rows.first
    void count_present(parallel::Rows rows, std::span<std::uint32_t> there) const noexcept;

private:
    void find_hubs(org::Ties const& ties);
    /// Adds those whom people of these rows know since `before`, of which only wider rows have
    /// changed; marks whoever is a hub now. Rows of whole words of marks go side by side.
    /// Returns  how many more ties hubs have
    std::size_t widen(org::Ties const& before, std::span<std::uint16_t const> visible_steps,
                      parallel::Rows rows);
    /// Adds one colleague of whom these steps are seen.
    void meet(std::size_t row, std::uint16_t steps) noexcept;
    /// How many colleagues of each hub are there: few come or go, and many ties would be read to
    /// ask every week.
    void count_hubs(parallel::Workers const& workers, std::span<std::uint16_t const> visible_steps);
    void mark_hub(std::size_t row) noexcept { hubs_[row / 64] |= std::uint64_t{1} << (row % 64); }
    void count_rows(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                    parallel::Rows rows);

    org::Ties ties_;                   ///< as counted
    std::vector<std::uint64_t> hubs_;  ///< a bit a person; what is kept of them means nothing
    std::vector<std::uint32_t> hubs_before_;  ///< [hubs_], how many the words before have
    std::vector<std::uint32_t> hub_present_;  ///< [hubs], colleagues who are there
    std::size_t hub_ties_ = 0;                ///< of those who are too many for narrow counters
    bool is_narrow_ = false;
    std::vector<NarrowAround> narrow_;  ///< [headcount], or none
    std::vector<WideAround> wide_;      ///< [headcount], or none
    std::vector<Complied> complied_;    ///< [headcount], or none while nobody ever complied
    Post<NarrowAround> narrow_post_;
    Post<WideAround> wide_post_;
    Post<Complied> complied_post_;
};

}  // namespace diorama::mechanisms
