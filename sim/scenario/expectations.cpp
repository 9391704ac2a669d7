#include "scenario/expectations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/key_hints.hpp"

namespace diorama::scenario {

namespace {

/// `than = "arm"` or a number; with `than_week` alone the arm is compared with itself.
void read_than(TableReader& reader, problems::Place const& place, Study const& study,
               Expectation& one) {
    auto& problems = reader.problems();
    Value const* const than = reader.value("than");
    if (than == nullptr) {
        if (one.than_week)
            one.than_arm = one.arm;
        else
            problems.add(
                place, "expect.than is missing: above or below what?",
                R"(write than = "name of an arm", than = 0.4, or than_week = 52 for the same arm)"
                " in another week");
    } else if (than->kind == Kind::text) {
        one.than_arm = find_arm(study, than->text, than->place, problems);
    } else if (than->kind == Kind::whole || than->kind == Kind::number) {
        if (auto const value = reader.number("than", -1e12, 1e12, "-")) one.than_value = *value;
        if (one.than_week)
            problems.add(reader.place_of("than_week"), "a number is the same in every week",
                         "leave out than_week, or write than = an arm");
    } else {
        problems.add(than->place,
                     fmt::format("expect.than must be an arm's name or a number and is {}",
                                 kind_name(than->kind)),
                     R"(write than = "name of an arm" or than = 0.4)");
    }
    if (one.than_arm && *one.than_arm == one.arm && (!one.than_week || *one.than_week == one.week))
        problems.add(than == nullptr ? place : than->place,
                     "this compares an arm with itself in the same week",
                     "name another arm, or another week with than_week");
}

Expectation read_expectation(TableReader& reader, problems::Place const& place,
                             std::vector<std::string_view> const& known, std::uint32_t weeks,
                             Study const& study) {
    Expectation one;
    one.place = place;
    reader.require("claim", place, R"(claim = "the unit is ahead after a year")");
    reader.require("measure", place, R"(measure = "integrated")");
    reader.require("arm", place, R"(arm = "name of an arm")");
    reader.require("relation", place, R"(relation = "above" or "below")");
    one.claim = reader.text("claim").value_or("");
    if (auto const measure = reader.choice("measure", known)) one.measure = known[*measure];
    if (auto const arm = reader.text("arm"))
        one.arm = find_arm(study, *arm, reader.value("arm")->place, reader.problems()).value_or(0);
    one.week = weeks;
    if (auto const week = reader.whole("week", 0, 5200, "weeks"))
        one.week = static_cast<std::uint32_t>(*week);
    if (auto const week = reader.whole("than_week", 0, 5200, "weeks"))
        one.than_week = static_cast<std::uint32_t>(*week);
    if (auto const relation = reader.choice("relation", {"above", "below"}))
        one.relation = static_cast<Relation>(*relation);
    read_than(reader, place, study, one);
    if (auto const by = reader.number("by", -1e12, 1e12, "-")) one.by = *by;
    if (auto const confidence = reader.number("confidence", 0.5, 0.9999, "share"))
        one.confidence = *confidence;
    reader.complain_of_unknown();
    return one;
}

}  // namespace

std::optional<std::size_t> find_arm(Study const& study, std::string const& name,
                                    problems::Place const& place, problems::Problems& problems) {
    std::vector<std::string_view> names;
    for (auto const& arm : study.arms) names.push_back(arm.name);
    auto const found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    problems.add(place, fmt::format("no arm is called '{}'", name), suggest(name, names));
    return std::nullopt;
}

void read_expectations(TableReader& top, std::vector<std::string_view> const& known,
                       std::uint32_t weeks, bool weeks_from_outside, Study& study) {
    for (auto const* table : top.tables("expect")) {
        TableReader reader(&table->table, "expect.", top.problems());
        auto one = read_expectation(reader, table->place, known, weeks, study);
        std::uint32_t const latest = std::max(one.week, one.than_week.value_or(0));
        if (latest <= weeks) {
            study.expectations.push_back(std::move(one));
        } else if (weeks_from_outside) {
            study.notes.push_back(
                fmt::format("\"{}\" asks for week {}, after the last week, {}, and is left out",
                            one.claim, latest, weeks));
        } else {
            auto const* const key = table->table.find(one.week > weeks ? "week" : "than_week");
            top.problems().add(key->value.place,
                               fmt::format("week {} lies after the last week, {}", latest, weeks),
                               fmt::format("write a week up to {}, or more weeks", weeks));
        }
    }
}

}  // namespace diorama::scenario
