#include "store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <utility>

namespace diorama::store {

namespace {

/// How long a writer waits for another one: on a loaded file server a commit may take seconds.
constexpr int lock_wait_milliseconds = 60'000;

std::string_view remedy(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return "; the disk is full: make room and start again, what is finished is kept";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "; another program holds the file: wait for it, or use a store of one's own for "
                   "each process and merge them";
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return "; the file and its folder must exist and be writable";
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return "; this is no sound store";
        case SQLITE_IOERR:
            return "; the disk did not take it: it may be full or broken; what is finished is kept";
        default:
            return "";
    }
}

}  // namespace

Database::Database(std::string const& path, Access access) : path_(path) {
    int const flags = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                              : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK && access == Access::read) {
        // Where one may not write, a store that was left in order can still be read.
        sqlite3_close_v2(handle_);
        code = sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                               nullptr);
    }
    if (code != SQLITE_OK) {
        auto const text = fmt::format("{}: cannot open the store ({}){}", path,
                                      sqlite3_errstr(code), remedy(code));
        sqlite3_close_v2(std::exchange(handle_, nullptr));
        throw StoreError(text);
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, lock_wait_milliseconds);
}

Database::~Database() { sqlite3_close_v2(handle_); }

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)) {}

void Database::run(std::string const& statements) {
    int const code = sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, "cannot work on the store");
}

void Database::fail(int code, std::string_view doing) const {
    throw StoreError(
        fmt::format("{}: {} ({}){}", path_, doing, sqlite3_errmsg(handle_), remedy(code)));
}

std::size_t Database::changed_rows() const noexcept {
    return static_cast<std::size_t>(sqlite3_changes64(handle_));
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
    int const code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &handle_, nullptr);
    if (code != SQLITE_OK) database.fail(code, "cannot read the store");
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int place, std::string_view text) {
    sqlite3_bind_text(handle_, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int place, std::int64_t whole) {
    sqlite3_bind_int64(handle_, place, whole);
    return *this;
}

Statement& Statement::bind(int place, double number) {
    sqlite3_bind_double(handle_, place, number);
    return *this;
}

Statement& Statement::bind_null(int place) {
    sqlite3_bind_null(handle_, place);
    return *this;
}

bool Statement::step() {
    int const code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    sqlite3_reset(handle_);
    if (code != SQLITE_DONE) database_.fail(code, "cannot work on the store");
    return false;
}

int Statement::columns() const { return sqlite3_column_count(handle_); }

std::string Statement::name(int place) const { return sqlite3_column_name(handle_, place); }

CellType Statement::type(int place) const {
    switch (sqlite3_column_type(handle_, place)) {
        case SQLITE_INTEGER:
            return CellType::whole;
        case SQLITE_FLOAT:
            return CellType::number;
        case SQLITE_NULL:
            return CellType::null;
        default:
            return CellType::text;
    }
}

std::string Statement::text(int place) const {
    auto const* const bytes = sqlite3_column_text(handle_, place);
    auto const length = static_cast<std::size_t>(sqlite3_column_bytes(handle_, place));
    return bytes == nullptr ? std::string()
                            : std::string(reinterpret_cast<char const*>(bytes), length);
}

std::int64_t Statement::whole(int place) const { return sqlite3_column_int64(handle_, place); }

double Statement::number(int place) const {
    return type(place) == CellType::null ? std::numeric_limits<double>::quiet_NaN()
                                         : sqlite3_column_double(handle_, place);
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace diorama::store
