#pragma once
#include <cstddef>
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

    /// `FILE:LINE:COLUMN: error: what; instead`, on one line that no terminal obeys: control
    /// characters and bytes that are not UTF-8 stand as \xNN (visible.hpp).
    std::string text() const;
};

/// Every problem of one reading, thrown once and caught only in `cli/` and by the viewer's *open*.
/// what() is their texts, one a line.
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
    bool empty() const noexcept { return count_ == 0; }
    /// All that were added, listed or not.
    std::size_t count() const noexcept { return count_; }
    std::vector<Problem> const& list() const noexcept { return list_; }

    /// Does nothing when there is none; else throws InputError with all of them: files in the order
    /// in which each was first named, within a file by line and column, at one place as added. When
    /// some were only counted, a last problem says how many.
    void throw_if_any() const;

private:
    std::size_t limit_;
    std::size_t count_ = 0;
    std::vector<Problem> list_;
};

/// The candidate that `word` was probably meant to be.
///
/// Takes    word, candidates: any text; upper and lower case of A to Z count as the same
/// Returns  a view into `candidates`, the first of the nearest; "" when none is near: when more
/// than
///          a third of the word (at least one letter) would change, or every letter would
/// Errors   none
/// Cost     product of the two lengths for each candidate of similar length; none above 200 bytes
/// Source   restricted Damerau-Levenshtein distance (Damerau 1964, CACM 7(3) 171-176)
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates);

/// What to write instead of an unknown name.
///
/// Returns  `did you mean 'x'?` when one is near, else `known are a, b, c` (sorted, each once, at
/// most
///          twelve and then ` and 5 more`), or `none is known here`
std::string suggestion(std::string_view word, std::vector<std::string_view> const& candidates);

}  // namespace diorama::problems
