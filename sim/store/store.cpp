#include "store/store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "problems/problem.hpp"
#include "store/schema.hpp"

namespace diorama::store {

namespace {

/// Memory for pages, in KiB: bounded, whatever the size of the store.
constexpr int page_cache_kib = 16'384;

std::string const& checked_path(std::string const& path, Access access) {
    auto const refuse = [&](std::string what, std::string instead) {
        throw problems::InputError({{{path, 1, 1}, std::move(what), std::move(instead)}});
    };
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status))
        refuse("a store is a file and this is a folder", "name a file in it");
    if (!std::filesystem::exists(status) && access == Access::read)
        refuse("there is no such store", "diorama batch EXPERIMENT --store " + path + " begins it");
    auto const folder = std::filesystem::absolute(path, error).parent_path();
    if (!std::filesystem::is_directory(folder, error))
        refuse(fmt::format("there is no folder {}", folder.string()), "make it first");
    return path;
}

}  // namespace

std::string text_of(PointValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    return fmt::format("{}", std::get<double>(value));
}

Store::Store(std::string const& path, Access access)
    : database_(checked_path(path, access), access) {
    demand_schema(database_, access);
    database_.run(fmt::format("PRAGMA cache_size = -{}", page_cache_kib));
    if (access == Access::write)
        // A commit then costs no wait for the disk; after a power cut the last few runs may be
        // missing, whole, and are run again.
        database_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
}

bool Store::empty() {
    Statement statement(database_, "SELECT count(*) FROM facts");
    return !statement.step() || statement.whole(0) == 0;
}

void Store::for_each_run(std::function<void(RunRow const& run)> const& visit) {
    Statement rows(
        database_,
        "SELECT run_id, runs.arm, point, replicate, runs.seed, status, error, runs.digest, seconds "
        "FROM runs LEFT JOIN arms ON arms.arm = runs.arm "
        "ORDER BY point, replicate, arms.place, runs.arm");
    while (rows.step()) {
        RunRow run;
        run.run_id = rows.text(0);
        run.arm = rows.text(1);
        run.point = rows.whole(2);
        run.replicate = rows.whole(3);
        run.seed = rows.whole(4);
        run.status = rows.text(5) == "done" ? RunStatus::done : RunStatus::failed;
        run.error = rows.text(6);
        run.digest = rows.text(7);
        run.seconds = rows.number(8);
        visit(run);
    }
}

void Store::for_each_outcome(std::function<void(RunRow const& run)> const& visit) {
    auto const measures = identity().measures;
    Statement outcomes(database_, "SELECT measure, value FROM outcomes WHERE run_id = ?");
    for_each_run([&](RunRow const& row) {
        RunRow run = row;
        run.outcomes.assign(measures.size(), std::numeric_limits<double>::quiet_NaN());
        outcomes.bind(1, run.run_id);
        while (outcomes.step()) {
            auto const name = outcomes.text(0);
            for (std::size_t k = 0; k < measures.size(); ++k)
                if (measures[k].measure == name) run.outcomes[k] = outcomes.number(1);
        }
        visit(run);
    });
}

void Store::add(std::vector<RunRow> const& runs) {
    if (runs.empty()) return;
    if (!know_identity_) identity();
    Transaction transaction(database_);
    Statement insert(database_,
                     "INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(run_id) DO "
                     "UPDATE SET status = excluded.status, error = excluded.error, digest = "
                     "excluded.digest, seconds = excluded.seconds WHERE status = 'failed'");
    Statement outcome(database_, "INSERT OR IGNORE INTO outcomes VALUES(?, ?, ?)");
    Statement number(database_, "INSERT OR IGNORE INTO weekly_runs(run_id) VALUES(?)");
    Statement find_number(database_, "SELECT number FROM weekly_runs WHERE run_id = ?");
    Statement week_value(database_, "INSERT OR IGNORE INTO weekly_values VALUES(?, ?, ?, ?)");
    for (auto const& run : runs) {
        bool const done = run.status == RunStatus::done;
        insert.bind(1, run.run_id).bind(2, run.arm).bind(3, run.point).bind(4, run.replicate);
        insert.bind(5, run.seed).bind(6, std::string_view(done ? "done" : "failed"));
        done ? insert.bind_null(7).bind(8, run.digest) : insert.bind(7, run.error).bind_null(8);
        insert.bind(9, run.seconds).execute();
        for (std::size_t k = 0; done && k < measures_.size(); ++k)
            outcome.bind(1, run.run_id).bind(2, measures_[k]).bind(3, run.outcomes[k]).execute();
        if (!done || run.weekly.empty()) continue;
        number.bind(1, run.run_id).execute();
        find_number.bind(1, run.run_id);
        find_number.step();
        auto const run_number = find_number.whole(0);
        find_number.execute();
        std::size_t const columns = weekly_measures_.size();
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t week = 0; week < run.weekly.size() / columns; ++week)
                week_value.bind(1, run_number)
                    .bind(2, static_cast<std::int64_t>(column))
                    .bind(3, static_cast<std::int64_t>(week))
                    .bind(4, run.weekly[week * columns + column])
                    .execute();
    }
    transaction.commit();
}

void Store::settle() noexcept {
    // Fails while another program reads along: then the journal stays, and nothing is lost.
    sqlite3_busy_timeout(database_.handle(), 0);
    sqlite3_exec(database_.handle(),
                 "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE", nullptr, nullptr,
                 nullptr);
}

}  // namespace diorama::store
