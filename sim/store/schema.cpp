#include "store/schema.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "problems/problem.hpp"
#include "store/store.hpp"

namespace diorama::store {

namespace {

/// "Dior" as a number, by which `file` and we know a store.
constexpr std::int64_t application_id = 0x44696f72;

constexpr char const* tables = R"sql(
CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE builds(build TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE arms(arm TEXT PRIMARY KEY, place INTEGER, digest TEXT, weeks INTEGER, seed INTEGER,
                  scenario TEXT) WITHOUT ROWID;
CREATE TABLE factors(path TEXT PRIMARY KEY, place INTEGER, unit TEXT, scale TEXT, low REAL,
                     high REAL) WITHOUT ROWID;
CREATE TABLE levels(path TEXT, place INTEGER, value, PRIMARY KEY(path, place)) WITHOUT ROWID;
CREATE TABLE measures(measure TEXT PRIMARY KEY, place INTEGER, unit TEXT,
                      higher_is_better INTEGER, meaning TEXT) WITHOUT ROWID;
CREATE TABLE points(point INTEGER, path TEXT, value, PRIMARY KEY(point, path)) WITHOUT ROWID;
CREATE TABLE runs(run_id TEXT PRIMARY KEY, arm TEXT, point INTEGER, replicate INTEGER, seed INTEGER,
                  status TEXT, error TEXT, digest TEXT, seconds REAL) WITHOUT ROWID;
CREATE TABLE outcomes(run_id TEXT, measure TEXT, value REAL, PRIMARY KEY(run_id, measure))
    WITHOUT ROWID;
CREATE TABLE weekly_measures(measure TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE weekly_runs(number INTEGER PRIMARY KEY, run_id TEXT UNIQUE);
CREATE TABLE weekly_values(run INTEGER, measure INTEGER, week INTEGER, value REAL,
                           PRIMARY KEY(run, measure, week)) WITHOUT ROWID;
CREATE VIEW weekly AS
    SELECT r.run_id AS run_id, v.week AS week, m.measure AS measure, v.value AS value
    FROM weekly_values v JOIN weekly_runs r ON r.number = v.run
                         JOIN weekly_measures m ON m.number = v.measure;
)sql";

std::int64_t pragma(Database& database, std::string const& name) {
    Statement statement(database, "PRAGMA " + name);
    return statement.step() ? statement.whole(0) : 0;
}

bool has_tables(Database& database) {
    Statement statement(database, "SELECT count(*) FROM sqlite_master");
    return statement.step() && statement.whole(0) > 0;
}

[[noreturn]] void refuse(Database const& database, std::string what, std::string instead) {
    throw problems::InputError({{{database.path(), 1, 1}, std::move(what), std::move(instead)}});
}

}  // namespace

void demand_schema(Database& database, Access access) {
    bool tabled = false;
    try {
        tabled = has_tables(database);
    } catch (StoreError const& error) {
        if (sqlite3_errcode(database.handle()) == SQLITE_NOTADB)
            refuse(database, "this is no SQLite file", "name a file that diorama batch wrote");
        refuse(database, fmt::format("this is no store: {}", error.what()),
               "name a file that diorama batch wrote");
    }
    if (!tabled && access == Access::write) {
        Transaction transaction(database);
        // Another process may have made them while this one waited.
        if (!has_tables(database))
            database.run(fmt::format("{}PRAGMA application_id = {}; PRAGMA user_version = {};",
                                     tables, application_id, schema_version));
        transaction.commit();
    }
    if (pragma(database, "application_id") != application_id)
        refuse(database, "this SQLite file is no store of Diorama",
               "name a file that diorama batch wrote");
    auto const version = pragma(database, "user_version");
    if (version != schema_version)
        refuse(database,
               fmt::format("the store has tables of version {} and this program works with version "
                           "{}",
                           version, schema_version),
               version > schema_version
                   ? "use the newer program that wrote it, or begin another store"
                   : "read it with the program that wrote it, or begin another store");
}

}  // namespace diorama::store
