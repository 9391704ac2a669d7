#include "scenario/parameters_list.hpp"

#include <type_traits>
#include <utility>

#include "founding/community_ties.hpp"
#include "founding/generated_chart.hpp"
#include "interventions/actions.hpp"
#include "mechanisms/reference.hpp"

namespace diorama::scenario {

namespace {

std::string_view grade_name(parameters::Grade grade) {
    switch (grade) {
        case parameters::Grade::published:
            return "published";
        case parameters::Grade::calibrated:
            return "calibrated";
        case parameters::Grade::expert:
            return "expert";
        case parameters::Grade::assumed:
            return "assumed";
    }
    return "assumed";
}

template <class Owner>
ParameterRow row_of(std::string const& prefix, Owner const& owner,
                    parameters::Field<Owner> const& field) {
    ParameterRow row;
    row.path = prefix + std::string(field.name);
    row.unit = field.unit;
    row.grade = grade_name(field.grade);
    row.source = field.source;
    row.meaning = field.meaning;
    std::visit(
        [&](auto const& member) {
            using M = std::remove_cvref_t<decltype(member)>;
            if constexpr (std::is_same_v<M, bool Owner::*>) {
                row.type = "flag";
                row.value = owner.*member;
            } else if constexpr (std::is_same_v<M, parameters::Choice<Owner>>) {
                row.type = "choice";
                row.words.assign(member.names.begin(), member.names.end());
                row.value = row.words[member.get(owner)];
            } else {
                row.low = field.low;
                row.high = field.high;
                if constexpr (std::is_same_v<M, double Owner::*>) {
                    row.type = "number";
                    row.value = owner.*member;
                } else {
                    row.type = "integer";
                    row.value = std::uint64_t{owner.*member};
                }
            }
        },
        field.member);
    return row;
}

template <class Owner>
void add_rows(std::string const& prefix, std::vector<ParameterRow>& rows) {
    Owner const defaults{};
    for (auto const& field : Owner::fields()) rows.push_back(row_of(prefix, defaults, field));
}

ParameterRow whole_number(std::string path, std::string unit, std::uint64_t value, double low,
                          double high, std::string source, std::string meaning) {
    ParameterRow row;
    row.path = std::move(path);
    row.unit = std::move(unit);
    row.type = "integer";
    row.value = value;
    row.low = low;
    row.high = high;
    row.grade = "assumed";
    row.source = std::move(source);
    row.meaning = std::move(meaning);
    return row;
}

ParameterRow seed_row(std::string path, std::string meaning) {
    return whole_number(std::move(path), "-", 1, 0.0, 9223372036854775807.0, "any number will do",
                        std::move(meaning));
}

ParameterRow stand_ins_row() {
    ParameterRow row;
    row.path = "organisation.role_stand_ins";
    row.unit = "-";
    row.type = "flag";
    row.value = true;
    row.grade = "assumed";
    row.source = "somebody senior takes the chair where no title says whose it is";
    row.meaning = "whether the most senior people stand in for roles that no title matches";
    return row;
}

template <std::size_t... places>
void add_events(std::vector<ParameterRow>& rows, std::index_sequence<places...>) {
    (add_rows<std::variant_alternative_t<places, interventions::Action>>(
         "event." + std::string(std::variant_alternative_t<places, interventions::Action>::kind) +
             ".",
         rows),
     ...);
}

}  // namespace

std::vector<ParameterRow> list_parameters() {
    std::vector<ParameterRow> rows;
    rows.push_back(whole_number("weeks", "weeks", 208, 1.0, 5200.0,
                                "many arms are still rising at 156 weeks",
                                "how many weeks a run lasts"));
    rows.push_back(seed_row("seed", "first of the seeds; a run is repeated by its seed"));
    rows.push_back(stand_ins_row());
    rows.push_back(seed_row("organisation.generate.seed",
                            "seed of the invented organisation, the same in every run"));
    add_rows<founding::GeneratedChart>("organisation.generate.", rows);
    rows.push_back(seed_row("community.seed", "seed of the generated ties, the same in every run"));
    add_rows<founding::CommunityTies>("community.", rows);
    mechanisms::Parameters const defaults;
    mechanisms::for_each_parameter(defaults, [&](auto const& owner, auto const& field) {
        rows.push_back(
            row_of(std::string(std::remove_cvref_t<decltype(owner)>::table) + ".", owner, field));
    });
    add_events(rows, std::make_index_sequence<std::variant_size_v<interventions::Action>>{});
    return rows;
}

}  // namespace diorama::scenario
