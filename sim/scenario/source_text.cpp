#include "scenario/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace diorama::scenario {

namespace {

constexpr std::size_t largest_file_bytes = 16U << 20U;
constexpr unsigned deepest_nesting = 32;

/// Walks over TOML just closely enough to know brackets and dots from those inside strings. It may
/// misread what is no TOML, but then the parser stops at that place too.
class NestingScan {
public:
    explicit NestingScan(std::string_view text) : text_(text) {}

    std::optional<TextFault> run() {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '"' || c == '\'') {
                skip_string(c);
                continue;
            }
            if (c == '#') {
                while (at_ < text_.size() && text_[at_] != '\n') ++at_;
                continue;
            }
            if (c == '[' || c == '{') ++depth_;
            if ((c == ']' || c == '}') && depth_ > 0) --depth_;
            if (c == '.')
                ++dots_;
            else if (c == '[' || c == '{' || c == ',' || c == '=' || c == '\n')
                dots_ = 0;
            if (c == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            }
            if (depth_ > deepest_nesting || dots_ > deepest_nesting)
                return TextFault{
                    line_, static_cast<std::uint32_t>(at_ - line_start_ + 1),
                    fmt::format("values are nested more than {} deep", deepest_nesting),
                    "write them flat: no key of a scenario lies deeper than three tables"};
            ++at_;
        }
        return std::nullopt;
    }

private:
    void skip_string(char quote) {
        bool const several_lines = text_.substr(at_, 3) == std::string(3, quote);
        at_ += several_lines ? 3 : 1;
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '\n') {
                if (!several_lines) return;
                ++line_;
                line_start_ = at_ + 1;
            }
            if (c == '\\' && quote == '"') {
                at_ += 2;
                continue;
            }
            if (c == quote && (!several_lines || text_.substr(at_, 3) == std::string(3, quote))) {
                at_ += several_lines ? 3 : 1;
                return;
            }
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
    unsigned depth_ = 0;
    unsigned dots_ = 0;
};

}  // namespace

std::optional<TextFault> read_text(std::string const& path, std::string& text) {
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return TextFault{0, 0, "there is no such file", "check the path"};
    if (std::filesystem::is_directory(status))
        return TextFault{0, 0, "this is a folder, not a file", "name a .toml file in it"};
    TextFault const too_large{0, 0, "the file is larger than 16 MiB",
                              "name a scenario or study: a chart is named inside one, "
                              "as organisation.chart"};
    if (std::filesystem::is_regular_file(status) &&
        std::filesystem::file_size(path, error) > largest_file_bytes && !error)
        return too_large;
    std::ifstream file(path, std::ios::binary);
    if (!file) return TextFault{0, 0, "the file cannot be opened", "check that you may read it"};
    text.assign(std::min<std::uintmax_t>(largest_file_bytes + 1, std::uintmax_t{1} << 16U), '\0');
    std::size_t length = 0;
    while (file.read(text.data() + length, static_cast<std::streamsize>(text.size() - length)),
           file.gcount() > 0) {
        length += static_cast<std::size_t>(file.gcount());
        // A pipe has no size to ask for.
        if (length > largest_file_bytes) return too_large;
        if (length == text.size()) text.resize(std::min(text.size() * 2, largest_file_bytes + 1));
    }
    if (file.bad())
        return TextFault{0, 0, "the file cannot be read to its end", "check the disk it is on"};
    text.resize(length);
    return std::nullopt;
}

std::optional<TextFault> find_fault(std::string_view text) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return TextFault{1, 1, "the file is UTF-16", "save it as UTF-8"};
    if (auto const zero = text.find('\0'); zero != std::string_view::npos) {
        auto const before = text.substr(0, zero);
        auto const line = 1 + std::count(before.begin(), before.end(), '\n');
        return TextFault{static_cast<std::uint32_t>(line), 1, "the file is binary, not text",
                         "name a scenario or study in TOML"};
    }
    return NestingScan(text).run();
}

}  // namespace diorama::scenario
