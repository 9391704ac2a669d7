#include "store/merge.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "problems/problem.hpp"

namespace diorama::store {

namespace {

[[noreturn]] void refuse(std::string const& path, std::string what, std::string instead) {
    throw problems::InputError({{{path, 1, 1}, std::move(what), std::move(instead)}});
}

/// Demands that both hold the same points as far as both have them; adds those that are new.
void join_points(Store& target, Store& source) {
    auto const have = target.points();
    auto const more = source.points();
    for (std::size_t point = 0; point < std::min(have.size(), more.size()); ++point)
        if (have[point] != more[point])
            refuse(source.path(),
                   fmt::format("its point {} is not that of {}", point, target.path()),
                   "merge only stores of one experiment whose refinement began from one store");
    if (more.size() > have.size())
        target.add_points({more.begin() + static_cast<std::ptrdiff_t>(have.size()), more.end()});
}

/// Demands that all that hold anything are of one experiment: those that are merged, and the store
/// they are merged into where there is one.
void demand_one_experiment(std::vector<std::string> const& from, std::string const& into) {
    std::string first;
    Identity identity;
    auto paths = from;
    if (std::filesystem::exists(into)) paths.insert(paths.begin(), into);
    for (auto const& path : paths) {
        Store store(path, Access::read);
        if (store.empty()) continue;
        if (first.empty()) {
            first = path;
            identity = store.identity();
        } else if (auto const differs = difference(identity, store.identity()); !differs.empty()) {
            refuse(path, fmt::format("it differs from {} in {}", first, differs),
                   "merge only stores of one experiment, run by one version");
        }
    }
}

void note_conflicts(Database& database, std::string const& file, Merged& merged) {
    Statement differing(database,
                        "SELECT b.run_id, b.digest, a.digest FROM source.runs b JOIN main.runs a "
                        "ON a.run_id = b.run_id WHERE a.status = 'done' AND b.status = 'done' AND "
                        "a.digest <> b.digest ORDER BY b.run_id");
    while (differing.step())
        merged.conflicts.push_back({differing.text(0), file, differing.text(1), differing.text(2)});
}

/// Copies the rows of the attached `source` that main lacks; a finished run replaces a failed one.
void copy_runs(Database& database, Merged& merged) {
    database.run("CREATE TEMP TABLE wanted(run_id TEXT PRIMARY KEY) WITHOUT ROWID");
    database.run(
        "INSERT INTO wanted SELECT b.run_id FROM source.runs b LEFT JOIN main.runs a ON a.run_id = "
        "b.run_id WHERE a.run_id IS NULL OR (a.status = 'failed' AND b.status = 'done')");
    Statement counted(database,
                      "SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM source.runs)");
    counted.step();
    auto const wanted = static_cast<std::size_t>(counted.whole(0));
    merged.repeated += static_cast<std::size_t>(counted.whole(1)) - wanted;
    merged.added += wanted;
    counted.execute();
    database.run(
        "INSERT OR REPLACE INTO main.runs SELECT b.* FROM source.runs b JOIN wanted USING(run_id);"
        "INSERT OR IGNORE INTO main.outcomes SELECT o.* FROM source.outcomes o JOIN wanted "
        "USING(run_id);"
        "INSERT OR IGNORE INTO main.weekly_runs(run_id) SELECT r.run_id FROM source.weekly_runs r "
        "JOIN wanted USING(run_id);"
        "INSERT OR IGNORE INTO main.weekly_values SELECT n.number, v.measure, v.week, v.value FROM "
        "source.weekly_values v JOIN source.weekly_runs r ON r.number = v.run JOIN wanted "
        "USING(run_id) JOIN main.weekly_runs n ON n.run_id = r.run_id;"
        "INSERT OR IGNORE INTO main.builds SELECT build FROM source.builds;"
        "DROP TABLE wanted");
}

void merge_one(Store& target, std::string const& path, Merged& merged) {
    {
        Store source(path, Access::read);
        if (source.empty()) return;  // killed before it began
        if (target.empty())
            target.begin(source.identity(), source.points());
        else
            join_points(target, source);
    }
    auto& database = target.database();
    {
        Statement attach(database, "ATTACH DATABASE ? AS source");
        attach.bind(1, path).execute();
    }
    Transaction transaction(database);
    note_conflicts(database, path, merged);
    copy_runs(database, merged);
    transaction.commit();
    database.run("DETACH DATABASE source");
}

}  // namespace

Merged merge(std::vector<std::string> const& from, std::string const& into) {
    std::error_code error;
    for (auto const& path : from)
        if (std::filesystem::equivalent(path, into, error))
            refuse(path, "a store cannot be merged into itself", "leave it out: it is kept");
    demand_one_experiment(from, into);
    Store target(into, Access::write);
    Merged merged;
    for (auto const& path : from) merge_one(target, path, merged);
    Statement counts(target.database(), "SELECT count(*), total(status = 'failed') FROM runs");
    counts.step();
    merged.runs = static_cast<std::size_t>(counts.whole(0));
    merged.failed = static_cast<std::size_t>(counts.number(1));
    counts.execute();
    target.settle();
    return merged;
}

}  // namespace diorama::store
