#include "machine.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include "figures.hpp"
#include "parallel/workers.hpp"

namespace diorama::bench {

namespace {

constexpr int repetitions = 5;

/// work(thread) on all threads at once; the best of all repetitions, in seconds.
template <class Work>
double least_seconds(std::size_t threads, Work&& work) {
    parallel::Workers const workers(threads);
    workers.for_each(threads, work);  // warm
    double least = 0.0;
    for (int k = 0; k < repetitions; ++k) {
        double const seconds = seconds_of([&] { workers.for_each(threads, work); });
        if (least == 0.0 || seconds < least) least = seconds;
    }
    return least;
}

std::uint64_t scrambled(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

}  // namespace

double streamed_bytes_per_second(std::size_t threads) {
    // McCalpin's triad; each thread has its own part, far larger than any cache.
    constexpr std::size_t length = 8'000'000;
    std::vector<std::vector<double>> a(threads), b(threads), c(threads);
    for (std::size_t t = 0; t < threads; ++t) {
        a[t].assign(length, 0.0);
        b[t].assign(length, 1.0);
        c[t].assign(length, 2.0);
    }
    double const seconds = least_seconds(threads, [&](std::size_t t) {
        double* const to = a[t].data();
        for (std::size_t i = 0; i < length; ++i) to[i] = b[t][i] + 3.0 * c[t][i];
        benchmark::DoNotOptimize(to[length / 2]);
        benchmark::ClobberMemory();
    });
    return 24.0 * static_cast<double>(length * threads) / seconds;
}

double random_reads_per_second(std::size_t threads, std::size_t kilobytes) {
    // The same table for all threads, as a world's words are; addresses do not depend on what was
    // read, so that many reads are under way at once.
    constexpr std::size_t reads = 16'000'000;
    std::size_t const mask = (kilobytes << 10) / sizeof(std::uint32_t) - 1;
    std::vector<std::uint32_t> table(mask + 1);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::uint32_t>(i);
    std::vector<std::uint32_t> rows(reads);
    for (std::size_t i = 0; i < reads; ++i)
        rows[i] = static_cast<std::uint32_t>(scrambled(i + 1) & mask);
    std::vector<std::uint64_t> sums(threads * 16);
    double const seconds = least_seconds(threads, [&](std::size_t t) {
        std::uint64_t sum = 0;
        std::size_t const turned = t * (reads / 2);
        for (std::size_t i = 0; i < reads; ++i) {
            std::size_t const k = i + turned < reads ? i + turned : i + turned - reads;
            sum += table[rows[k]];
        }
        sums[t * 16] = sum;
    });
    benchmark::DoNotOptimize(sums.data());
    return static_cast<double>(reads * threads) / seconds;
}

double multiplications_per_second(std::size_t threads) {
    constexpr std::uint64_t count = 40'000'000;
    std::vector<std::uint64_t> results(threads * 16);
    double const seconds = least_seconds(threads, [&](std::size_t t) {
        std::uint64_t a = t + 1, b = t + 3, c = t + 5, d = t + 7;
        for (std::uint64_t i = 0; i < count / 4; ++i) {
            a = a * 0x9e3779b97f4a7c15U + i;
            b = b * 0xbf58476d1ce4e5b9U + i;
            c = c * 0x94d049bb133111ebU + i;
            d = d * 0xd6e8feb86659fd93U + i;
        }
        results[t * 16] = a ^ b ^ c ^ d;
    });
    benchmark::DoNotOptimize(results.data());
    return static_cast<double>(count * threads) / seconds;
}

}  // namespace diorama::bench
