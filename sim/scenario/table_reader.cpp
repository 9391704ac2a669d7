#include "scenario/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/key_hints.hpp"

namespace diorama::scenario {

std::string number_text(double value) { return fmt::format("{}", value); }

std::string range_text(std::string_view noun, double low, double high, std::string_view unit) {
    // The largest whole number of TOML is none of the doubles.
    auto const most = high >= 0x1p63 ? "9223372036854775807" : number_text(high);
    if (unit == "share") return fmt::format("write a share from {} to {}", number_text(low), most);
    auto text = fmt::format("write {} from {} to {}", noun, number_text(low), most);
    if (unit != "-" && !unit.empty()) text += " " + std::string(unit);
    return text;
}

bool check_range(std::string const& path, Value const& value, double low, double high, bool whole,
                 std::string_view unit, problems::Problems& problems) {
    auto instead = range_text(whole ? "a whole number" : "a number", low, high, unit);
    if (value.kind != Kind::whole && value.kind != Kind::number) {
        problems.add(
            value.place, fmt::format("{} must be a number and is {}", path, kind_name(value.kind)),
            instead + (value.kind == Kind::text && !value.typed ? ", without quotes" : ""));
        return false;
    }
    if (!std::isfinite(value.number)) {
        problems.add(value.place,
                     fmt::format("{} is {}, which no run can work with", path,
                                 std::isnan(value.number) ? "not a number (nan)" : "infinite"),
                     instead);
        return false;
    }
    if (whole && value.kind == Kind::number) {
        bool const integral =
            std::floor(value.number) == value.number && std::abs(value.number) < 1e15;
        problems.add(
            value.place,
            fmt::format("{} must be a whole number and is {}", path,
                        integral ? number_text(value.number) + ".0" : number_text(value.number)),
            integral ? "write " + number_text(value.number) + " without a decimal point" : instead);
        return false;
    }
    if (value.number < low || value.number > high) {
        if (unit == "share" && value.number > 1.0 && value.number <= 100.0)
            instead += fmt::format("; {} % is {}", number_text(value.number),
                                   number_text(value.number / 100.0));
        problems.add(value.place,
                     fmt::format("{} = {} is out of range", path, number_text(value.number)),
                     instead);
        return false;
    }
    return true;
}

Value const* TableReader::value(std::string_view key) {
    know(key);
    if (table_ == nullptr) return nullptr;
    Entry const* const entry = table_->find(key);
    return entry == nullptr ? nullptr : &entry->value;
}

problems::Place TableReader::place_of(std::string_view key) const {
    Entry const* const entry = table_ == nullptr ? nullptr : table_->find(key);
    return entry == nullptr ? problems::Place{} : entry->place;
}

void TableReader::complain_of_kind(std::string_view key, Value const& value,
                                   std::string_view wanted, std::string const& instead) {
    problems_.add(value.place,
                  fmt::format("{} must be {} and is {}", path(key), wanted, kind_name(value.kind)),
                  instead);
}

std::optional<std::string> TableReader::text(std::string_view key) {
    Value const* const found = value(key);
    if (found == nullptr) return std::nullopt;
    if (found->kind == Kind::text) return found->text;
    // On a command line nobody quotes: --set name=2024 means the letters.
    if (found->typed && found->kind != Kind::table && found->kind != Kind::list)
        return *found->typed;
    complain_of_kind(key, *found, "a text", "write it in quotes");
    return std::nullopt;
}

std::optional<std::int64_t> TableReader::whole(std::string_view key, std::int64_t low,
                                               std::int64_t high, std::string_view unit) {
    Value const* const found = value(key);
    if (found == nullptr || !check_range(path(key), *found, static_cast<double>(low),
                                         static_cast<double>(high), true, unit, problems_))
        return std::nullopt;
    return found->whole;
}

std::optional<double> TableReader::number(std::string_view key, double low, double high,
                                          std::string_view unit) {
    Value const* const found = value(key);
    if (found == nullptr || !check_range(path(key), *found, low, high, false, unit, problems_))
        return std::nullopt;
    return found->number;
}

std::optional<bool> TableReader::flag(std::string_view key) {
    Value const* const found = value(key);
    if (found == nullptr) return std::nullopt;
    if (found->kind == Kind::flag) return found->flag;
    complain_of_kind(key, *found, "true or false",
                     found->kind == Kind::text && !found->typed ? "write it without quotes"
                                                                : "write true or false");
    return std::nullopt;
}

std::optional<std::size_t> TableReader::choice(std::string_view key,
                                               std::vector<std::string_view> const& words) {
    Value const* const given = value(key);
    if (given == nullptr) return std::nullopt;
    if (given->kind != Kind::text && !given->typed) {
        complain_of_kind(key, *given, "a word",
                         "write it in quotes; " + problems::suggestion("", words));
        return std::nullopt;
    }
    auto const word = text(key);
    if (!word) return std::nullopt;
    auto const found = std::find(words.begin(), words.end(), *word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    problems_.add(given->place, fmt::format("{} cannot be '{}'", path(key), *word),
                  suggest(*word, words));
    return std::nullopt;
}

std::optional<std::vector<Value>> TableReader::texts(std::string_view key,
                                                     std::string_view example) {
    Value const* const found = value(key);
    if (found == nullptr) return std::nullopt;
    auto const instead = fmt::format("write it as {}", example);
    if (found->kind != Kind::list) {
        complain_of_kind(key, *found, "a list of texts", instead);
        return std::nullopt;
    }
    std::vector<Value> texts;
    for (auto const& one : found->list) {
        if (one.kind == Kind::text)
            texts.push_back(one);
        else
            problems_.add(
                one.place,
                fmt::format("{} holds texts and this is {}", path(key), kind_name(one.kind)),
                instead);
    }
    return texts;
}

Table const* TableReader::table(std::string_view key) {
    Value const* const found = value(key);
    if (found == nullptr) return nullptr;
    if (found->kind == Kind::table) return &found->table;
    bool const doubled =
        found->kind == Kind::list && !found->list.empty() && found->list[0].kind == Kind::table;
    complain_of_kind(key, *found, "a table",
                     fmt::format("write [{}]{} and its keys below", path(key),
                                 doubled ? " with single brackets, once," : ""));
    return nullptr;
}

std::vector<Value const*> TableReader::tables(std::string_view key) {
    std::vector<Value const*> found;
    Value const* const list = value(key);
    if (list == nullptr) return found;
    auto const instead = fmt::format("write [[{}]] with double brackets, once for each", path(key));
    if (list->kind != Kind::list) {
        complain_of_kind(key, *list, "a list of tables", instead);
        return found;
    }
    for (auto const& one : list->list) {
        if (one.kind == Kind::table)
            found.push_back(&one);
        else
            problems_.add(
                one.place,
                fmt::format("{} holds tables and this is {}", path(key), kind_name(one.kind)),
                instead);
    }
    return found;
}

void TableReader::require(std::string_view key, problems::Place const& table_place,
                          std::string_view example) {
    if (table_ != nullptr && table_->find(key) != nullptr) return;
    problems_.add(table_place, fmt::format("{} is missing", path(key)),
                  fmt::format("write {}", example));
}

void TableReader::complain_of_unknown() {
    if (table_ == nullptr) return;
    std::vector<std::string_view> const known(known_.begin(), known_.end());
    for (auto const& entry : table_->entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        bool const table = entry.value.kind == Kind::table ||
                           (entry.value.kind == Kind::list && !entry.value.list.empty() &&
                            entry.value.list.front().kind == Kind::table);
        problems_.add(entry.place,
                      fmt::format("unknown {} '{}'", table ? "table" : "key", path(entry.key)),
                      hint_for_key(prefix_, entry.key, known));
    }
}

}  // namespace diorama::scenario
