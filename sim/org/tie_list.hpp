#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "org/ties.hpp"

namespace diorama::org {

/// Ties as they come from a file or a generator: any order, any direction, pairs repeated. Eight
/// bytes each where all weights are 1 and all origins alike, in blocks, so that growing copies
/// none.
class LooseTies {
public:
    /// A tie to oneself is left out.
    void add(Tie const& tie);
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }

private:
    friend class TieList;
    struct Pair {
        PersonId a;  ///< a < b
        PersonId b;
    };
    struct Block {
        std::vector<Pair> pairs;
        std::vector<float> weights;      ///< empty = all 1
        std::vector<TieOrigin> origins;  ///< empty = all usual
    };

    TieOrigin usual_ = TieOrigin::given;  ///< of the first one
    std::size_t size_ = 0;
    std::vector<Block> blocks_;
};

/// Every pair once, under the one who comes first, ascending: four bytes a tie, and more only where
/// weights or origins differ. What lies between a file and the rows of Ties.
class TieList {
public:
    TieList() = default;
    /// Weights of a repeated pair add up in the order in which they came; a pair that is given
    /// anywhere counts as given.
    /// Takes    loose: frees its blocks on the way
    /// Errors   asserts both ends < headcount and at most 2^31 - 1 ties
    /// Cost     two counting passes and a sort of each person's row
    TieList(std::size_t headcount, LooseTies loose);
    /// Takes    keys: a in the upper half, b > a in the lower, ascending, each once
    TieList(std::size_t headcount, std::span<std::uint64_t const> keys, TieOrigin origin);

    std::size_t headcount() const noexcept { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    std::size_t size() const noexcept { return others_.size(); }
    bool empty() const noexcept { return others_.empty(); }
    /// Those tied to `i` who come after `i`, ascending.
    std::span<PersonId const> after(PersonId i) const noexcept {
        return std::span(others_).subspan(offsets_[row(i)],
                                          offsets_[row(i) + 1] - offsets_[row(i)]);
    }
    /// The n-th tie, by a then b.
    /// Cost     a search among everybody; list() is for those who want all
    Tie operator[](std::size_t n) const;
    std::vector<Tie> list() const;
    /// Every tie as its key.
    std::vector<std::uint64_t> keys() const;
    /// Where a repeated pair shall count no more than any other.
    void forget_weights() { weights_ = {}; }
    /// True when there are ties and no file vouches for any of them.
    bool all_generated() const noexcept;

private:
    /// One end of a tie, as rows with weights are sorted.
    struct End {
        PersonId other;
        float weight;
        TieOrigin origin;
    };
    void lay_out(LooseTies& loose);
    void merge_rows();
    std::size_t merge_bare_row(std::size_t first, std::size_t last, std::size_t kept);
    std::size_t merge_row(std::size_t first, std::size_t last, std::size_t kept,
                          std::vector<End>& ends);
    Tie tie(std::size_t i, std::size_t n) const;

    std::vector<std::uint32_t> offsets_;  ///< [headcount + 1]
    std::vector<PersonId> others_;        ///< [ties]
    std::vector<float> weights_;          ///< [ties]; empty = all 1
    std::vector<TieOrigin> origins_;      ///< [ties]; empty = all usual
    TieOrigin usual_ = TieOrigin::given;
};

}  // namespace diorama::org
