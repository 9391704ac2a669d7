#include "scenario/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace diorama::scenario {

namespace {

constexpr std::size_t most_bases = 16;

/// Drops `keys` of lower's table `name`, and tells of it; `because` already names the winner.
void drop(Table& lower, std::string_view name, std::vector<std::string_view> const& keys,
          std::string const& because, std::vector<std::string>& notes) {
    Entry* const entry = lower.find(name);
    if (entry == nullptr || entry->value.kind != Kind::table) return;
    for (auto const key : keys) {
        Entry const* const dropped = entry->value.table.find(key);
        if (dropped == nullptr) continue;
        notes.push_back(
            fmt::format("{} replaces {}.{} of {}", because, name, key, dropped->place.file));
        entry->value.table.erase(key);
    }
}

/// Drops the base's role holders: they are people of another chart.
void drop_holders(Table& lower, std::string const& because, std::vector<std::string>& notes) {
    Entry* const roles = lower.find("role");
    if (roles == nullptr) return;
    auto const names_holder = [](Value const& role) {
        return role.kind == Kind::table && role.table.find("holder") != nullptr;
    };
    auto const dropped = std::erase_if(roles->value.list, names_holder);
    if (dropped > 0)
        notes.push_back(fmt::format("{} replaces the {} role holders that {} names by id", because,
                                    dropped, roles->place.file));
}

/// The key `key` of upper's table `name`, or null.
Entry const* inner(Table const& upper, std::string_view name, std::string_view key) {
    Entry const* const entry = upper.find(name);
    return entry == nullptr || entry->value.kind != Kind::table ? nullptr
                                                                : entry->value.table.find(key);
}

/// Keys that make no sense beside a new one of the layer above.
void drop_what_is_superseded(Table& lower, Table const& upper, std::vector<std::string>& notes) {
    Entry const* const chart = inner(upper, "organisation", "chart");
    Entry const* const generate = inner(upper, "organisation", "generate");
    // Ties and holders of another chart name people whom this one does not have.
    if (chart != nullptr) {
        auto const because = "organisation.chart of " + chart->place.file;
        drop(lower, "organisation", {"generate", "ties"}, because, notes);
        drop_holders(lower, because, notes);
    } else if (generate != nullptr && inner(lower, "organisation", "chart") != nullptr) {
        auto const because = "organisation.generate of " + generate->place.file;
        drop(lower, "organisation", {"chart", "ties"}, because, notes);
        drop_holders(lower, because, notes);
    }
    if (inner(upper, "mechanisms", "only") != nullptr)
        if (Entry* const switches = lower.find("mechanisms");
            switches != nullptr && switches->value.kind == Kind::table)
            switches->value.table.entries.clear();
}

/// The role that an entry of [[role]] is about, or "".
std::string_view role_of(Value const& value) {
    Entry const* const role = value.kind == Kind::table ? value.table.find("role") : nullptr;
    return role == nullptr ? std::string_view{} : std::string_view(role->value.text);
}

void lay_roles(Value& lower, Value const& upper) {
    std::erase_if(lower.list, [&](Value const& old) {
        return !role_of(old).empty() &&
               std::any_of(upper.list.begin(), upper.list.end(),
                           [&](Value const& one) { return role_of(one) == role_of(old); });
    });
    lower.list.insert(lower.list.end(), upper.list.begin(), upper.list.end());
}

void lay_over(Table& lower, Table const& upper, bool top) {
    for (auto const& entry : upper.entries) {
        Entry* const below = lower.find(entry.key);
        if (below == nullptr) {
            lower.entries.push_back(entry);
        } else if (below->value.kind == Kind::table && entry.value.kind == Kind::table) {
            lay_over(below->value.table, entry.value.table, false);
        } else if (top && entry.key == "event" && below->value.kind == Kind::list &&
                   entry.value.kind == Kind::list) {
            below->value.list.insert(below->value.list.end(), entry.value.list.begin(),
                                     entry.value.list.end());
        } else if (top && entry.key == "role" && below->value.kind == Kind::list &&
                   entry.value.kind == Kind::list) {
            lay_roles(below->value, entry.value);
        } else {
            *below = entry;
        }
    }
}

/// Takes `events` out of a layer: whether its events start afresh.
bool starts_events_afresh(Table& layer, problems::Problems& problems) {
    Entry const* const events = layer.find("events");
    if (events == nullptr) return false;
    bool const afresh = events->value.kind == Kind::text && events->value.text == "replace";
    if (!afresh && !(events->value.kind == Kind::text && events->value.text == "add"))
        problems.add(
            events->value.place, "events says how this file's [[event]] go with those of its base",
            R"(write "add" (as without it) or "replace"; events themselves are [[event]])");
    layer.erase("events");
    return afresh;
}

void lay(Table& lower, Table upper, problems::Problems& problems, std::vector<std::string>& notes) {
    if (starts_events_afresh(upper, problems)) lower.erase("event");
    drop_what_is_superseded(lower, upper, notes);
    lay_over(lower, upper, true);
}

/// What `--set` cannot reach, and what to do instead; "" when it can.
std::string unreachable(std::string_view path) {
    auto const is = [&](std::string_view name) {
        return path == name || (path.starts_with(name) && path[name.size()] == '.');
    };
    if (is("event") || is("events")) return "write [[event]] in a scenario that extends this one";
    if (is("role")) return "write [[role]] in a scenario that extends this one";
    if (is("programme.activity"))
        return "write [[programme.activity]] in a scenario that extends this one";
    if (is("extends")) return "write a scenario that extends another base";
    return {};
}

/// Puts one assignment into the layer's table, making the tables on its way.
void put(Table& table, Assignment const& one, problems::Problems& problems) {
    if (auto const instead = unreachable(one.path); !instead.empty())
        return problems.add(one.place, fmt::format("'{}' cannot be set from outside", one.path),
                            instead);
    Table* here = &table;
    std::string_view rest = one.path;
    while (true) {
        auto const dot = rest.find('.');
        std::string const key(rest.substr(0, dot));
        if (key.empty())
            return problems.add(one.place, fmt::format("'{}' is no path of a parameter", one.path),
                                "write TABLE.KEY=VALUE, as leadership.pledge_hours_per_week=6");
        Entry* entry = here->find(key);
        if (dot == std::string_view::npos) {
            if (entry == nullptr) entry = &here->entries.emplace_back();
            *entry = {key, one.place, one.value};
            return;
        }
        if (entry == nullptr) {
            entry = &here->entries.emplace_back(Entry{key, one.place, {}});
            entry->value.kind = Kind::table;
            entry->value.place = one.place;
        }
        if (entry->value.kind != Kind::table)
            return problems.add(one.place,
                                fmt::format("'{}' was set to a value and has nothing in it", key),
                                "set either the whole or its parts");
        here = &entry->value.table;
        rest.remove_prefix(dot + 1);
    }
}

struct File {
    std::string path;
    Table table;
};

/// The file and its bases, the file first. False when one could not be read.
bool read_chain(std::string path, std::optional<problems::Place> asked_at,
                problems::Problems& problems, std::vector<File>& chain) {
    std::vector<std::filesystem::path> seen;
    while (true) {
        auto table = read_document(path, asked_at, problems);
        if (!table) return false;
        std::error_code error;
        seen.push_back(std::filesystem::weakly_canonical(path, error));
        chain.push_back({path, std::move(*table)});
        Table& here = chain.back().table;
        Entry const* const extends = here.find("extends");
        if (extends == nullptr) return true;
        Value const base = extends->value;
        here.erase("extends");
        if (base.kind != Kind::text || base.text.empty()) {
            problems.add(base.place,
                         fmt::format("extends is {}", base.text.empty() && base.kind == Kind::text
                                                          ? "empty"
                                                          : kind_name(base.kind)),
                         R"(write the base's path, as extends = "base.toml")");
            return true;
        }
        path = located_path(base);
        asked_at = base.place;
        auto const canonical = std::filesystem::weakly_canonical(path, error);
        if (std::find(seen.begin(), seen.end(), canonical) != seen.end()) {
            bool const itself = canonical == seen.back();
            problems.add(
                base.place,
                itself ? std::string("this file extends itself")
                       : fmt::format("extends comes back to {}, which extends this file", path),
                itself ? "name another base, or none" : "let one of them stand alone");
            return true;
        }
        if (chain.size() > most_bases) {
            problems.add(base.place,
                         fmt::format("there are more than {} bases below each other", most_bases),
                         "extend a base nearer to the ground");
            return true;
        }
    }
}

}  // namespace

std::string located_path(Value const& value) {
    std::string const& written = value.typed ? *value.typed : value.text;
    std::filesystem::path const path = value.kind == Kind::text ? value.text : written;
    if (value.typed || path.is_absolute()) return path.lexically_normal().string();
    return (std::filesystem::path(value.place.file).parent_path() / path)
        .lexically_normal()
        .string();
}

std::optional<Table> read_layers(std::string const& path,
                                 std::optional<problems::Place> const& asked_at,
                                 std::vector<Layer> const& layers, problems::Problems& problems,
                                 std::vector<std::string>& notes) {
    std::vector<File> chain;
    if (!read_chain(path, asked_at, problems, chain)) return std::nullopt;
    Table merged;
    for (auto file = chain.rbegin(); file != chain.rend(); ++file)
        lay(merged, std::move(file->table), problems, notes);
    lay_layers(layers, merged, problems, notes);
    return merged;
}

void lay_layers(std::vector<Layer> const& layers, Table& merged, problems::Problems& problems,
                std::vector<std::string>& notes) {
    for (auto const& layer : layers) {
        Table table;
        for (auto const& one : layer) put(table, one, problems);
        lay(merged, std::move(table), problems, notes);
    }
}

}  // namespace diorama::scenario
