#include "charts/csv_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <filesystem>

namespace diorama::charts {
namespace {

constexpr std::size_t buffer_bytes = 4 * longest_record_bytes;
constexpr std::size_t look_bytes = 16U << 10U;  // stay in the nearest cache while looked at

bool is_ascii(std::string_view text) noexcept {
    std::uint64_t high = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        high |= word;
    }
    for (; i < text.size(); ++i) high |= static_cast<unsigned char>(text[i]);
    return (high & 0x8080808080808080ULL) == 0;
}

}  // namespace

CsvRecords::CsvRecords(std::string path, problems::Problems& problems)
    : path_(std::move(path)), problems_(problems) {
    open();
}

bool CsvRecords::stop(problems::Place place, std::string what, std::string instead) {
    problems_.add(std::move(place), std::move(what), std::move(instead));
    broken_ = true;
    return false;
}

void CsvRecords::open() {
    std::error_code error;
    auto const status = std::filesystem::status(path_, error);
    if (!std::filesystem::exists(status)) {
        stop({path_, 1, 1}, "there is no such file", "give the path of a CSV or GraphML file");
        return;
    }
    if (std::filesystem::is_directory(status)) {
        stop({path_, 1, 1}, "this is a folder", "give the path of a file in it");
        return;
    }
    file_.open(path_, std::ios::binary);
    if (!file_) {
        stop({path_, 1, 1}, "the file cannot be opened for reading", "check its permissions");
        return;
    }
    buffer_.resize(buffer_bytes);
}

/// Reads more behind the unread bytes. False when there is nothing more or no room for it.
bool CsvRecords::fill() {
    if (at_end_) return false;
    if (first_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + first_, last_ - first_);
        last_ -= first_;
        first_ = 0;
    }
    if (last_ == buffer_.size()) return false;
    file_.read(buffer_.data() + last_, static_cast<std::streamsize>(buffer_.size() - last_));
    std::size_t const got = static_cast<std::size_t>(file_.gcount());
    if (file_.bad()) stop({path_, next_line_, 1}, "the file cannot be read on", "copy it anew");
    if (got == 0) at_end_ = true;
    last_ += got;
    look_over();
    return got > 0;
}

/// Most blocks hold nothing that needs care; one look at all of a block's bytes tells, and saves
/// several looks at those of each of its records.
void CsvRecords::look_over() {
    plain_ = true;
    for (std::size_t at = first_; plain_ && at < last_; at += look_bytes) {
        std::string_view const part(buffer_.data() + at, std::min(look_bytes, last_ - at));
        plain_ = is_ascii(part) && std::memchr(part.data(), '"', part.size()) == nullptr &&
                 std::memchr(part.data(), '\0', part.size()) == nullptr;
    }
}

/// Looks at the first bytes: byte order marks, the line ending and the delimiter of the header.
void CsvRecords::begin() {
    started_ = true;
    fill();
    std::string_view text(buffer_.data(), last_);
    if (text.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
        text.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
        stop({path_, 1, 1}, "the file is UTF-32", "save it as CSV UTF-8");
        return;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        stop({path_, 1, 1}, "the file is UTF-16", "save it as CSV UTF-8");
        return;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        first_ = 3;
        text.remove_prefix(3);
    }
    std::size_t const end = text.find_first_of("\r\n");
    if (end != std::string_view::npos && text[end] == '\r' &&
        (end + 1 == text.size() || text[end + 1] != '\n'))
        newline_ = '\r';
    choose_delimiter(text.substr(0, end));
}

void CsvRecords::choose_delimiter(std::string_view header) {
    constexpr std::array<char, 3> known{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (char const c : header.substr(0, longest_record_bytes)) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        for (std::size_t k = 0; k < known.size(); ++k) counts[k] += c == known[k] ? 1U : 0U;
    }
    std::size_t const best =
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    delimiter_ = known[best];
}

bool CsvRecords::too_long() {
    return stop({path_, next_line_, 1},
                fmt::format("the line is longer than {} bytes", longest_record_bytes),
                "a row of a chart or of ties is one short line; is a quote left open?");
}

/// Finds the end of the record that starts at first_. Most records hold no quote.
bool CsvRecords::find_record(std::size_t& length, std::size_t& terminator) {
    while (true) {
        char const* const start = buffer_.data() + first_;
        std::size_t const available = last_ - first_;
        void const* const end = std::memchr(start, newline_, available);
        if (end == nullptr && available <= longest_record_bytes && fill()) continue;
        if (end == nullptr && available == 0) return false;
        length = end ? static_cast<std::size_t>(static_cast<char const*>(end) - start) : available;
        terminator = end ? 1 : 0;
        multiline_ =
            !plain_ && std::memchr(start, '"', std::min(length, longest_record_bytes)) != nullptr;
        if (multiline_) return find_quoted_end(length, terminator);
        if (length > longest_record_bytes) return too_long();
        return true;
    }
}

/// The same where a field is quoted: line ends inside quotes belong to the field.
bool CsvRecords::find_quoted_end(std::size_t& length, std::size_t& terminator) {
    bool quoted = false;        // inside quotes
    bool quoted_field = false;  // in a field that began with one
    bool field_start = true;
    std::size_t opened = 0;
    for (std::size_t i = 0;; ++i) {
        if (i > longest_record_bytes) return too_long();
        if (first_ + i == last_ && !fill()) {
            length = i;
            terminator = 0;
            if (!quoted) return true;
            record_ = {buffer_.data() + first_, i};
            line_ = next_line_;
            fields_.assign(1, {{}, opened});
            return stop(place(0), "the quote that begins here never ends",
                        "close it with \", and write \"\" for a quote inside the text");
        }
        char const c = buffer_[first_ + i];
        if (quoted) {
            if (c == '"') quoted = false;
        } else if (c == '"' && field_start) {
            quoted = quoted_field = true;
            opened = i;
        } else if (c == '"' && quoted_field && buffer_[first_ + i - 1] == '"') {
            quoted = true;  // a doubled quote: the field goes on
        } else if (c == newline_) {
            length = i;
            terminator = 1;
            return true;
        }
        if (!quoted && c == delimiter_) quoted_field = false;
        field_start = c == delimiter_ || (field_start && c == ' ');
    }
}

bool CsvRecords::check_bytes() {
    ascii_ = plain_ || is_ascii(record_);
    if (plain_) return true;
    fields_.assign(1, {{}, 0});
    if (void const* const zero = std::memchr(record_.data(), '\0', record_.size())) {
        fields_[0].offset =
            static_cast<std::size_t>(static_cast<char const*>(zero) - record_.data());
        return stop(place(0), "the file holds a zero byte: it is not text",
                    "save the sheet as CSV UTF-8");
    }
    if (ascii_) return true;
    std::size_t const wrong = first_wrong_utf8(record_);
    if (wrong == record_.size()) return true;
    fields_[0].offset = wrong;
    return stop(place(0),
                fmt::format("the byte 0x{:02X} is not UTF-8",
                            static_cast<unsigned>(static_cast<unsigned char>(record_[wrong]))),
                "save the file as CSV UTF-8 (it may be in Windows-1252 or Latin-1 now)");
}

bool CsvRecords::next() {
    if (!broken_ && !started_) begin();
    while (!broken_) {
        std::size_t length = 0;
        std::size_t terminator = 0;
        if (first_ == last_ && !fill()) return false;
        if (!find_record(length, terminator)) return false;
        record_ = {buffer_.data() + first_, length};
        line_ = next_line_;
        ++next_line_;
        if (multiline_)
            next_line_ +=
                static_cast<std::uint32_t>(std::count(record_.begin(), record_.end(), newline_));
        first_ += length + terminator;
        if (newline_ == '\n' && record_.ends_with('\r')) record_.remove_suffix(1);
        if (!check_bytes()) return false;
        if (trimmed(record_).empty()) continue;
        if (plain_)
            split_plain();
        else
            split();
        return !broken_;
    }
    return false;
}

}  // namespace diorama::charts
