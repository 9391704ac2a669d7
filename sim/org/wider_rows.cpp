#include "org/wider_rows.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <iterator>
#include <numeric>

#include "org/ties.hpp"

namespace diorama::org {
namespace {

/// One direction of a tie, to be sorted by the one who meets, then by the one who is met.
std::uint64_t meeting(PersonId who, PersonId peer) {
    return std::uint64_t{row(who)} << 32U | row(peer);
}
PersonId who_meets(std::uint64_t meeting) { return person(meeting >> 32U); }
PersonId who_is_met(std::uint64_t meeting) { return person(meeting & 0xffffffffU); }

/// Both directions of each tie, those of one segment side by side.
struct Meetings {
    Meetings(std::span<Tie const> ties, std::size_t segments, std::size_t people_a_segment)
        : offsets(segments + 1, 0) {
        for (Tie const& tie : ties) {
            if (tie.a == tie.b) continue;
            ++offsets[row(tie.a) / people_a_segment + 1];
            ++offsets[row(tie.b) / people_a_segment + 1];
        }
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        all.resize(offsets.back());
        std::vector<std::size_t> next(offsets.begin(), offsets.end() - 1);
        for (Tie const& tie : ties) {
            if (tie.a == tie.b) continue;
            all[next[row(tie.a) / people_a_segment]++] = meeting(tie.a, tie.b);
            all[next[row(tie.b) / people_a_segment]++] = meeting(tie.b, tie.a);
        }
    }
    std::span<std::uint64_t> of(std::size_t segment) {
        return std::span(all).subspan(offsets[segment], offsets[segment + 1] - offsets[segment]);
    }

    std::vector<std::size_t> offsets;  ///< [segments + 1]
    std::vector<std::uint64_t> all;
};

/// Rows that grew still lie in their pool: at most one in so many of those in use, and in so many
/// pools.
constexpr std::size_t in_vain = 4, most_pools = 64;

}  // namespace

void one_by_one(std::size_t count, std::function<void(std::size_t)> const& body) {
    for (std::size_t i = 0; i < count; ++i) body(i);
}

/// How one segment grows by what is new. Others grow beside it: only its own marks are written to.
class WiderRows::Growth {
public:
    Growth(FirstRows const& first, WiderRows const& earlier, std::size_t index)
        : first_(first), earlier_(earlier), old_(nobody()), index_(index) {
        if (earlier.segments_[index] != nullptr) old_ = earlier.segments_[index].get();
    }

    /// Keeps of the segment's `meetings` those that are news, in order.
    /// Returns  whether there are any
    bool find_news(std::span<std::uint64_t> meetings) {
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
        return !news_.empty();
    }

    /// The segment with its news.
    /// Takes    marks: of everybody, as before; those who join are marked
    std::shared_ptr<Segment const> grown(std::span<std::uint64_t> marks) {
        to_ = std::make_shared<Segment>();
        make_pool();
        to_->places.clear();
        to_->places.reserve(old_->size() + joining_ + 1);
        to_->all_met.reserve(old_->all_met.size() + news_.size());
        std::size_t place = 0;  // of old_: who stands before it is there already
        for (auto next = news_.begin(); next != news_.end();) {
            PersonId const who = who_meets(*next);
            auto const first = next;
            while (next != news_.end() && who_meets(*next) == who) ++next;
            // Nothing new for those before, as for most.
            auto const until = earlier_.place_of(who);
            append(place, until);
            place = has_one(who) ? until + 1 : until;
            auto const met = has_one(who) ? old_->met_at(until) : std::span<PersonId const>();
            add(row_of(who), met, {first, next});
            marks[row(who) / 64] |= std::uint64_t{1} << (row(who) % 64);
        }
        append(place, old_->size());
        end_place();
        count_marks(marks);
        return to_;
    }

private:
    static Segment const* nobody() {
        static Segment const empty;
        return &empty;
    }
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

    /// Room for rows that grow, or for all of them where too many lie in vain.
    void make_pool() {
        to_->entries = old_->entries - replaced_entries_ + grown_entries_;
        to_->held = old_->held + grown_entries_;
        lays_out_all_ =
            to_->held > to_->entries + to_->entries / in_vain || old_->pools.size() == most_pools;
        if (lays_out_all_) to_->held = to_->entries;
        auto pool = std::make_shared<Pool>(lays_out_all_ ? to_->entries : grown_entries_);
        if (!lays_out_all_) {
            to_->pools.reserve(old_->pools.size() + 1);
            to_->pools = old_->pools;
        }
        next_ = pool->data();
        to_->pools.push_back(std::move(pool));
    }

    /// Those from place `first` of the earlier ones on and before `last`, as they are.
    void append(std::size_t first, std::size_t last) {
        if (first == last) return;
        auto const met_first = old_->places[first].met, met_last = old_->places[last].met;
        auto const shift = static_cast<std::uint32_t>(to_->all_met.size()) - met_first;
        to_->all_met.insert(to_->all_met.end(), old_->all_met.begin() + met_first,
                            old_->all_met.begin() + met_last);
        for (auto k = first; k < last; ++k) {
            auto place = old_->places[k];
            place.met += shift;
            if (lays_out_all_) {
                auto const* const from = place.first;
                place.first = next_;
                next_ = std::copy_n(from, place.count, next_);
            }
            to_->places.push_back(place);
        }
    }

    /// Somebody who has met `peers` besides those in `known`, of whom they met `met` later.
    void add(std::span<PersonId const> known, std::span<PersonId const> met,
             std::span<std::uint64_t const> peers) {
        met_later_.clear();
        for (auto const one : peers) met_later_.push_back(who_is_met(one));
        end_place();
        to_->places.back().first = next_;
        to_->places.back().count = static_cast<std::uint32_t>(known.size() + peers.size());
        next_ = std::ranges::merge(known, met_later_, next_).out;
        std::ranges::merge(met, met_later_, std::back_inserter(to_->all_met));
    }

    void end_place() {
        to_->places.push_back({nullptr, 0, static_cast<std::uint32_t>(to_->all_met.size())});
    }

    void count_marks(std::span<std::uint64_t const> marks) {
        auto const first = index_ * segment_words;
        auto const mine = marks.subspan(first, std::min(segment_words, marks.size() - first));
        std::size_t count = 0;
        for (auto const word : mine) {
            to_->before.push_back(static_cast<std::uint16_t>(count));
            count += static_cast<std::size_t>(std::popcount(word));
        }
    }

    FirstRows const& first_;
    WiderRows const& earlier_;
    Segment const* old_;
    std::size_t index_;
    std::span<std::uint64_t const> news_;
    std::size_t grown_entries_ = 0, replaced_entries_ = 0, joining_ = 0;
    bool lays_out_all_ = false;
    std::shared_ptr<Segment> to_;
    PersonId* next_ = nullptr;  ///< where the next row goes in its pool
    std::vector<PersonId> met_later_;
};

WiderRows::WiderRows(std::size_t headcount)
    : marks_(headcount / 64 + 1, 0), segments_(headcount / segment_people + 1) {}

std::size_t WiderRows::place_of(PersonId i) const noexcept {
    auto const word = row(i) / 64;
    auto const* const segment = segments_[word / segment_words].get();
    if (segment == nullptr) return 0;
    auto const lower = (std::uint64_t{1} << (row(i) % 64)) - 1;
    return segment->before[word % segment_words] +
           static_cast<std::size_t>(std::popcount(marks_[word] & lower));
}

std::span<PersonId const> WiderRows::of(PersonId i) const noexcept {
    return segments_[row(i) / segment_people]->row_at(place_of(i));
}

std::shared_ptr<WiderRows const> WiderRows::with(FirstRows const& first, std::span<Tie const> more,
                                                 ForEach const& for_each) const {
    assert(std::ranges::all_of(more, [&](Tie const& tie) {
        return std::max(row(tie.a), row(tie.b)) + 1 < first.offsets.size();
    }));
    Meetings meetings(more, segments_.size(), segment_people);
    auto grown = std::make_shared<WiderRows>(*this);
    for_each(segments_.size(), [&](std::size_t index) {
        Growth growth(first, *this, index);
        if (growth.find_news(meetings.of(index)))
            grown->segments_[index] = growth.grown(grown->marks_);
    });
    if (grown->segments_ == segments_) return nullptr;
    grown->entries_ = grown->met_ = 0;
    for (auto const& segment : grown->segments_) {
        if (segment == nullptr) continue;
        grown->entries_ += segment->entries;
        grown->met_ += segment->all_met.size();
    }
    return grown;
}

}  // namespace diorama::org
