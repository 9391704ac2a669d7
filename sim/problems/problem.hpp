#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace diorama::problems {

/// A spot in something a person wrote: a file, or `command line` for the arguments.
/// Lines and columns count from 1; 0 means "the file as a whole" and is printed as 1.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend bool operator==(Place const&, Place const&) = default;
};

/// One thing wrong with what a person wrote: where, what, and what would be right.
struct Problem {
    Place place;
    std::string what;
    std::string instead;

    /// `FILE:LINE:COLUMN: error: what; instead`, on one line (control characters are escaped).
    std::string text() const;
};

/// Every problem of one reading, thrown once and caught only in `cli/` and by the viewer's *open*.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Problem> problems);
    std::vector<Problem> const& problems() const noexcept { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// Collects problems during one reading. After `limit` it only counts, so that a
/// two-million-line file of nonsense cannot fill the memory with complaints.
class Problems {
public:
    explicit Problems(std::size_t limit = 200) : limit_(limit) {}

    void add(Place place, std::string what, std::string instead);
    bool empty() const noexcept { return list_.empty(); }
    std::size_t count() const noexcept { return count_; }
    std::vector<Problem> const& list() const noexcept { return list_; }

    /// Throws InputError with all of them, in file order per file; does nothing when there is none.
    void throw_if_any() const;

private:
    std::size_t limit_;
    std::size_t count_ = 0;
    std::vector<Problem> list_;
};

/// The candidate that `word` was probably meant to be, or "" when none is near.
/// Takes    word, candidates: any text; distance is Damerau-Levenshtein (restricted), cut at a third
/// Returns  a view into `candidates`
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates);

/// `did you mean 'x'?` when one is near, else `known are a, b, c` (at most twelve, sorted).
std::string suggestion(std::string_view word, std::vector<std::string_view> const& candidates);

}  // namespace diorama::problems
