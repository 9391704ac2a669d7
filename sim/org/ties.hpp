#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "org/person.hpp"
#include "org/wider_rows.hpp"

namespace diorama::org {

/// Where a tie comes from. Every generated tie says so.
enum class TieOrigin : std::uint8_t { given, generated };

/// Two people who talk with each other; undirected, each pair once, no tie to oneself.
struct Tie {
    PersonId a;
    PersonId b;
    float weight =
        1.0F;  ///< as in the file (messages, hours); the model reads whether, not how much
    TieOrigin origin = TieOrigin::given;
};

class TieList;

/// Who talks with whom, as contiguous rows: the neighbours of one person lie side by side,
/// ascending. Four bytes a directed tie. Models Boost.Graph's vertex list, adjacency and incidence
/// concepts (boost_graph.hpp), so that its algorithms and the weekly loop read the same bytes.
/// Copies share their rows, which nobody writes to once they are laid out: a run or a fork costs
/// no second copy of millions of ties. A few ties more (with) leave the rows as they are: those
/// whom they concern get a wider row of their own in place of the first one.
class Ties {
public:
    Ties() = default;
    /// Takes    headcount; ties in any order, either direction; repeated pairs count once, a == b
    ///          never
    /// Errors   asserts both ends < headcount
    /// Cost     two counting passes and a sort of each row
    Ties(std::size_t headcount, std::span<Tie const> ties);
    /// Cost     two passes: the list is in order already
    explicit Ties(TieList const& ties);

    // Without a move of its own, so that whoever was moved from still has its rows.
    Ties(Ties const&) = default;
    Ties& operator=(Ties const&) = default;
    ~Ties() = default;

    std::size_t headcount() const noexcept { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    /// Directed: every tie counts at both ends.
    std::size_t directed_count() const noexcept {
        return neighbours_.size() + (wider_ == nullptr ? 0 : wider_->met());
    }
    std::span<PersonId const> of(PersonId i) const noexcept {
        if (marks_ != nullptr && (marks_[row(i) / 64] >> (row(i) % 64) & 1U) != 0)
            return wider_->of(i);
        return FirstRows{offsets_, neighbours_}.of(i);
    }
    std::size_t degree(PersonId i) const noexcept { return of(i).size(); }
    /// The rows as they were laid out, without what wider rows hold.
    std::span<std::uint32_t const> offsets() const noexcept { return offsets_; }
    std::span<PersonId const> neighbours() const noexcept { return neighbours_; }
    /// Calls body(who, neighbours) for everybody from `first` on and before `last` who has met
    /// somebody since the rows were laid out, with those neighbours alone; ascending.
    template <class Body>
    void for_added(PersonId first, PersonId last, Body&& body) const {
        if (wider_ != nullptr) wider_->for_people(first, last, body);
    }
    /// Whether both are the same ties, told by where they lie: false for equal ones laid out twice.
    bool shares_rows_with(Ties const& other) const noexcept {
        return rows_ == other.rows_ && wider_ == other.wider_;
    }

    /// These ties and `more`; those of them that exist already are not doubled.
    /// Takes    more: of the same headcount
    /// Cost     one pass over both; none where one of them is empty
    Ties with(Ties const& more) const;
    /// Takes    for_each: who makes the pieces; any number of them gives the same rows
    /// Cost     as WiderRows::with; a pass over all where wider rows have grown to half of the ties
    Ties with(std::span<Tie const> more, ForEach const& for_each = one_by_one) const;
    /// Every tie once (a < b), by a then b.
    std::vector<Tie> list() const;

    /// Loading fills rows of its own: those at hand may be shared.
    template <class Archive>
    void serialize(Archive& archive) {
        auto rows = Archive::loads || rows_ == nullptr ? std::make_shared<Rows>()
                    : wider_ == nullptr                ? rows_
                                                       : joined();
        archive(rows->offsets, rows->neighbours);
        if constexpr (Archive::loads) hold(std::move(rows));
    }

private:
    struct Rows {
        std::vector<std::uint32_t> offsets;  ///< [headcount + 1]
        std::vector<PersonId> neighbours;    ///< [directed ties]
    };
    void hold(std::shared_ptr<Rows> rows) {
        offsets_ = rows->offsets;
        neighbours_ = rows->neighbours;
        rows_ = std::move(rows);
        wider_.reset();
        marks_ = nullptr;
    }
    /// All of it laid out as one.
    std::shared_ptr<Rows> joined() const;

    // A walk over a state takes references that it may write to, so Rows cannot be const here.
    std::shared_ptr<Rows> rows_;
    std::span<std::uint32_t const> offsets_;  ///< of rows_, one step nearer to the loop
    std::span<PersonId const> neighbours_;
    std::shared_ptr<WiderRows const> wider_;
    std::uint64_t const* marks_ = nullptr;  ///< of wider_
};

}  // namespace diorama::org
