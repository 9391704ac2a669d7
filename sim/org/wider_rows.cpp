#include "org/wider_rows.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <optional>

#include "org/ties.hpp"

namespace diorama::org {
namespace {

/// One direction of a tie, to be sorted by the one who meets, then by the one who is met.
std::uint64_t meeting(PersonId who, PersonId peer) {
    return std::uint64_t{row(who)} << 32U | row(peer);
}
PersonId who_meets(std::uint64_t meeting) { return person(meeting >> 32U); }
PersonId who_is_met(std::uint64_t meeting) { return person(meeting & 0xffffffffU); }

/// People whose rows one call of a body lays out: whole words of marks.
constexpr std::size_t piece_people = 1U << 14U, piece_words = piece_people / 64;

/// Both directions of each tie, those of one piece of people side by side.
struct Meetings {
    Meetings(std::span<Tie const> ties, std::size_t pieces) : offsets(pieces + 1, 0) {
        for (Tie const& tie : ties) {
            if (tie.a == tie.b) continue;
            ++offsets[row(tie.a) / piece_people + 1];
            ++offsets[row(tie.b) / piece_people + 1];
        }
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        all.resize(offsets.back());
        std::vector<std::size_t> next(offsets.begin(), offsets.end() - 1);
        for (Tie const& tie : ties) {
            if (tie.a == tie.b) continue;
            all[next[row(tie.a) / piece_people]++] = meeting(tie.a, tie.b);
            all[next[row(tie.b) / piece_people]++] = meeting(tie.b, tie.a);
        }
    }
    std::span<std::uint64_t> of(std::size_t piece) {
        return std::span(all).subspan(offsets[piece], offsets[piece + 1] - offsets[piece]);
    }

    std::vector<std::size_t> offsets;  ///< [pieces + 1]
    std::vector<std::uint64_t> all;
};

/// Rows that grew still lie in their pool: at most one entry in so many of those in use, and in so
/// many pools.
constexpr std::size_t in_vain = 8, most_pools = 64;

}  // namespace

void one_by_one(std::size_t count, std::function<void(std::size_t)> const& body) {
    for (std::size_t i = 0; i < count; ++i) body(i);
}

/// How the rows of one piece of people grow. Others grow beside it: it writes to places of its own.
class WiderRows::Growth {
public:
    /// Where the piece's places, people met and rows go.
    struct Begins {
        std::size_t place = 0, met = 0, row = 0;
    };

    /// Keeps of the piece's `meetings` those that are news, in order.
    Growth(FirstRows const& first, WiderRows const& earlier, std::size_t index,
           std::span<std::uint64_t> meetings)
        : first_(first), earlier_(earlier) {
        word_ = index * piece_words;
        last_word_ = std::min(word_ + piece_words, earlier.marks_.size());
        place_ = earlier.before_[word_];
        last_place_ = earlier.before_[last_word_];
        std::sort(meetings.begin(), meetings.end());
        auto kept = meetings.begin();
        for (auto next = meetings.begin(); next != meetings.end();) {
            fetch_ahead({next, meetings.end()});
            PersonId const who = who_meets(*next);
            auto const known = row_of(who);
            auto const mine = kept;
            for (; next != meetings.end() && who_meets(*next) == who; ++next) {
                bool const again = kept != mine && *(kept - 1) == *next;
                if (!again && !std::ranges::binary_search(known, who_is_met(*next)))
                    *kept++ = *next;
            }
            if (kept == mine) continue;
            grown_entries_ += known.size() + static_cast<std::size_t>(kept - mine);
            if (has_one(who))
                replaced_entries_ += known.size();
            else
                ++joining_;
        }
        news_ = {meetings.begin(), kept};
    }

    std::size_t grown_entries() const { return grown_entries_; }
    std::size_t replaced_entries() const { return replaced_entries_; }
    /// Where the next piece's go if this one's go there.
    Begins after(Begins begins) const {
        auto const met = earlier_.places_[last_place_].met - earlier_.places_[place_].met;
        return {begins.place + last_place_ - place_ + joining_, begins.met + met + news_.size(),
                begins.row + grown_entries_};
    }

    /// Fills the piece of `to`, whose marks are the earlier ones.
    void lay_out(Begins begins, PersonId* pool, WiderRows& to) {
        next_place_ = to.places_.get() + begins.place;
        met_ = to.met_.get();
        next_met_ = met_ + begins.met;
        next_row_ = pool + begins.row;
        auto place = place_;  // who stands before it is there already
        for (auto next = news_.begin(); next != news_.end();) {
            PersonId const who = who_meets(*next);
            auto const mine = next;
            while (next != news_.end() && who_meets(*next) == who) ++next;
            // Nothing new for those before, as for most.
            auto const until = earlier_.place_of(who);
            append(place, until);
            place = has_one(who) ? until + 1 : until;
            auto const met = has_one(who) ? earlier_.met_at(until) : std::span<PersonId const>();
            add(row_of(who), met, {mine, next});
            to.marks_[row(who) / 64] |= std::uint64_t{1} << (row(who) % 64);
        }
        append(place, last_place_);
        auto count = begins.place;
        for (auto word = word_; word < last_word_; ++word) {
            to.before_[word] = static_cast<std::uint32_t>(count);
            count += static_cast<std::size_t>(std::popcount(to.marks_[word]));
        }
    }

private:
    bool has_one(PersonId i) const {
        return (earlier_.marks_[row(i) / 64] >> (row(i) % 64) & 1U) != 0;
    }
    std::span<PersonId const> row_of(PersonId i) const {
        return has_one(i) ? earlier_.of(i) : first_.of(i);
    }
    /// News are few among many: hardly one row lies where the one before did.
    void fetch_ahead(std::span<std::uint64_t const> meetings) const {
        constexpr std::size_t offset_ahead = 32, row_ahead = 16;
        if (meetings.size() <= offset_ahead) return;
        __builtin_prefetch(&first_.offsets[row(who_meets(meetings[offset_ahead]))]);
        __builtin_prefetch(first_.of(who_meets(meetings[row_ahead])).data());
    }

    std::uint32_t met_so_far() const { return static_cast<std::uint32_t>(next_met_ - met_); }

    /// Those from place `first` of the earlier ones on and before `last`, as they are.
    void append(std::size_t first, std::size_t last) {
        if (first == last) return;
        auto const met = earlier_.places_[first].met;
        auto const shift = met_so_far() - met;
        next_met_ = std::copy(earlier_.met_.get() + met,
                              earlier_.met_.get() + earlier_.places_[last].met, next_met_);
        for (auto k = first; k < last; ++k) {
            auto place = earlier_.places_[k];
            place.met += shift;
            *next_place_++ = place;
        }
    }

    /// Somebody who has met `peers` besides those in `known`, of whom they met `met` later.
    void add(std::span<PersonId const> known, std::span<PersonId const> met,
             std::span<std::uint64_t const> peers) {
        new_peers_.clear();
        for (auto const one : peers) new_peers_.push_back(who_is_met(one));
        *next_place_++ = {next_row_, static_cast<std::uint32_t>(known.size() + peers.size()),
                          met_so_far()};
        next_row_ = std::ranges::merge(known, new_peers_, next_row_).out;
        next_met_ = std::ranges::merge(met, new_peers_, next_met_).out;
    }

    FirstRows const& first_;
    WiderRows const& earlier_;
    std::size_t word_, last_word_, place_, last_place_;  // of marks and of earlier_
    std::span<std::uint64_t const> news_;
    std::size_t grown_entries_ = 0, replaced_entries_ = 0, joining_ = 0;
    Place* next_place_ = nullptr;
    PersonId* met_ = nullptr;
    PersonId* next_met_ = nullptr;
    PersonId* next_row_ = nullptr;
    std::vector<PersonId> new_peers_;
};

WiderRows::WiderRows(std::size_t headcount)
    : marks_(headcount / 64 + 1, 0),
      before_(marks_.size() + 1, 0),
      places_(std::make_unique<Place[]>(1)),
      met_(std::make_unique<PersonId[]>(0)) {}

std::size_t WiderRows::place_of(PersonId i) const noexcept {
    auto const word = row(i) / 64;
    auto const lower = (std::uint64_t{1} << (row(i) % 64)) - 1;
    return before_[word] + static_cast<std::size_t>(std::popcount(marks_[word] & lower));
}

std::shared_ptr<WiderRows const> WiderRows::with(FirstRows const& first, std::span<Tie const> more,
                                                 ForEach const& for_each) const {
    assert(std::ranges::all_of(more, [&](Tie const& tie) {
        return std::max(row(tie.a), row(tie.b)) + 1 < first.offsets.size();
    }));
    auto const pieces = (marks_.size() + piece_words - 1) / piece_words;
    Meetings meetings(more, pieces);
    std::vector<std::optional<Growth>> growths(pieces);
    for_each(pieces, [&](std::size_t index) {
        growths[index].emplace(first, *this, index, meetings.of(index));
    });
    std::vector<Growth::Begins> begins(pieces + 1);
    auto grown = std::make_shared<WiderRows>(0);
    grown->entries_ = entries_;
    for (std::size_t index = 0; index < pieces; ++index) {
        begins[index + 1] = growths[index]->after(begins[index]);
        grown->entries_ += growths[index]->grown_entries();
        grown->entries_ -= growths[index]->replaced_entries();
    }
    auto const [people, met, entries] = begins.back();
    if (entries == 0) return nullptr;

    grown->marks_ = marks_;
    grown->before_.resize(before_.size());
    grown->before_.back() = static_cast<std::uint32_t>(people);
    grown->places_ = std::make_unique_for_overwrite<Place[]>(people + 1);
    grown->places_[people] = {nullptr, 0, static_cast<std::uint32_t>(met)};
    grown->met_ = std::make_unique_for_overwrite<PersonId[]>(met);
    grown->met_count_ = met;
    std::shared_ptr<PersonId[]> const pool(new PersonId[entries]);
    for_each(pieces, [&](std::size_t index) {
        growths[index]->lay_out(begins[index], pool.get(), *grown);
    });
    grown->pools_ = pools_;
    grown->pools_.push_back(pool);
    grown->held_ = held_ + entries;
    if (grown->held_ > grown->entries_ + grown->entries_ / in_vain ||
        grown->pools_.size() > most_pools)
        grown->lay_out_all(for_each);
    return grown;
}

void WiderRows::lay_out_all(ForEach const& for_each) {
    constexpr std::size_t piece_places = 4096;
    std::size_t const people = before_.back(), pieces = people / piece_places + 1;
    std::vector<std::size_t> begins(pieces, 0);
    std::size_t entries = 0;
    for (std::size_t k = 0; k < people; ++k) {
        if (k % piece_places == 0) begins[k / piece_places] = entries;
        entries += places_[k].count;
    }
    std::shared_ptr<PersonId[]> const pool(new PersonId[entries_]);
    for_each(pieces, [&](std::size_t index) {
        auto* next = pool.get() + begins[index];
        auto const last = std::min((index + 1) * piece_places, people);
        for (auto k = index * piece_places; k < last; ++k) {
            auto* const begin = next;
            next = std::copy_n(places_[k].first, places_[k].count, next);
            places_[k].first = begin;
        }
    });
    pools_.assign(1, pool);
    held_ = entries_;
}

}  // namespace diorama::org
