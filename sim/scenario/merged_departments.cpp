#include <fmt/format.h>

#include <algorithm>

#include "scenario/draft.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

MergedDepartments read_merged_departments(TableReader& reader) {
    MergedDepartments merged;
    auto const names = reader.texts("departments", R"(departments = ["Stores", "Online"])");
    if (!names) return merged;
    merged.names = *names;
    if (merged.names.size() % 2 != 0)
        reader.problems().add(
            reader.place_of("departments"),
            fmt::format("{} departments cannot be merged in pairs", merged.names.size()),
            "write an even number: the first is merged with the second and so on");
    for (std::size_t k = 0; k < merged.names.size(); ++k)
        if (std::any_of(merged.names.begin(), merged.names.begin() + static_cast<std::ptrdiff_t>(k),
                        [&](auto const& other) { return other.text == merged.names[k].text; }))
            reader.problems().add(merged.names[k].place,
                                  fmt::format("'{}' is merged twice", merged.names[k].text),
                                  "name each department once");
    return merged;
}

void settle_merged_departments(org::Organisation const& organisation, Draft& draft,
                               problems::Problems& problems) {
    auto const& known = organisation.department_names;
    for (auto const& merged : draft.merged_departments) {
        auto& action = std::get<interventions::IntegrateMedia>(draft.events[merged.event].action);
        for (auto const& name : merged.names) {
            auto const found = std::find(known.begin(), known.end(), name.text);
            if (found == known.end())
                problems.add(name.place, fmt::format("no department is called '{}'", name.text),
                             suggest(name.text, {known.begin(), known.end()}));
            else
                action.departments.push_back(static_cast<std::uint16_t>(found - known.begin()));
        }
    }
}

}  // namespace diorama::scenario
