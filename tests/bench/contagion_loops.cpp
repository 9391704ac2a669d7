#include "contagion_loops.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

// Built with -O3 for the processor at hand: a yardstick should not lose to its compiler.
namespace diorama::bench {

namespace {

constexpr std::uint8_t adopted_mark = 0;

struct Csr {
    explicit Csr(org::Ties const& ties)
        : offsets(ties.offsets().data()),
          neighbours(reinterpret_cast<std::uint32_t const*>(ties.neighbours().data())),
          headcount(static_cast<std::uint32_t>(ties.headcount())) {}
    std::uint32_t const* offsets;
    std::uint32_t const* neighbours;
    std::uint32_t headcount;
};

AdoptionWeeks at_start(Outbreak const& o) {
    AdoptionWeeks weeks(o.adopted.size(), never);
    for (std::size_t i = 0; i < weeks.size(); ++i)
        if (o.adopted[i] != 0) weeks[i] = 0;
    return weeks;
}

/// What everybody can take, as the engine draws it; 0 = has adopted.
std::vector<std::uint16_t> resistances(Outbreak const& o) {
    std::vector<std::uint16_t> needed((o.adopted.size() + 63) / 64 * 64, 0);
    double const log_escape = numerics::log1p(-o.beta);
    for (std::size_t i = 0; i < o.adopted.size(); i += 4) {
        auto const words = random::words(
            {o.seed, random::Purpose::contagion, 0, static_cast<std::uint32_t>(i / 4)});
        for (std::size_t k = 0; k < 4 && i + k < o.adopted.size(); ++k)
            if (o.adopted[i + k] == 0)
                needed[i + k] = static_cast<std::uint16_t>(
                    1.0 + numerics::log(random::uniform(words[k])) / log_escape);
    }
    return needed;
}

/// Adopted neighbours of `i`.
std::uint32_t around(Csr const& csr, std::uint8_t const* adopted, std::uint32_t i) {
    std::uint32_t count = 0;
    for (std::uint32_t e = csr.offsets[i]; e < csr.offsets[i + 1]; ++e)
        count += adopted[csr.neighbours[e]];
    return count;
}

AdoptionWeeks pull_all(Outbreak const& o) {
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto needed = resistances(o);
    auto adopted = o.adopted;
    std::vector<std::uint32_t> newest;
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        newest.clear();
        for (std::uint32_t i = 0; i < csr.headcount; ++i) {
            if (adopted[i] != 0) continue;
            std::uint32_t const count = around(csr, adopted.data(), i);
            if (needed[i] > count)
                needed[i] = static_cast<std::uint16_t>(needed[i] - count);
            else
                newest.push_back(i);
        }
        for (std::uint32_t const i : newest) {
            adopted[i] = 1;
            weeks[i] = static_cast<std::uint16_t>(week);
        }
    }
    return weeks;
}

std::vector<std::uint32_t> susceptible(Outbreak const& o) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < o.adopted.size(); ++i)
        if (o.adopted[i] == 0) rows.push_back(i);
    return rows;
}

std::vector<std::uint32_t> adopters(Outbreak const& o) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < o.adopted.size(); ++i)
        if (o.adopted[i] != 0) rows.push_back(i);
    return rows;
}

AdoptionWeeks pull_susceptible(Outbreak const& o) {
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto needed = resistances(o);
    auto adopted = o.adopted;
    auto rows = susceptible(o);
    std::vector<std::uint32_t> newest;
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        newest.clear();
        std::size_t kept = 0;
        for (std::uint32_t const i : rows) {
            std::uint32_t const count = around(csr, adopted.data(), i);
            if (needed[i] > count) {
                needed[i] = static_cast<std::uint16_t>(needed[i] - count);
                rows[kept++] = i;
            } else {
                newest.push_back(i);
            }
        }
        rows.resize(kept);
        for (std::uint32_t const i : newest) {
            adopted[i] = 1;
            weeks[i] = static_cast<std::uint16_t>(week);
        }
    }
    return weeks;
}

constexpr std::size_t offsets_ahead = 20;
constexpr std::size_t ahead = 8;

/// The neighbours of all of `newest` count them.
template <class Told>
void push(Csr const& csr, std::vector<std::uint32_t> const& newest, Told&& told) {
    for (std::size_t n = 0; n < newest.size(); ++n) {
        if (n + offsets_ahead < newest.size())
            __builtin_prefetch(csr.offsets + newest[n + offsets_ahead]);
        if (n + ahead < newest.size()) {
            auto const* later = csr.neighbours + csr.offsets[newest[n + ahead]];
            __builtin_prefetch(later);
            __builtin_prefetch(later + 15);
        }
        std::uint32_t const i = newest[n];
        for (std::uint32_t e = csr.offsets[i]; e < csr.offsets[i + 1]; ++e) told(csr.neighbours[e]);
    }
}

AdoptionWeeks push_susceptible(Outbreak const& o) {
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto needed = resistances(o);
    std::vector<std::uint8_t> counts(csr.headcount, 0);
    auto rows = susceptible(o);
    auto newest = adopters(o);
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        push(csr, newest, [&](std::uint32_t peer) { ++counts[peer]; });
        newest.clear();
        std::size_t kept = 0;
        for (std::uint32_t const i : rows) {
            if (needed[i] > counts[i]) {
                needed[i] = static_cast<std::uint16_t>(needed[i] - counts[i]);
                rows[kept++] = i;
            } else {
                newest.push_back(i);
                weeks[i] = static_cast<std::uint16_t>(week);
            }
        }
        rows.resize(kept);
    }
    return weeks;
}

/// As push_susceptible, but a row is visited from the first adopted neighbour on, and what a visit
/// reads lies in the list itself.
AdoptionWeeks push_frontier(Outbreak const& o) {
    struct Visited {
        std::uint32_t row;
        std::uint32_t needed;
    };
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto const needed = resistances(o);
    std::vector<std::uint8_t> counts(csr.headcount, 0);
    std::vector<Visited> frontier;
    frontier.reserve(csr.headcount);
    auto newest = adopters(o);
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        push(csr, newest, [&](std::uint32_t peer) {
            if (counts[peer]++ == 0 && needed[peer] != adopted_mark)
                frontier.push_back({peer, needed[peer]});
        });
        newest.clear();
        std::size_t kept = 0;
        for (Visited const visited : frontier) {
            std::uint32_t const count = counts[visited.row];
            if (visited.needed > count) {
                frontier[kept++] = {visited.row, visited.needed - count};
            } else {
                newest.push_back(visited.row);
                weeks[visited.row] = static_cast<std::uint16_t>(week);
            }
        }
        frontier.resize(kept);
    }
    return weeks;
}

constexpr std::size_t block = 64;

/// All of a block at once, without a branch.
inline void wear(std::uint16_t* __restrict needed, std::uint8_t const* __restrict counts,
                 std::uint8_t* __restrict adopts) {
    for (std::size_t i = 0; i < block; ++i) {
        std::uint16_t const before = needed[i];
        std::uint16_t const after =
            before > counts[i] ? static_cast<std::uint16_t>(before - counts[i]) : std::uint16_t{0};
        adopts[i] = before == after ? 0 : after == 0 ? 1 : 0;
        needed[i] = after;
    }
}

template <class Taken>
inline void each_set(std::uint8_t const* adopts, std::size_t row, Taken&& taken) {
    for (std::size_t i = 0; i < block; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, adopts + i, 8);
        for (; eight != 0; eight &= eight - 1)
            taken(static_cast<std::uint32_t>(
                row + i + static_cast<std::size_t>(std::countr_zero(eight)) / 8));
    }
}

AdoptionWeeks push_sweep(Outbreak const& o) {
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto needed = resistances(o);
    std::vector<std::uint8_t> counts(needed.size(), 0);
    auto newest = adopters(o);
    newest.reserve(csr.headcount);
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        push(csr, newest, [&](std::uint32_t peer) { ++counts[peer]; });
        newest.clear();
        for (std::size_t row = 0; row < needed.size(); row += block) {
            alignas(64) std::uint8_t adopts[block];
            wear(needed.data() + row, counts.data() + row, adopts);
            each_set(adopts, row, [&](std::uint32_t i) {
                newest.push_back(i);
                weeks[i] = static_cast<std::uint16_t>(week);
            });
        }
    }
    return weeks;
}

/// Nobody is visited at all before they are due: each count of a new neighbour settles what was
/// taken so far and puts the person down for the week that now follows.
AdoptionWeeks calendar(Outbreak const& o) {
    struct Person {
        std::uint16_t needed, settled_week, due_week;
        std::uint8_t count;
    };
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    auto const needed = resistances(o);
    std::vector<Person> people(csr.headcount);
    for (std::uint32_t i = 0; i < csr.headcount; ++i) people[i] = {needed[i], 0, never, 0};
    std::vector<std::vector<std::uint32_t>> due(o.weeks + 1);
    auto newest = adopters(o);
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        push(csr, newest, [&](std::uint32_t peer) {
            auto& person = people[peer];
            if (person.needed == adopted_mark) return;
            std::uint32_t const passed = week - 1 - person.settled_week;
            person.needed = static_cast<std::uint16_t>(person.needed - passed * person.count);
            person.settled_week = static_cast<std::uint16_t>(week - 1);
            ++person.count;
            std::uint32_t const then =
                week - 1 + (person.needed + person.count - 1U) / person.count;
            if (then >= person.due_week || then > o.weeks) return;
            person.due_week = static_cast<std::uint16_t>(then);
            due[then].push_back(peer);
        });
        newest.clear();
        for (std::uint32_t const i : due[week]) {
            if (people[i].needed == adopted_mark || people[i].due_week != week) continue;
            people[i].needed = adopted_mark;
            weeks[i] = static_cast<std::uint16_t>(week);
            newest.push_back(i);
        }
    }
    return weeks;
}

/// The upper halves of sixteen products and the lower ones.
inline void multiply(std::uint32_t by, std::uint32_t const* __restrict from,
                     std::uint32_t* __restrict high, std::uint32_t* __restrict low) {
#pragma GCC unroll 1
    for (std::size_t i = 0; i < 16; ++i) {
        high[i] = static_cast<std::uint32_t>((std::uint64_t{by} * from[i]) >> 32);
        low[i] = by * from[i];
    }
}

/// One word for each of 64 rows from 16 blocks of Philox4x32-10, side by side.
inline void draw_block(std::uint64_t seed, std::uint32_t week, std::uint32_t first,
                       std::uint32_t* __restrict words) {
    alignas(64) std::uint32_t a[16], b[16], c[16], d[16], high0[16], low0[16], high1[16], low1[16];
    for (std::uint32_t i = 0; i < 16; ++i) {
        a[i] = first / 4 + i;
        b[i] = week;
        c[i] = static_cast<std::uint32_t>(random::Purpose::contagion);
        d[i] = 0;
    }
    auto key0 = static_cast<std::uint32_t>(seed), key1 = static_cast<std::uint32_t>(seed >> 32);
    for (int round = 0; round < 10; ++round, key0 += 0x9E3779B9U, key1 += 0xBB67AE85U) {
        multiply(0xD2511F53U, a, high0, low0);
        multiply(0xCD9E8D57U, c, high1, low1);
#pragma GCC unroll 1
        for (std::size_t i = 0; i < 16; ++i) {
            a[i] = high1[i] ^ b[i] ^ key0;
            b[i] = low1[i];
            c[i] = high0[i] ^ d[i] ^ key1;
            d[i] = low0[i];
        }
    }
    // Which of the rows gets which word is free, as long as it stays so.
    std::memcpy(words, a, sizeof a);
    std::memcpy(words + 16, b, sizeof b);
    std::memcpy(words + 32, c, sizeof c);
    std::memcpy(words + 48, d, sizeof d);
}

/// A fresh draw for each person and week instead of one a person: the same chances, other people.
AdoptionWeeks weekly_draws(Outbreak const& o) {
    Csr const csr(o.ties);
    auto weeks = at_start(o);
    std::array<std::uint32_t, 256> adopts_below{};
    double escapes = 1.0;
    for (std::size_t k = 0; k < 256; ++k, escapes *= 1.0 - o.beta)
        adopts_below[k] = static_cast<std::uint32_t>((1.0 - escapes) * 0x1p32);
    std::size_t const padded = (csr.headcount + block - 1) / block * block;
    std::vector<std::uint8_t> counts(padded, 0), open(padded, 0);
    std::vector<std::uint8_t> left(padded / block, 0);
    for (std::uint32_t i = 0; i < csr.headcount; ++i) {
        open[i] = o.adopted[i] == 0 ? 1 : 0;
        left[i / block] = static_cast<std::uint8_t>(left[i / block] + open[i]);
    }
    auto newest = adopters(o);
    for (std::uint32_t week = 1; week <= o.weeks; ++week) {
        push(csr, newest, [&](std::uint32_t peer) { ++counts[peer]; });
        newest.clear();
        for (std::size_t row = 0; row < padded; row += block) {
            if (left[row / block] == 0) continue;
            alignas(64) std::array<std::uint32_t, block> words;
            alignas(64) std::uint8_t adopts[block];
            draw_block(o.seed, week, static_cast<std::uint32_t>(row), words.data());
            for (std::size_t i = 0; i < block; ++i)
                adopts[i] = static_cast<std::uint8_t>((words[i] < adopts_below[counts[row + i]]) &
                                                      open[row + i]);
            each_set(adopts, row, [&](std::uint32_t i) {
                open[i] = 0;
                --left[i / block];
                newest.push_back(i);
                weeks[i] = static_cast<std::uint16_t>(week);
            });
        }
    }
    return weeks;
}

constexpr std::array loops{
    Loop{"pull, everybody", pull_all, true},
    Loop{"pull, those left", pull_susceptible, true},
    Loop{"push, those left", push_susceptible, true},
    Loop{"push, frontier list", push_frontier, true},
    Loop{"push, vector sweep", push_sweep, true},
    Loop{"calendar of due people", calendar, true},
    Loop{"push, vector sweep, a draw each week", weekly_draws, false},
};

}  // namespace

std::span<Loop const> contagion_loops() { return loops; }

}  // namespace diorama::bench
