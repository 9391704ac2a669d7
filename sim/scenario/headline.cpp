#include "scenario/headline.hpp"

#include "scenario/document.hpp"

namespace diorama::scenario {

namespace {

std::string text_at(Table const& table, std::string_view key) {
    Entry const* const entry = table.find(key);
    return entry != nullptr && entry->value.kind == Kind::text ? entry->value.text : "";
}

double minutes_of(Value const& steps) {
    double minutes = 0.0;
    for (Value const& step : steps.list)
        if (Entry const* const entry = step.table.find("minutes")) minutes += entry->value.number;
    return minutes;
}

}  // namespace

std::optional<Headline> read_headline(std::string const& path) {
    problems::Problems untold;
    auto const table = read_document(path, std::nullopt, untold);
    if (!table) return std::nullopt;
    Headline headline{Headline::Kind::scenario, text_at(*table, "name"),
                      text_at(*table, "description"), 0.0};
    if (table->find("arm") != nullptr) headline.kind = Headline::Kind::study;
    if (Entry const* const steps = table->find("step")) {
        headline.kind = Headline::Kind::run_sheet;
        headline.minutes = minutes_of(steps->value);
    }
    return headline;
}

}  // namespace diorama::scenario
