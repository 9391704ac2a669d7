#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::cli {

/// The words of a command line, and where each stands when it is written out with single blanks,
/// the program's name as `diorama`: what a problem's column counts.
class Arguments {
public:
    /// Takes    words: without the program's name
    explicit Arguments(std::vector<std::string> words) : words_(std::move(words)) {}

    std::vector<std::string> const& words() const noexcept { return words_; }
    std::size_t size() const noexcept { return words_.size(); }
    std::string const& operator[](std::size_t i) const { return words_[i]; }

    /// Where a word stands; one past the last is the end of the line.
    problems::Place place(std::size_t word) const;
    /// Where the n-th (from 0) use of `--option` stands, as `--option` or `--option=VALUE`.
    problems::Place option_place(std::string_view option, std::size_t nth = 0) const;
    /// Where the value of the n-th use of `--option` stands.
    problems::Place value_place(std::string_view option, std::size_t nth = 0) const;
    /// Where the last word equal to `text` stands, or the line as a whole.
    problems::Place word_place(std::string_view text) const;
    /// Whether these words ask for JSON, however wrong the rest of them is.
    bool ask_for_json() const;

private:
    std::size_t find_option(std::string_view option, std::size_t nth) const;
    problems::Place place(std::size_t word, std::size_t offset) const;

    std::vector<std::string> words_;
};

}  // namespace diorama::cli
