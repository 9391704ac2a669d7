#include "batch/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "scenario/arms.hpp"
#include "scenario/key_hints.hpp"

namespace diorama::batch {

namespace {

/// Splits `using@52`. False after a problem.
bool read_suffix(std::string_view suffix, problems::Place const& place, std::uint32_t weeks,
                 Outcome& outcome, problems::Problems& problems) {
    auto const refuse = [&](std::string what, std::string instead) {
        problems.add(place, std::move(what), std::move(instead));
        return false;
    };
    if (suffix == ":total" || suffix == ":mean") {
        outcome.reading = suffix == ":total" ? Reading::total : Reading::mean;
        return true;
    }
    if (suffix.front() == ':')
        return refuse(fmt::format("a measure has no '{}'", suffix),
                      "write :total or :mean behind it, or @WEEK");
    auto const digits = suffix.substr(1);
    auto const [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), outcome.week);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return refuse(fmt::format("'{}' is no week", digits),
                      "write a whole number, as in using@52");
    if (outcome.week > weeks)
        return refuse(fmt::format("week {} lies after the last week, {}", outcome.week, weeks),
                      fmt::format("write a week up to {}", weeks));
    outcome.reading = Reading::week;
    return true;
}

}  // namespace

double Outcome::read(engine::Record const& record) const {
    std::size_t const last = record.rows() - 1;
    switch (reading) {
        case Reading::last_week:
            return record.at(last, column);
        case Reading::week:
            return record.at(week, column);
        case Reading::total:
        case Reading::mean:
            break;
    }
    double sum = 0.0;
    for (std::size_t at = 1; at <= last; ++at) sum += record.at(at, column);
    return reading == Reading::total ? sum : sum / static_cast<double>(last);
}

std::string Outcome::unit() const {
    std::string unit(measure.unit);
    if (reading != Reading::total) return unit;
    constexpr std::string_view rate = "/week";
    if (!unit.ends_with(rate)) return unit + ", summed over weeks";
    return unit.substr(0, unit.size() - rate.size());
}

std::vector<Outcome> read_outcomes(scenario::TableReader& top, bool bare_contagion,
                                   std::uint32_t weeks) {
    auto const catalogue = bare_contagion ? measures::contagion_catalogue() : measures::catalogue();
    std::vector<std::string_view> known;
    for (auto const& one : catalogue) known.push_back(one.name);
    std::vector<scenario::Value> names;
    if (top.value("measures") != nullptr) {
        names = top.texts("measures", R"(measures = ["using", "energy@52"])")
                    .value_or(std::vector<scenario::Value>{});
        if (names.empty() && top.value("measures")->list.empty())
            top.problems().add(top.place_of("measures"), "there is nothing to measure",
                               "name a measure, or leave the key out");
    } else {
        for (auto& name : scenario::default_measures(bare_contagion)) {
            scenario::Value value;
            value.text = std::move(name);
            names.push_back(std::move(value));
        }
    }
    std::vector<Outcome> outcomes;
    for (auto const& name : names) {
        auto const cut = std::min(name.text.find_first_of("@:"), name.text.size());
        auto const place = measures::find(catalogue, name.text.substr(0, cut));
        if (!place) {
            top.problems().add(name.place,
                               fmt::format("no measure is called '{}'", name.text.substr(0, cut)),
                               scenario::suggest(name.text.substr(0, cut), known));
            continue;
        }
        Outcome outcome{.name = name.text, .measure = catalogue[*place], .column = *place};
        if (cut < name.text.size() && !read_suffix(std::string_view(name.text).substr(cut),
                                                   name.place, weeks, outcome, top.problems()))
            continue;
        if (std::any_of(outcomes.begin(), outcomes.end(),
                        [&](Outcome const& other) { return other.name == outcome.name; }))
            top.problems().add(name.place, fmt::format("'{}' is named twice", outcome.name),
                               "name it once");
        else
            outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

}  // namespace diorama::batch
