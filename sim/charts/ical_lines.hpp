#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "problems/problem.hpp"

namespace diorama::charts {

/// Largest calendar that is read: whatever is longer must cost neither its size nor time.
inline constexpr std::uintmax_t largest_calendar_bytes = 64U << 20U;

/// Reads an iCalendar file (RFC 5545) line by line, folded lines joined.
///
/// Errors   added to `problems`: no such file, no ordinary file, too large, binary; a line without
///          a value. After one that cannot be read past, next() says no more.
class IcalLines {
public:
    IcalLines(std::string path, problems::Problems& problems);

    /// Moves to the next line that is not blank and has a value. False at the end.
    bool next();

    /// The line without its folds.
    std::string const& text() const noexcept { return text_; }
    /// What stands before the first `;` or `:`, in capitals.
    std::string const& name() const noexcept { return name_; }
    /// What stands after the first `:` outside quotes.
    std::string_view value() const noexcept { return std::string_view(text_).substr(value_begin_); }
    /// Where the line begins.
    problems::Place place() const { return {path_, line_, 1}; }
    /// Where the value begins; where it is folded away, the line.
    problems::Place value_place() const;
    std::string const& path() const noexcept { return path_; }
    bool broken() const noexcept { return broken_; }

private:
    void open();
    bool stop(std::string what, std::string instead);
    std::string_view next_physical();
    bool find_parts();

    std::string path_;
    problems::Problems& problems_;
    std::string bytes_;
    std::size_t at_ = 0;
    std::string text_, name_;
    std::size_t value_begin_ = 0;
    std::size_t first_length_ = 0;  ///< of the line's part before its first fold
    std::uint32_t line_ = 0, next_line_ = 1;
    bool broken_ = false;
};

/// ASCII letters as capitals.
std::string capitals(std::string_view text);

}  // namespace diorama::charts
