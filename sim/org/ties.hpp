#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "org/person.hpp"

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

/// Who talks with whom, as contiguous rows: the neighbours of one person lie side by side,
/// ascending. Four bytes a directed tie. Models Boost.Graph's vertex list, adjacency and incidence
/// concepts (boost_graph.hpp), so that its algorithms and the weekly loop read the same bytes.
class Ties {
public:
    Ties() = default;
    /// Takes    headcount; ties in any order, either direction; repeated pairs count once, a == b
    /// never Errors   asserts both ends < headcount Cost     two counting passes and a sort of each
    /// row
    Ties(std::size_t headcount, std::span<Tie const> ties);

    std::size_t headcount() const noexcept { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    /// Directed: every tie counts at both ends.
    std::size_t directed_count() const noexcept { return neighbours_.size(); }
    std::span<PersonId const> of(PersonId i) const noexcept {
        return {neighbours_.data() + offsets_[row(i)], offsets_[row(i) + 1] - offsets_[row(i)]};
    }
    std::size_t degree(PersonId i) const noexcept {
        return offsets_[row(i) + 1] - offsets_[row(i)];
    }
    std::span<std::uint32_t const> offsets() const noexcept { return offsets_; }
    std::span<PersonId const> neighbours() const noexcept { return neighbours_; }

    /// These ties and `more`; those of them that exist already are not doubled.
    Ties with(std::span<Tie const> more) const;
    /// Every tie once (a < b), by a then b.
    std::vector<Tie> list() const;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(offsets_, neighbours_);
    }

private:
    std::vector<std::uint32_t> offsets_;  ///< [headcount + 1]
    std::vector<PersonId> neighbours_;    ///< [directed ties]
};

}  // namespace diorama::org
