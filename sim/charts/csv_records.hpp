#pragma once
#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::charts {

/// Widest field and longest record that a reading accepts: whatever is longer is not a chart, and
/// must cost neither its size in memory nor time.
inline constexpr std::size_t longest_field_bytes = 64U << 10U;
inline constexpr std::size_t longest_record_bytes = 1U << 20U;

/// A line and a column of the file that is being read, both from 1.
struct Spot {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Reads delimited text (RFC 4180; comma, semicolon or tab, told from the header) record by record
/// through one buffer of fixed size.
///
/// Takes    path: UTF-8 with or without a byte order mark; lines end in LF, CRLF or CR
/// Errors   added to `problems`: no such file, a directory, UTF-16, binary, wrong UTF-8, a quote
/// that
///          never ends, too long a field or record. After one that cannot be read past, next() says
///          no more.
class CsvRecords {
public:
    CsvRecords(std::string path, problems::Problems& problems);

    /// Moves to the next record that is not blank. False at the end or after a fatal problem.
    bool next();

    std::size_t size() const noexcept { return fields_.size(); }
    /// A field's text without its quotes and without blanks around it. Valid until next().
    std::string_view operator[](std::size_t field) const noexcept { return fields_[field].text; }
    /// Where a field begins: line from 1, column in characters from 1.
    Spot spot(std::size_t field) const;
    problems::Place place(std::size_t field) const {
        Spot const at = spot(field);
        return {path_, at.line, at.column};
    }
    /// Where the record begins.
    problems::Place place() const { return {path_, line_, 1}; }
    std::uint32_t line() const noexcept { return line_; }
    char delimiter() const noexcept { return delimiter_; }
    /// True once something made reading on pointless.
    bool broken() const noexcept { return broken_; }

private:
    struct Field {
        std::string_view text;
        std::size_t offset;  ///< of its first byte in the record
    };

    void open();
    void begin();
    bool fill();
    bool find_record(std::size_t& length, std::size_t& terminator);
    bool find_quoted_end(std::size_t& length, std::size_t& terminator);
    bool too_long();
    void choose_delimiter(std::string_view header);
    bool check_bytes();
    void look_over();
    void split();
    void split_plain();
    std::size_t split_quoted(std::size_t start);
    void take(std::size_t start, std::string_view text);
    bool stop(problems::Place place, std::string what, std::string instead);

    std::string path_;
    problems::Problems& problems_;
    std::ifstream file_;
    std::vector<char> buffer_;
    std::size_t first_ = 0;  ///< unread bytes are [first_, last_)
    std::size_t last_ = 0;
    bool plain_ = false;  ///< they hold no quote, no zero and ASCII only
    bool at_end_ = false;
    bool broken_ = false;
    bool started_ = false;
    char delimiter_ = ',';
    char newline_ = '\n';
    std::uint32_t line_ = 0;       ///< of the record at hand
    std::uint32_t next_line_ = 1;  ///< of the record after it
    std::string_view record_;      ///< raw bytes of the record at hand
    bool ascii_ = true;            ///< of the record at hand
    bool multiline_ = false;       ///< the record at hand has quotes, so maybe line ends
    std::vector<Field> fields_;
    std::string unescaped_;
};

/// `text` without blanks at its ends.
inline std::string_view trimmed(std::string_view text) noexcept {
    auto const blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}
/// Where wrong UTF-8 begins in `text`, or its size.
std::size_t first_wrong_utf8(std::string_view text) noexcept;
/// How many characters (code points) `text` has.
std::size_t characters(std::string_view text) noexcept;

}  // namespace diorama::charts
