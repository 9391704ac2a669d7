#pragma once
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "org/person.hpp"

namespace diorama::org {

struct Tie;

/// Calls the body with 0 to count - 1, each once, in any order, side by side or not. Whoever has
/// workers passes them on as one of these: this room knows of none.
using ForEach =
    std::function<void(std::size_t count, std::function<void(std::size_t)> const& body)>;

/// The body with 0, then with 1, and so on.
void one_by_one(std::size_t count, std::function<void(std::size_t)> const& body);

/// Rows of neighbours as they were first laid out, all in one.
struct FirstRows {
    std::span<std::uint32_t const> offsets;  ///< [headcount + 1]
    std::span<PersonId const> neighbours;    ///< [directed ties]

    std::span<PersonId const> of(PersonId i) const noexcept {
        return {neighbours.data() + offsets[row(i)], offsets[row(i) + 1] - offsets[row(i)]};
    }
};

/// Rows in place of the first ones, of those who have met somebody since. Nobody writes to them
/// once they are laid out: what comes later shares them. They are kept in segments of people, each
/// of which is made by itself where it has news, and shared where it has none; and of a segment
/// with news only the rows that grow are laid out anew, until too many are there in vain.
class WiderRows {
public:
    /// Nobody has one.
    explicit WiderRows(std::size_t headcount);

    /// These and the rows of those whom `more` concerns; nothing where all of `more` is known.
    /// Takes    first: of as many people; more: in any order, either direction, repeated or not
    /// Errors   asserts both ends < headcount
    /// Cost     the rows of those concerned, and 20 bytes for each of the others who have one; the
    ///          segments side by side
    std::shared_ptr<WiderRows const> with(FirstRows const& first, std::span<Tie const> more,
                                          ForEach const& for_each) const;

    /// A bit a person: whether they have one.
    std::uint64_t const* marks() const noexcept { return marks_.data(); }
    /// Takes    i: somebody who has one
    std::span<PersonId const> of(PersonId i) const noexcept;
    /// Neighbours in all of these rows.
    std::size_t entries() const noexcept { return entries_; }
    /// Those of them whom the first rows do not have.
    std::size_t met() const noexcept { return met_; }

    /// Calls body(who, row, met) for everybody from `first` on and before `last` who has one, with
    /// the row and those of it whom the first one does not have; ascending.
    template <class Body>
    void for_each(PersonId first, PersonId last, Body&& body) const {
        if (first >= last) return;
        auto const end = row(last);
        auto place = place_of(first);
        auto bits = marks_[row(first) / 64] >> (row(first) % 64) << (row(first) % 64);
        for (auto word = row(first) / 64;;) {
            if (bits != 0) {
                auto const& segment = *segments_[word / segment_words];
                for (; bits != 0; bits &= bits - 1, ++place) {
                    auto const i = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                    if (i >= end) return;
                    body(person(i), segment.row_at(place), segment.met_at(place));
                }
            }
            if (++word * 64 >= end) return;
            if (word % segment_words == 0) place = 0;
            bits = marks_[word];
        }
    }

private:
    static constexpr std::size_t segment_people = 1U << 14U;
    static constexpr std::size_t segment_words = segment_people / 64;

    /// Where a row lies, and where those of it whom the first one does not have begin.
    struct Place {
        PersonId const* first;
        std::uint32_t count;
        std::uint32_t met;
    };
    using Pool = std::vector<PersonId>;
    /// The rows of so many people, one after the other.
    struct Segment {
        std::vector<Place> places{{nullptr, 0, 0}};  ///< [those who have one, and an end]
        std::vector<PersonId> all_met;
        std::vector<std::uint16_t> before;  ///< [words of marks], how many the words before have
        std::vector<std::shared_ptr<Pool const>> pools;  ///< where rows lie
        std::size_t entries = 0;                         ///< of rows
        std::size_t held = 0;                            ///< of pools: rows that grew included

        std::size_t size() const noexcept { return places.size() - 1; }
        std::span<PersonId const> row_at(std::size_t place) const noexcept {
            return {places[place].first, places[place].count};
        }
        std::span<PersonId const> met_at(std::size_t place) const noexcept {
            return {all_met.data() + places[place].met, places[place + 1].met - places[place].met};
        }
    };
    class Growth;

    /// Which of those in the same segment who have one this person is, or the next one.
    std::size_t place_of(PersonId i) const noexcept;

    std::vector<std::uint64_t> marks_;
    std::vector<std::shared_ptr<Segment const>> segments_;
    std::size_t entries_ = 0, met_ = 0;
};

}  // namespace diorama::org
