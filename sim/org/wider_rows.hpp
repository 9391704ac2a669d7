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
/// once they are laid out: what comes later shares them. Where they lie is told anew, but only
/// rows that grow are laid out anew, until too many are there in vain.
class WiderRows {
public:
    /// Nobody has one.
    explicit WiderRows(std::size_t headcount);

    /// These and the rows of those whom `more` concerns; nothing where all of `more` is known.
    /// Takes    first: of as many people; more: in any order, either direction, repeated or not
    /// Errors   asserts both ends < headcount
    /// Cost     the rows of those concerned, and 20 bytes for each of the others who have one; in
    ///          pieces, side by side
    std::shared_ptr<WiderRows const> with(FirstRows const& first, std::span<Tie const> more,
                                          ForEach const& for_each) const;

    /// A bit a person: whether they have one.
    std::uint64_t const* marks() const noexcept { return marks_.data(); }
    /// Takes    i: somebody who has one
    std::span<PersonId const> of(PersonId i) const noexcept { return row_at(place_of(i)); }
    /// Neighbours in all of these rows.
    std::size_t entries() const noexcept { return entries_; }
    /// Those of them whom the first rows do not have.
    std::size_t met() const noexcept { return met_count_; }

    /// Calls body(who, met) for everybody from `first` on and before `last` who has one, with those
    /// of it whom the first one does not have; ascending.
    template <class Body>
    void for_people(PersonId first, PersonId last, Body&& body) const {
        if (first >= last) return;
        auto const end = row(last);
        auto place = place_of(first);
        auto bits = marks_[row(first) / 64] >> (row(first) % 64) << (row(first) % 64);
        for (auto word = row(first) / 64;; bits = marks_[word]) {
            for (; bits != 0; bits &= bits - 1, ++place) {
                auto const i = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                if (i >= end) return;
                body(person(i), met_at(place));
            }
            if (++word * 64 >= end) return;
        }
    }

private:
    /// Where a row lies, and where those of it whom the first one does not have begin.
    struct Place {
        PersonId const* first;
        std::uint32_t count;
        std::uint32_t met;
    };
    class Growth;

    /// Which of those who have one this person is, or the next one.
    std::size_t place_of(PersonId i) const noexcept;
    std::span<PersonId const> row_at(std::size_t place) const noexcept {
        return {places_[place].first, places_[place].count};
    }
    std::span<PersonId const> met_at(std::size_t place) const noexcept {
        return {met_.get() + places_[place].met, places_[place + 1].met - places_[place].met};
    }
    /// All rows into one pool, without those that lie there in vain.
    void lay_out_all(ForEach const& for_each);

    std::vector<std::uint64_t> marks_;
    std::vector<std::uint32_t> before_;  ///< [marks and one], how many marks the words before have
    // Not as vectors: whoever fills a piece of them is the first to write there.
    std::unique_ptr<Place[]> places_;                       ///< [those who have one, and an end]
    std::unique_ptr<PersonId[]> met_;                       ///< [met_count_]
    std::vector<std::shared_ptr<PersonId const[]>> pools_;  ///< where rows lie
    std::size_t entries_ = 0, met_count_ = 0;
    std::size_t held_ = 0;  ///< of pools: rows that grew since included
};

}  // namespace diorama::org
