#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/document.hpp"

namespace diorama::scenario {

/// Reads one table strictly: every key is asked for by name, and complain_of_unknown() tells of the
/// keys that nobody asked for. Each reading gives nothing when the key is absent or wrong; what is
/// wrong is added to the problems.
class TableReader {
public:
    /// Takes    table: outlives the reader, or null for a table that is not there;
    ///          prefix: `leadership.`, put before keys in messages
    TableReader(Table const* table, std::string prefix, problems::Problems& problems)
        : table_(table), prefix_(std::move(prefix)), problems_(problems) {}

    Value const* value(std::string_view key);
    std::optional<std::string> text(std::string_view key);
    std::optional<std::int64_t> whole(std::string_view key, std::int64_t low, std::int64_t high,
                                      std::string_view unit);
    std::optional<double> number(std::string_view key, double low, double high,
                                 std::string_view unit);
    std::optional<bool> flag(std::string_view key);
    /// Place of the word in `words`.
    std::optional<std::size_t> choice(std::string_view key,
                                      std::vector<std::string_view> const& words);
    /// Each with its place.
    std::optional<std::vector<Value>> texts(std::string_view key, std::string_view example);
    Table const* table(std::string_view key);
    /// The tables of `[[key]]`.
    std::vector<Value const*> tables(std::string_view key);

    /// A key without which the table means nothing.
    void require(std::string_view key, problems::Place const& table_place,
                 std::string_view example);
    /// Lets a key pass that another reader of the same table reads.
    void know(std::string_view key) { known_.emplace_back(key); }
    void complain_of_unknown();

    problems::Place place_of(std::string_view key) const;
    std::string path(std::string_view key) const { return prefix_ + std::string(key); }
    problems::Problems& problems() { return problems_; }

private:
    void complain_of_kind(std::string_view key, Value const& value, std::string_view wanted,
                          std::string const& instead);

    Table const* table_;
    std::string prefix_;
    problems::Problems& problems_;
    std::vector<std::string> known_;
};

/// `write a number from 0 to 40 hours/week`: what a range asks for.
std::string range_text(std::string_view noun, double low, double high, std::string_view unit);

/// Holds one number against a range: NaN, infinities and what lies outside are added to problems.
bool check_range(std::string const& path, Value const& value, double low, double high, bool whole,
                 std::string_view unit, problems::Problems& problems);

/// A number as TOML and people write it, the shortest that reads back as the same.
std::string number_text(double value);

}  // namespace diorama::scenario
