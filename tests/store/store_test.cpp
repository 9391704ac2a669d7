#include "store/store.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "own_files.hpp"
#include "problems/problem.hpp"
#include "store/merge.hpp"

using namespace diorama;

namespace {

store::Identity made_up() {
    store::Identity identity;
    identity.engine_version = "1";
    identity.experiment = "made up";
    identity.design = "grid";
    identity.design_points = 2;
    identity.seeds = "common";
    identity.arms = {{"a", "d1", "weeks = 1", 1, 7}, {"b", "d2", "weeks = 1", 1, 7}};
    identity.factors = {{"x.y", "share", "levels", NAN, NAN, {0.25, std::string("never")}}};
    identity.measures = {{"using", "share", true, "who uses"}};
    identity.weekly = {"using"};
    return identity;
}

std::vector<store::Point> const two_points{{0.25}, {std::string("never")}};

store::RunRow run(std::string id, std::string arm, std::string digest) {
    store::RunRow row;
    row.run_id = std::move(id);
    row.arm = std::move(arm);
    row.digest = std::move(digest);
    row.outcomes = {0.5};
    row.weekly = {0.1, 0.5};
    return row;
}

store::RunRow failure(std::string id) {
    store::RunRow row;
    row.run_id = std::move(id);
    row.arm = "a";
    row.status = store::RunStatus::failed;
    row.error = "took too long";
    return row;
}

std::vector<store::RunRow> runs_in(store::Store& store) {
    std::vector<store::RunRow> runs;
    store.for_each_outcome([&](store::RunRow const& row) { runs.push_back(row); });
    return runs;
}

std::int64_t count(store::Store& store, std::string const& table) {
    store::Statement rows(store.database(), "SELECT count(*) FROM " + table);
    rows.step();
    return rows.whole(0);
}

}  // namespace

TEST_CASE("what is written is read again", "[store]") {
    test::OwnFolder const place;
    {
        store::Store store(place / "a.sqlite", store::Access::write);
        REQUIRE(store.empty());
        store.begin(made_up(), two_points);
        store.add({run("1", "a", "aa"), run("2", "b", "bb"), failure("3")});
        store.settle();
    }
    REQUIRE_FALSE(std::filesystem::exists(place / "a.sqlite-wal"));
    store::Store store(place / "a.sqlite", store::Access::read);
    REQUIRE(store::difference(store.identity(), made_up()).empty());
    REQUIRE(store.points() == two_points);
    auto const runs = runs_in(store);
    REQUIRE(runs.size() == 3);
    REQUIRE(runs[0].outcomes == std::vector{0.5});
    REQUIRE(count(store, "weekly") == 4);
    REQUIRE(count(store, "outcomes") == 2);
}

TEST_CASE("a failed run gives way to a finished one, never the other way", "[store]") {
    test::OwnFolder const place;
    store::Store store(place / "a.sqlite", store::Access::write);
    store.begin(made_up(), two_points);
    store.add({failure("1")});
    store.add({run("1", "a", "aa")});
    store.add({failure("1")});
    auto const runs = runs_in(store);
    REQUIRE(runs.size() == 1);
    REQUIRE(runs[0].status == store::RunStatus::done);
    REQUIRE(runs[0].error.empty());
}

TEST_CASE("a store of other tables says what to do", "[store]") {
    test::OwnFolder const place;
    {
        store::Store store(place / "a.sqlite", store::Access::write);
        store.database().run("PRAGMA user_version = 99");
    }
    REQUIRE_THROWS_WITH(
        store::Store(place / "a.sqlite", store::Access::read),
        Catch::Contains("tables of version 99") && Catch::Contains("use the newer program"));
}

TEST_CASE("files that are no stores are refused", "[store]") {
    test::OwnFolder const place;
    place.write("text.sqlite", "this is a letter, not a data base, and long enough");
    REQUIRE_THROWS_AS(store::Store(place / "text.sqlite", store::Access::read),
                      problems::InputError);
    REQUIRE_THROWS_AS(store::Store(place / "none.sqlite", store::Access::read),
                      problems::InputError);
    REQUIRE_THROWS_AS(store::Store(place / "no/folder.sqlite", store::Access::write),
                      problems::InputError);
    REQUIRE_FALSE(std::filesystem::exists(place / "none.sqlite"));
}

TEST_CASE("merging is the union, whatever the order", "[store][merge]") {
    test::OwnFolder const place;
    for (auto const& [name, rows] : std::vector<std::pair<std::string, std::vector<store::RunRow>>>{
             {"a", {run("1", "a", "aa"), failure("2")}},
             {"b", {run("2", "a", "bb"), run("3", "b", "cc")}}}) {
        store::Store store(place / name, store::Access::write);
        store.begin(made_up(), two_points);
        store.add(rows);
    }
    for (auto const& order : {std::vector{place / "a", place / "b"},
                              std::vector{place / "b", place / "a", place / "b"}}) {
        auto const into = place / std::to_string(order.size());
        auto const merged = store::merge(order, into);
        REQUIRE(merged.runs == 3);
        REQUIRE(merged.failed == 0);
        REQUIRE(merged.conflicts.empty());
        store::Store store(into, store::Access::read);
        REQUIRE(runs_in(store).size() == 3);
        REQUIRE(count(store, "weekly") == 6);
        REQUIRE(count(store, "outcomes") == 3);
    }
}

TEST_CASE("one run with two digests is a conflict, and the first one stays", "[store][merge]") {
    test::OwnFolder const place;
    for (std::string const name : {"a", "b"}) {
        store::Store store(place / name, store::Access::write);
        store.begin(made_up(), two_points);
        store.add({run("1", "a", "digest of " + name)});
    }
    auto const merged = store::merge({place / "a", place / "b"}, place / "c");
    REQUIRE(merged.conflicts.size() == 1);
    REQUIRE(merged.conflicts[0].digest == "digest of b");
    REQUIRE(merged.conflicts[0].other_digest == "digest of a");
}

TEST_CASE("stores of different experiments are not merged", "[store][merge]") {
    test::OwnFolder const place;
    auto other = made_up();
    other.arms[1].digest = "another scenario";
    {
        store::Store one(place / "a", store::Access::write);
        one.begin(made_up(), two_points);
        store::Store two(place / "b", store::Access::write);
        two.begin(other, two_points);
    }
    REQUIRE_THROWS_WITH(store::merge({place / "a", place / "b"}, place / "c"),
                        Catch::Contains("b:1:1: error: it differs from ") &&
                            Catch::Contains("the scenario of 'b'"));
    REQUIRE_FALSE(std::filesystem::exists(place / "c"));
}
