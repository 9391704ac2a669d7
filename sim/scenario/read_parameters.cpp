#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "mechanisms/reference.hpp"
#include "scenario/consistency.hpp"
#include "scenario/draft.hpp"
#include "scenario/field_reader.hpp"
#include "scenario/key_hints.hpp"

namespace diorama::scenario {

namespace {

/// `only = [...]`: the named mechanisms on and all others off, before single switches are read.
void read_only(TableReader& reader, mechanisms::Switches& switches) {
    auto const names = reader.texts("only", R"(only = ["ladder", "exposure"])");
    if (!names) return;
    auto const fields = mechanisms::Switches::fields();
    std::vector<std::string_view> known;
    for (auto const& field : fields) {
        known.push_back(field.name);
        switches.*std::get<bool mechanisms::Switches::*>(field.member) = false;
    }
    for (auto const& name : *names) {
        auto const found = std::find(known.begin(), known.end(), name.text);
        if (found == known.end())
            reader.problems().add(name.place, fmt::format("no mechanism is called '{}'", name.text),
                                  suggest(name.text, known));
        else
            switches.*std::get<bool mechanisms::Switches::*>(
                          fields[static_cast<std::size_t>(found - known.begin())].member) = true;
    }
}

}  // namespace

void read_parameters(TableReader& top, Draft& draft, TableReader& programme,
                     TableReader& strategy) {
    // Several structs may share a table: its unknown keys are known only after all of them.
    std::map<std::string_view, TableReader> readers;
    std::function<TableReader&(std::string_view)> const reader_of =
        [&](std::string_view table) -> TableReader& {
        if (table == "programme") return programme;
        if (table == "strategy") return strategy;
        auto const dot = table.rfind('.');
        auto& above = dot == std::string_view::npos ? top : reader_of(table.substr(0, dot));
        auto found = readers.find(table);
        if (found == readers.end())
            found = readers
                        .emplace(table, TableReader(above.table(table.substr(dot + 1)),
                                                    std::string(table) + ".", top.problems()))
                        .first;
        return found->second;
    };
    read_only(reader_of("mechanisms"), std::get<mechanisms::Switches>(draft.parameters));
    mechanisms::for_each_parameter(draft.parameters, [&](auto& owner, auto const& field) {
        read_field(reader_of(std::remove_cvref_t<decltype(owner)>::table), owner, field);
    });
    read_diaries(reader_of("leadership"), draft);
    for (auto& [table, reader] : readers) reader.complain_of_unknown();

    if (!top.problems().empty()) return;  // a contradiction may follow from a mistake told already
    for (auto const& one : find_contradictions(draft.parameters)) {
        problems::Place place;
        for (auto const& path : one.paths) {
            if (place.line != 0) break;
            auto const dot = path.rfind('.');
            place = reader_of(path.substr(0, dot)).place_of(path.substr(dot + 1));
        }
        top.problems().add(place, one.what, one.instead);
    }
}

}  // namespace diorama::scenario
