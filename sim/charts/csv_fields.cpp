#include <algorithm>

#include <fmt/format.h>

#include "charts/csv_records.hpp"

// How a record comes apart into fields, and where each stands.
namespace diorama::charts {

void CsvRecords::take(std::size_t start, std::string_view text) {
    fields_.push_back({trimmed(text), start});
    if (text.size() > longest_field_bytes)
        stop(place(fields_.size() - 1),
             fmt::format("the field is longer than {} bytes", longest_field_bytes),
             "shorten it; is a quote left open?");
}

/// split() for a record without quotes.
void CsvRecords::split_plain() {
    fields_.clear();
    char const* const record_end = record_.data() + record_.size();
    for (char const* start = record_.data();; ++start) {
        char const* end = start;
        while (end != record_end && *end != delimiter_) ++end;
        char const* text = start;
        while (text != end && *text == ' ') ++text;
        std::size_t const length = static_cast<std::size_t>(end - start);
        std::size_t const offset =
            static_cast<std::size_t>((text != end ? text : start) - record_.data());
        take(offset, {start, length});
        start = end;
        if (start == record_end || broken_) return;
    }
}

void CsvRecords::split() {
    fields_.clear();
    unescaped_.clear();
    unescaped_.reserve(record_.size());  // views into it must stay valid
    std::size_t start = 0;
    while (!broken_) {
        std::size_t first = start;
        while (first < record_.size() && record_[first] == ' ') ++first;
        if (first < record_.size() && record_[first] == '"') {
            start = split_quoted(first);
        } else {
            std::size_t const end = std::min(record_.find(delimiter_, start), record_.size());
            take(first < end ? first : start, record_.substr(start, end - start));
            start = end;
        }
        if (start >= record_.size()) return;
        ++start;  // the delimiter
        if (start == record_.size()) {
            take(start, {});
            return;
        }
    }
}

/// Returns  where the field's delimiter stands, or the record's end
std::size_t CsvRecords::split_quoted(std::size_t start) {
    std::size_t const written = unescaped_.size();
    std::size_t i = start + 1;
    while (i < record_.size()) {
        if (record_[i] == '"') {
            if (i + 1 >= record_.size() || record_[i + 1] != '"') break;
            ++i;
        }
        unescaped_.push_back(record_[i++]);
    }
    ++i;  // the closing quote
    std::size_t const end =
        std::min(record_.find(delimiter_, std::min(i, record_.size())), record_.size());
    if (i < end && !trimmed(record_.substr(i, end - i)).empty()) {
        fields_.push_back({{}, start});
        problems_.add(place(fields_.size() - 1), "text follows the closing quote of this field",
                      "put the whole field in quotes, and write \"\" for a quote inside it");
        fields_.pop_back();
    }
    take(start, std::string_view(unescaped_).substr(written));
    return end;
}

Spot CsvRecords::spot(std::size_t field) const {
    std::size_t const offset =
        field < fields_.size() ? std::min(fields_[field].offset, record_.size()) : record_.size();
    if (plain_) return {line_, static_cast<std::uint32_t>(offset + 1)};
    std::string_view before = record_.substr(0, offset);
    std::uint32_t line = line_;
    if (std::size_t const last = before.rfind(newline_); last != std::string_view::npos) {
        line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), newline_));
        before.remove_prefix(last + 1);
    }
    std::size_t const column = ascii_ ? before.size() : characters(before);
    return {line, static_cast<std::uint32_t>(column + 1)};
}

}  // namespace diorama::charts
