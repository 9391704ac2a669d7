#include "cli/arguments.hpp"

#include <algorithm>

namespace diorama::cli {

namespace {

constexpr std::string_view program = "diorama";

/// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool uses(std::string_view word, std::string_view option) {
    return word.starts_with(option) && (word.size() == option.size() || word[option.size()] == '=');
}

}  // namespace

problems::Place Arguments::place(std::size_t word, std::size_t offset) const {
    std::size_t column = 1 + program.size() + 1;
    for (std::size_t i = 0; i < word && i < words_.size(); ++i) column += characters(words_[i]) + 1;
    return {"command line", 1, static_cast<std::uint32_t>(column + offset)};
}

problems::Place Arguments::place(std::size_t word) const { return place(word, 0); }

std::size_t Arguments::find_option(std::string_view option, std::size_t nth) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (uses(words_[i], option) && nth-- == 0) return i;
    return words_.size();
}

problems::Place Arguments::option_place(std::string_view option, std::size_t nth) const {
    return place(find_option(option, nth));
}

problems::Place Arguments::value_place(std::string_view option, std::size_t nth) const {
    std::size_t const word = find_option(option, nth);
    if (word < words_.size() && words_[word].size() > option.size())
        return place(word, option.size() + 1);
    return place(word + 1);
}

problems::Place Arguments::word_place(std::string_view text) const {
    auto const found = std::find(words_.rbegin(), words_.rend(), text);
    if (found == words_.rend()) return {"command line", 1, 1};
    return place(static_cast<std::size_t>(words_.rend() - found) - 1);
}

bool Arguments::ask_for_json() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i] == "--format=json") return true;
        if (words_[i] == "--format" && i + 1 < words_.size() && words_[i + 1] == "json")
            return true;
    }
    return false;
}

}  // namespace diorama::cli
