#include "scenario/document.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "scenario/source_text.hpp"

namespace diorama::scenario {

namespace {

problems::Place place_of(toml::source_region const& source, std::string const& file) {
    return {file, static_cast<std::uint32_t>(source.begin.line),
            static_cast<std::uint32_t>(source.begin.column)};
}

Value convert(toml::node const& node, std::string const& file);

Table convert_table(toml::table const& from, std::string const& file) {
    Table table;
    for (auto const& [key, node] : from)
        table.entries.push_back(
            {std::string(key.str()), place_of(key.source(), file), convert(node, file)});
    // The library keeps keys sorted; problems and events are told in the author's order.
    std::stable_sort(table.entries.begin(), table.entries.end(),
                     [](Entry const& a, Entry const& b) {
                         return std::pair(a.place.line, a.place.column) <
                                std::pair(b.place.line, b.place.column);
                     });
    return table;
}

Value convert(toml::node const& node, std::string const& file) {
    Value value;
    value.place = place_of(node.source(), file);
    if (auto const* table = node.as_table()) {
        value.kind = Kind::table;
        value.table = convert_table(*table, file);
    } else if (auto const* list = node.as_array()) {
        value.kind = Kind::list;
        for (auto const& one : *list) value.list.push_back(convert(one, file));
    } else if (auto const* text = node.as_string()) {
        value.kind = Kind::text;
        value.text = text->get();
    } else if (auto const* whole = node.as_integer()) {
        value.kind = Kind::whole;
        value.whole = whole->get();
        value.number = static_cast<double>(whole->get());
    } else if (auto const* number = node.as_floating_point()) {
        value.kind = Kind::number;
        value.number = number->get();
    } else if (auto const* flag = node.as_boolean()) {
        value.kind = Kind::flag;
        value.flag = flag->get();
    } else {
        value.kind = Kind::date;
    }
    return value;
}

/// `Error while parsing string: why` as `this is not TOML, in a string: why`, with what usually
/// helps.
void add_syntax_problem(toml::parse_error const& error, std::string const& path,
                        problems::Problems& problems) {
    constexpr std::string_view begin = "Error while parsing ";
    std::string what(error.description());
    std::string instead = "correct it first: nothing behind it was read";
    if (auto const colon = what.find(": "); what.starts_with(begin) && colon != std::string::npos) {
        std::string const part = what.substr(begin.size(), colon - begin.size());
        what = "in a " + part + what.substr(colon);
        if (part == "value" || part == "boolean")
            instead = "put a text in quotes; nothing behind it was read";
        if (part == "string") instead = "close the quote on its line; nothing behind it was read";
        if (part == "decimal integer")
            instead = "write numbers plainly, as 10 or 0.25; nothing behind it was read";
    }
    problems.add(place_of(error.source(), path), "this is not TOML, " + what, std::move(instead));
}

void mark_typed(Value& value, problems::Place const& place, std::string const& text) {
    value.place = place;
    value.typed = text;
    for (auto& one : value.list) mark_typed(one, place, text);
    for (auto& entry : value.table.entries) {
        entry.place = place;
        mark_typed(entry.value, place, text);
    }
}

}  // namespace

Entry const* Table::find(std::string_view key) const {
    auto const found = std::find_if(entries.begin(), entries.end(),
                                    [&](Entry const& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

Entry* Table::find(std::string_view key) {
    return const_cast<Entry*>(std::as_const(*this).find(key));
}

void Table::erase(std::string_view key) {
    std::erase_if(entries, [&](Entry const& entry) { return entry.key == key; });
}

std::optional<Table> read_document(std::string const& path,
                                   std::optional<problems::Place> const& asked_at,
                                   problems::Problems& problems) {
    std::string text;
    if (auto const fault = read_text(path, text)) {
        bool const missing = fault->instead == "check the path";
        // The mistake is in the line that names the file, if there is one.
        if (asked_at)
            problems.add(
                *asked_at, "cannot read " + path + ": " + fault->what,
                fault->instead + (missing ? "; it starts at the folder of this file" : ""));
        else
            problems.add({path, 0, 0}, fault->what,
                         fault->instead + (missing ? "; it starts at the current folder" : ""));
        return std::nullopt;
    }
    return parse_document(text, path, problems);
}

std::optional<Table> parse_document(std::string const& text, std::string const& path,
                                    problems::Problems& problems) {
    if (auto const fault = find_fault(text)) {
        problems.add({path, fault->line, fault->column}, fault->what, fault->instead);
        return std::nullopt;
    }
    try {
        return convert_table(toml::parse(std::string_view(text), std::string_view(path)), path);
    } catch (toml::parse_error const& error) {
        add_syntax_problem(error, path, problems);
        return std::nullopt;
    }
}

Value read_typed_value(std::string const& text, problems::Place const& place) {
    Value value;
    value.kind = Kind::text;
    value.text = text;
    std::string const line = "value = " + text;
    if (!find_fault(line)) try {
            auto const table = toml::parse(std::string_view(line));
            // Letters with a line break could smuggle in a second key.
            if (table.size() == 1) value = convert(*table.get("value"), {});
        } catch (toml::parse_error const&) {
            // No TOML: the letters themselves are meant.
        }
    mark_typed(value, place, text);
    return value;
}

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::text:
            return "a text";
        case Kind::whole:
            return "a whole number";
        case Kind::number:
            return "a number";
        case Kind::flag:
            return "true or false";
        case Kind::list:
            return "a list";
        case Kind::table:
            return "a table";
        case Kind::date:
            return "a date or time";
    }
    return "nothing";
}

}  // namespace diorama::scenario
