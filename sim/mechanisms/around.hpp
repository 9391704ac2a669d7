#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/exposure.hpp"
#include "mechanisms/glance.hpp"
#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

// What the present colleagues of one person add up to: four counters side by side in one word, so
// that what one colleague's change does to them is an addition. A borrow from the next counter
// comes back in the same addition, because no counter ends below 0. Two words a person, in a table
// each: what most who change change is in one of them, and a table of small words is read and
// written faster. Eight bits a counter in words of 32, up to 85 ties; sixteen in words of 64, up to
// 21,845.

template <class Word>
inline constexpr unsigned counter_bits = 2 * sizeof(Word);
template <class Word>
inline constexpr std::size_t counter_most = (std::size_t{1} << counter_bits<Word>)-1;

template <class Word>
constexpr Word three_counters(unsigned bits) noexcept {
    constexpr auto further = counter_bits<Word>;
    return Word{bits & 1U} | Word{bits >> 1 & 1U} << further | Word{bits >> 2 & 1U} << 2 * further;
}
/// From the lowest: aware of each practice, there.
template <class Word>
constexpr Word known_of(std::uint16_t steps) noexcept {
    return three_counters<Word>(steps & 7U) | Word{steps >> 12 & 1U} << 3 * counter_bits<Word>;
}
/// From the lowest: using each practice, trained (over the practices).
template <class Word>
constexpr Word used_of(std::uint16_t steps) noexcept {
    unsigned const trained = (steps >> 3 & 1U) + (steps >> 4 & 1U) + (steps >> 5 & 1U);
    return three_counters<Word>(steps >> 6 & 7U) | Word{trained} << 3 * counter_bits<Word>;
}

/// Both tables [headcount], to be read.
template <class Word>
struct Counters {
    Word const* known;
    Word const* used;

    static constexpr unsigned counter(Word word, std::size_t k) noexcept {
        return static_cast<unsigned>(word >> (counter_bits<Word> * k)) &
               static_cast<unsigned>(counter_most<Word>);
    }
    unsigned aware(std::size_t row, std::size_t practice) const noexcept {
        return counter(known[row], practice);
    }
    unsigned present(std::size_t row) const noexcept { return counter(known[row], 3); }
    unsigned in_use(std::size_t row, std::size_t practice) const noexcept {
        return counter(used[row], practice);
    }
};

/// Those around who comply with each practice, 16 bits each.
constexpr std::uint64_t complied_of(std::uint16_t steps) noexcept {
    return three_counters<std::uint64_t>(steps >> 9 & 7U);
}

/// What changes in a table: for a colleague whose row is another worker's, or for all colleagues.
template <class Word>
struct Letter {
    std::uint32_t row;
    Word change;
};
/// On a cache line of its own: otherwise workers that write letters at the same time would take the
/// line from each other at every letter.
template <class Word>
struct alignas(64) Letterbox {
    std::vector<Letter<Word>> letters;
};
template <class Word>
using Letters = std::vector<Letterbox<Word>>;

/// One table and the mail about it.
template <class Word>
struct Around {
    std::vector<Word> words;  ///< [headcount], or none
    Letters<Word> news;       ///< [workers], of its own rows; as the next one, kept for its memory
    Letters<Word> letters;    ///< [workers from, workers to]
};

/// Somebody of whom colleagues now see other steps.
struct News {
    std::uint32_t row;
    std::uint16_t before;
    std::uint16_t after;
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
        auto const complied = complied_.words.empty() ? 0 : complied_.words[row];
        if (!is_narrow_)
            return {wide_known_.words[row], wide_used_.words[row], 16, complied, p.complied_weight};
        return {narrow_known_.words[row], narrow_used_.words[row], 8, complied, p.complied_weight};
    }
    /// Calls body(Counters, those who comply [headcount] or null); of hubs they mean nothing.
    template <class Body>
    void with_counters(Body&& body) const {
        auto const* const complied = complied_.words.empty() ? nullptr : complied_.words.data();
        if (is_narrow_)
            body(Counters<std::uint32_t>{narrow_known_.words.data(), narrow_used_.words.data()},
                 complied);
        else
            body(Counters<std::uint64_t>{wide_known_.words.data(), wide_used_.words.data()},
                 complied);
    }
    /// How many colleagues of each are there, of hubs too.
    /// Writes   there, rows counted from rows.first
    void count_present(parallel::Rows rows, std::span<std::uint32_t> there) const noexcept;

private:
    void find_hubs(org::Ties const& ties);
    /// Whom people know since `before`, of which only wider rows have changed.
    /// Returns  rows of those who know more than before, who are marked where they are hubs now
    std::vector<std::uint32_t> find_widened(org::Ties const& before);
    /// How many colleagues of each hub are there: few come or go, and many ties would be read to
    /// ask every week.
    void count_hubs(parallel::Workers const& workers, std::span<std::uint16_t const> visible_steps);
    void mark_hub(std::size_t row) noexcept { hubs_[row / 64] |= std::uint64_t{1} << (row % 64); }
    void count_one(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                   std::size_t row) noexcept;

    org::Ties ties_;                   ///< as counted
    std::vector<std::uint64_t> hubs_;  ///< a bit a person; what is kept of them means nothing
    std::vector<std::uint32_t> hubs_before_;  ///< [hubs_], how many the words before have
    std::vector<std::uint32_t> hub_present_;  ///< [hubs], colleagues who are there
    std::size_t hub_ties_ = 0;                ///< of those who are too many for narrow counters
    bool is_narrow_ = false;
    Around<std::uint32_t> narrow_known_, narrow_used_;  ///< of everybody, or empty
    Around<std::uint64_t> wide_known_, wide_used_;      ///< of everybody, or empty
    Around<std::uint64_t> complied_;                    ///< empty while nobody ever complied
};

}  // namespace diorama::mechanisms
