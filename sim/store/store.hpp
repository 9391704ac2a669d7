#pragma once
#include <functional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace diorama::store {

/// Version of the tables (`PRAGMA user_version`); docs/guide/experiments.md describes them.
inline constexpr int schema_version = 1;

/// The runs of one experiment in one SQLite file.
class Store {
public:
    /// Opens a store, or makes an empty one where `access` is write and there is no file.
    /// Errors   throws problems::InputError when there is no such file to read, when it is no store
    ///          of ours, or one of another schema; StoreError when it cannot be opened
    Store(std::string const& path, Access access);

    Database& database() noexcept { return database_; }
    std::string const& path() const noexcept { return database_.path(); }

    /// Whether nobody has begun an experiment in it yet.
    bool empty();
    /// Writes what the experiment is, and all of its points, before anything runs.
    void begin(Identity const& identity, std::vector<Point> const& points);
    Identity identity();
    std::vector<Point> points();
    /// Adds points after those that are there.
    void add_points(std::vector<Point> const& points);
    /// Notes the build that works on it now, and that other builds did so.
    void note_build(std::string const& build);

    /// Calls visit(run) for every run, by point, replicate and arm; outcomes are not filled in.
    void for_each_run(std::function<void(RunRow const& run)> const& visit);
    /// As for_each_run(), with the outcomes.
    void for_each_outcome(std::function<void(RunRow const& run)> const& visit);

    /// Writes these runs in one transaction; an earlier failure of the same run gives way.
    /// Errors   throws StoreError, and then none of them is written
    void add(std::vector<RunRow> const& runs);

    /// After the last write: the store becomes one plain file without a journal beside it.
    void settle() noexcept;

private:
    Database database_;
    std::vector<std::string> measures_, weekly_measures_;  ///< once begun or read
    bool know_identity_ = false;
};

/// Whether two stores hold the same experiment.
/// Returns  what differs, as in `the measures`; "" when nothing does
std::string difference(Identity const& one, Identity const& other);

}  // namespace diorama::store
