#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::scenario {

enum class Kind : std::uint8_t { text, whole, number, flag, list, table, date };

struct Entry;

/// A TOML table, its entries in the order in which they stand in the file.
struct Table {
    std::vector<Entry> entries;

    Entry const* find(std::string_view key) const;
    Entry* find(std::string_view key);
    void erase(std::string_view key);
};

/// One TOML value and where it stands: what the rest of the room reads in place of the library.
struct Value {
    Kind kind = Kind::text;
    problems::Place place;
    std::string text;        ///< of a text
    std::int64_t whole = 0;  ///< of a whole number
    double number = 0.0;     ///< of a whole number or a number
    bool flag = false;
    std::vector<Value> list;
    Table table;
    std::optional<std::string> typed;  ///< the letters of a `--set`; nothing for values of files
};

struct Entry {
    std::string key;
    problems::Place place;
    Value value;
};

/// Reads a TOML file.
///
/// Takes    path; asked_at: where the file is named, or nothing when the user typed it
/// Returns  its table, or nothing after adding what is wrong to `problems`
/// Errors   added: no such file, a directory, larger than 16 MiB, binary, not UTF-8, nested deeper
///          than 32, not TOML (its first mistake only: what follows it cannot be trusted)
std::optional<Table> read_document(std::string const& path,
                                   std::optional<problems::Place> const& asked_at,
                                   problems::Problems& problems);

/// The same of a text that is at hand.
///
/// Takes    path: what problems call it
/// Errors   added: bytes that are no text, nested deeper than 32, not TOML
std::optional<Table> parse_document(std::string const& text, std::string const& path,
                                    problems::Problems& problems);

/// The value of `--set PATH=VALUE`: TOML where it is TOML, else a text.
Value read_typed_value(std::string const& text, problems::Place const& place);

/// `a text`, `a whole number`, ... for messages.
std::string_view kind_name(Kind kind);

}  // namespace diorama::scenario
