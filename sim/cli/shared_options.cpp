#include "cli/shared_options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diorama::cli {

namespace {

constexpr std::uint64_t most_threads = 1024;

}  // namespace

void declare_format(Words& words) {
    words.option("--format", "text|json", "How to answer on stdout (text if not given)");
}

Format read_format(Words& words) {
    return words.choice("--format", {"text", "json"}) == 0 ? Format::text : Format::json;
}

void declare_manner(Words& words) {
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
}

void demand_company(Words& words, std::vector<std::string> const& options,
                    std::string const& company, std::string const& what_to_write) {
    if (words.given(company)) return;
    for (auto const& option : options)
        if (words.given(option))
            words.add(words.arguments().option_place(option),
                      fmt::format("{} belongs to {}", option, company), what_to_write);
}

problems::Place place_if_given(Words const& words, std::string const& option) {
    return words.given(option) ? words.arguments().value_place(option) : problems::Place{};
}

std::vector<std::string> split_list(std::string const& text, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        auto const end = std::min(text.find(separator, begin), text.size());
        if (end > begin) parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

void declare_threads(Words& words) {
    words.option("--threads", "N", "Threads to work on (0 or not given: one per core)");
}

std::size_t read_threads(Words& words) {
    return words.whole_number("--threads", 0, most_threads).value_or(0);
}

void declare_question(Words& words) {
    words.option("--measures", "A,B", "Of a store: what to look at (all that it has)");
    words.option("--map", "A,B", "Of a store: the two factors of the verdict map (the first two)");
    words.option("--half-width", "H",
                 "Of a store: how narrow intervals of points shall be (a tenth of the spread "
                 "between points)");
    declare_threads(words);
}

StoreQuestion read_question(Words& words) {
    StoreQuestion question;
    question.measures = split_list(words.text("--measures"), ',');
    question.measures_place = place_if_given(words, "--measures");
    question.map = words.text("--map");
    question.map_place = place_if_given(words, "--map");
    question.half_width = words.number("--half-width", 1e-12, 1e12).value_or(0.0);
    question.threads = read_threads(words);
    return question;
}

void declare_settings(Words& words) {
    words.repeated_option("--set", "PATH=VALUE",
                          "Set a parameter, as in leadership.pledge_hours_per_week=6; repeatable");
}

std::vector<scenario::Setting> read_settings(Words& words) {
    std::vector<scenario::Setting> settings;
    auto const texts = words.texts("--set");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto const equals = texts[i].find('=');
        if (equals == std::string::npos || equals == 0)
            words.add(words.arguments().value_place("--set", i),
                      fmt::format("'{}' sets nothing", texts[i]),
                      "write PATH=VALUE, as in --set leadership.pledge_hours_per_week=6");
        else
            settings.push_back({texts[i].substr(0, equals), texts[i].substr(equals + 1)});
    }
    return settings;
}

void declare_overrides(Words& words) {
    words.option("--seed", "N", "Seed of the first run, in place of the scenario's");
    words.option("--weeks", "N", "Weeks to run, in place of the scenario's");
    declare_settings(words);
}

scenario::Overrides read_overrides(Words& words) {
    scenario::Overrides overrides;
    overrides.settings = read_settings(words);
    overrides.seed = words.whole_number("--seed", 0, most_seed);
    if (auto const weeks = words.whole_number("--weeks", 1, most_count))
        overrides.weeks = static_cast<std::uint32_t>(*weeks);
    return overrides;
}

void declare_common(Words& words) {
    declare_overrides(words);
    declare_threads(words);
    words.option("--out", "DIR", "Write the result folder DIR");
    words.flag("--force", "Replace DIR where it holds an earlier result");
    declare_manner(words);
}

Common read_common(Words& words) {
    Common common;
    common.overrides = read_overrides(words);
    common.threads = read_threads(words);
    read_out(words, common);
    read_manner(words, common);
    return common;
}

}  // namespace diorama::cli
