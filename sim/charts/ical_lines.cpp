#include "charts/ical_lines.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "charts/csv_records.hpp"

namespace diorama::charts {

IcalLines::IcalLines(std::string path, problems::Problems& problems)
    : path_(std::move(path)), problems_(problems) {
    open();
}

bool IcalLines::stop(std::string what, std::string instead) {
    problems_.add({path_, 1, 1}, std::move(what), std::move(instead));
    broken_ = true;
    return false;
}

void IcalLines::open() {
    std::error_code error;
    auto const status = std::filesystem::status(path_, error);
    if (!std::filesystem::exists(status)) {
        stop("there is no such file", "give the path of an .ics file or of a folder of them");
        return;
    }
    if (!std::filesystem::is_regular_file(status)) {
        stop("this is no ordinary file", "give the path of an .ics file or of a folder of them");
        return;
    }
    auto const size = std::filesystem::file_size(path_, error);
    if (error || size > largest_calendar_bytes) {
        stop(fmt::format("the calendar is larger than {} MB", largest_calendar_bytes >> 20U),
             "export fewer weeks, or one file a person");
        return;
    }
    std::ifstream file(path_, std::ios::binary);
    bytes_.resize(size);
    file.read(bytes_.data(), static_cast<std::streamsize>(size));
    if (file.bad() || (!file && !file.eof())) {
        stop("the file cannot be read", "check its permissions");
        return;
    }
    bytes_.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (bytes_.find('\0') != std::string::npos)
        stop("this is no text in UTF-8", "export the calendar as iCalendar (.ics)");
}

std::string_view IcalLines::next_physical() {
    auto const end = std::min(bytes_.find('\n', at_), bytes_.size());
    auto line = std::string_view(bytes_).substr(at_, end - at_);
    at_ = end + 1;
    ++next_line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool IcalLines::next() {
    while (!broken_ && at_ < bytes_.size()) {
        line_ = next_line_;
        text_ = next_physical();
        first_length_ = text_.size();
        while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\t'))
            text_ += next_physical().substr(1);
        if (trimmed(text_).empty()) continue;
        if (find_parts()) return true;
        problems_.add(place(), "this line of the calendar has no value",
                      "a line is NAME:VALUE; one that goes on begins with a blank");
    }
    return false;
}

bool IcalLines::find_parts() {
    bool quoted = false;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == '"') quoted = !quoted;
        if (text_[i] != ':' || quoted) continue;
        value_begin_ = i + 1;
        auto const name_end = std::min(text_.find(';'), i);
        name_ = capitals(std::string_view(text_).substr(0, name_end));
        return !name_.empty();
    }
    return false;
}

problems::Place IcalLines::value_place() const {
    if (value_begin_ > first_length_) return place();
    auto const before = characters(std::string_view(text_).substr(0, value_begin_));
    return {path_, line_, static_cast<std::uint32_t>(before) + 1};
}

std::string capitals(std::string_view text) {
    std::string letters(text);
    for (char& c : letters)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return letters;
}

}  // namespace diorama::charts
