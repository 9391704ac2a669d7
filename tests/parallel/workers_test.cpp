#include "parallel/workers.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace diorama::parallel {

TEST_CASE("each index is visited exactly once, by any number of workers", "[parallel][workers]") {
    for (std::size_t threads : {1u, 2u, 3u, 8u}) {
        Workers const workers(threads);
        for (std::size_t count : {0u, 1u, 2u, 7u, 1000u}) {
            INFO(threads << " workers, " << count << " indices");
            std::vector<int> visits(count, 0);  // each worker writes its own element only
            workers.for_each(count, [&](std::size_t i) { ++visits[i]; });
            REQUIRE(visits == std::vector<int>(count, 1));
        }
    }
}

TEST_CASE("chunks cover all rows once and are numbered in row order", "[parallel][workers]") {
    for (std::size_t threads : {1u, 2u, 3u, 8u}) {
        Workers const workers(threads);
        for (std::size_t rows : {0u, 1u, 2047u, 2048u, 2049u, 20'000u}) {
            INFO(threads << " workers, " << rows << " rows");
            std::vector<int> visits(rows, 0);
            std::vector<Rows> seen(chunk_count(rows));
            workers.for_chunks(rows, [&](Rows range, std::size_t index) {
                seen[index] = range;
                for (std::size_t row = range.first; row < range.last; ++row) ++visits[row];
            });
            REQUIRE(visits == std::vector<int>(rows, 1));
            for (std::size_t i = 0; i < seen.size(); ++i) {
                REQUIRE(seen[i].first == i * rows_per_chunk);
                REQUIRE(seen[i].size() > 0);
            }
        }
    }
}

TEST_CASE("as many parts as workers cover all rows once, in row order", "[parallel][workers]") {
    for (std::size_t const threads : {1u, 2u, 3u, 7u})
        for (std::size_t const rows : {0u, 1u, 5u, 4096u, 10001u}) {
            parallel::Workers const workers(threads);
            std::vector<parallel::Rows> parts(threads);
            workers.for_parts(rows,
                              [&](parallel::Rows own, std::size_t part) { parts[part] = own; });
            std::size_t next = 0;
            for (auto const& own : parts) {
                REQUIRE(own.first == next);
                next = own.last;
            }
            REQUIRE(next == rows);
        }
}

TEST_CASE("a chunk is 2048 rows and the last one the rest", "[parallel][workers]") {
    REQUIRE(chunk_count(0) == 0);
    REQUIRE(chunk_count(2048) == 1);
    REQUIRE(chunk_count(2049) == 2);
    REQUIRE(chunk(1, 2049).first == 2048);
    REQUIRE(chunk(1, 2049).size() == 1);
}

TEST_CASE("an exception in a body reaches the caller, and the workers can be used again",
          "[parallel][workers]") {
    for (std::size_t threads : {1u, 2u, 3u, 8u}) {
        INFO(threads << " workers");
        Workers const workers(threads);
        auto const failing = [](std::size_t i) {
            if (i == 13) throw std::runtime_error("row 13");
        };
        REQUIRE_THROWS_WITH(workers.for_each(100, failing), "row 13");
        std::vector<int> visits(100, 0);
        workers.for_each(100, [&](std::size_t i) { ++visits[i]; });
        REQUIRE(visits == std::vector<int>(100, 1));
    }
}

TEST_CASE("eight workers run at the same time, however few the cores", "[parallel][workers]") {
    Workers const workers(8);
    std::mutex mutex;
    std::condition_variable all_here;
    int arrived_count = 0;
    int met_count = 0;
    // Each body holds its thread until the eighth has come; fewer threads would wait in vain.
    workers.for_each(8, [&](std::size_t) {
        std::unique_lock lock(mutex);
        ++arrived_count;
        all_here.notify_all();
        if (all_here.wait_for(lock, std::chrono::seconds(5), [&] { return arrived_count == 8; }))
            ++met_count;
    });
    REQUIRE(met_count == 8);
}

TEST_CASE("one worker is the calling thread, in index order", "[parallel][workers]") {
    Workers const workers(1);
    std::vector<std::size_t> order;
    std::set<std::thread::id> threads;
    workers.for_each(5, [&](std::size_t i) {
        order.push_back(i);
        threads.insert(std::this_thread::get_id());
    });
    REQUIRE(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
    REQUIRE(threads == std::set{std::this_thread::get_id()});
}

TEST_CASE("a body keeps what it writes into itself", "[parallel][workers]") {
    struct Counter {
        std::atomic<int> calls{0};
        void operator()(std::size_t) { ++calls; }
    } counter;
    Workers const workers(3);
    workers.for_each(50, counter);
    REQUIRE(counter.calls == 50);
}

TEST_CASE("zero workers means one for each core", "[parallel][workers]") {
    REQUIRE(core_count() >= 1);
    REQUIRE(Workers(0).threads() == core_count());
    REQUIRE(Workers(7).threads() == 7);
}

TEST_CASE("a few workers inside many do their share alone", "[parallel][workers]") {
    Workers const outer(4);
    std::vector<int> sums(12, 0);
    outer.for_each(12, [&](std::size_t i) {
        Workers const inner(1);
        inner.for_each(10, [&](std::size_t j) { sums[i] += static_cast<int>(j); });
    });
    REQUIRE(sums == std::vector<int>(12, 45));
}

}  // namespace diorama::parallel
