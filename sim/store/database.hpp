#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace diorama::store {

/// A store that cannot be read or written: a full disk, a lock that does not go, a broken file.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

enum class Access : std::uint8_t { read, write };

/// One open SQLite file. Closed when it goes.
class Database {
public:
    /// Takes    access write: the file is made where there is none
    /// Errors   throws StoreError
    Database(std::string const& path, Access access);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;

    /// Runs statements that answer nothing that matters.
    /// Errors   throws StoreError
    void run(std::string const& statements);
    /// Throws StoreError for a code of SQLite's; `doing` says what failed.
    [[noreturn]] void fail(int code, std::string_view doing) const;

    sqlite3* handle() const noexcept { return handle_; }
    std::string const& path() const noexcept { return path_; }
    /// How many rows the last statement changed.
    std::size_t changed_rows() const noexcept;

private:
    std::string path_;
    sqlite3* handle_ = nullptr;
};

enum class CellType : std::uint8_t { null, whole, number, text };

/// A prepared statement. Outlived by its database.
class Statement {
public:
    /// Errors   throws StoreError
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;

    // Values, by place from 1. Texts are copied.
    Statement& bind(int place, std::string_view text);
    Statement& bind(int place, std::int64_t whole);
    /// NaN is kept as NULL.
    Statement& bind(int place, double number);
    Statement& bind_null(int place);

    /// The next row. False at the end, after which the statement can be bound anew.
    bool step();
    /// Carries out and makes ready for the next values.
    void execute() {
        while (step()) {
        }
    }

    // Cells of the row, by place from 0.
    int columns() const;
    std::string name(int place) const;
    CellType type(int place) const;
    std::string text(int place) const;
    std::int64_t whole(int place) const;
    /// NaN where it is NULL.
    double number(int place) const;

private:
    Database& database_;
    sqlite3_stmt* handle_ = nullptr;
};

/// All or nothing: undone unless commit() was reached.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace diorama::store
