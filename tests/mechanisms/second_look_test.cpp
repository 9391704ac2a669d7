#include "mechanisms/second_look.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "mechanisms/hearers.hpp"
#include "mechanisms/ladder_setting.hpp"
#include "mechanisms/office_words.hpp"
#include "mechanisms/small_office.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

constexpr std::uint32_t headcount = 4000;
constexpr std::uint32_t managers = 400;
constexpr std::uint32_t department_count = 7;

double any(std::uint32_t row, std::uint32_t nth, double low, double high) {
    auto const word = random::words({17, random::Purpose::verification, 0, row, nth})[0];
    return low + (high - low) * random::uniform(word);
}
std::uint32_t below(std::uint32_t count, std::uint32_t row, std::uint32_t nth) {
    return static_cast<std::uint32_t>(any(row, nth, 0.0, count));
}

/// People, managers and departments of every kind, most people low on the ladders; one round of
/// them for each `nth`.
struct Mixture : test::LadderSetting {
    people::People people = test::alike(headcount);
    bool somebody_complies;

    Mixture(std::uint32_t nth, bool complying) : somebody_complies(complying) {
        nth *= 1000;
        influence.steepness = any(0, nth, 0.5, 30.0);
        influence.midpoint = any(1, nth, 0.0, 1.0);
        climate.purpose_share = any(2, nth, 0.0, 1.0);
        climate.advantage = {0.13, -0.4, 0.3};
        voices.resize(managers);
        departments.resize(department_count);
        for (std::uint32_t d = 0; d < department_count; ++d) {
            departments.friction[d] = static_cast<float>(any(d, nth + 1, 0.0, 0.5));
            departments.scar[d] = static_cast<float>(any(d, nth + 2, 0.0, 1.0));
            departments.talk[d] = static_cast<float>(any(d, nth + 3, 0.5, 1.0));
            departments.seat_chance[d] = static_cast<float>(any(d, nth + 40, 0.0, 0.3));
            departments.tool_quality[d] = static_cast<float>(any(d, nth + 41, 0.2, 1.0));
            departments.support[d] = static_cast<float>(any(d, nth + 42, 0.0, 1.0));
            departments.disruption[d] = static_cast<float>(below(2, d, nth + 43));
        }
        // So that many fall, too.
        rates.willing_decay_per_week = any(3, nth, 0.0, 0.3);
        rates.training_decay_per_week = any(4, nth, 0.0, 0.3);
        climate.time_gain_share = any(5, nth, 0.0, 2.0);
        climate.mandate_strength = somebody_complies ? any(6, nth, -0.5, 1.0) : 0.0;
        climate.mandate_strength = std::max(0.0, climate.mandate_strength);
        for (std::uint32_t m = 0; m < managers; ++m) {
            voices[m].presence = static_cast<float>(any(m, nth + 4, 0.0, 1.0));
            for (std::uint32_t p = 0; p < 3; ++p) {
                voices[m].rungs[p] = static_cast<std::uint8_t>(below(6, m, nth + 5 + p));
                voices[m].embedded[p] = static_cast<float>(any(m, nth + 8 + p, 0.0, 1.0));
            }
        }
        for (std::uint32_t i = 0; i < headcount; ++i) {
            voice_of.push_back(below(20, i, nth + 11) == 0 ? no_voice
                                                           : below(managers, i, nth + 12));
            people.departments[i] =
                static_cast<std::uint16_t>(below(department_count, i, nth + 13));
            auto& one = people.standings[i];
            one.set_present(below(20, i, nth + 14) != 0);
            for (std::uint32_t p = 0; p < 3; ++p) {
                auto const rung = below(9, i, nth + 15 + p);
                one.set_rung(p, rung < 6 ? rung : rung % 2);
                one.set_complied(p, somebody_complies && below(3, i, nth + 18 + p) == 0);
            }
            auto const set = [&](std::vector<float>& column, std::uint32_t of, double low,
                                 double high) {
                column[i] = static_cast<float>(any(i, nth + 30 + of, low, high));
            };
            set(people.energy, 0, -1.0, 1.0);
            set(people.trust, 1, 0.0, 1.0);
            set(people.message, 2, 0.0, 0.5);
            set(people.product_advantage, 3, 0.0, 0.2);
            set(people.innovativeness, 4, -3.0, 3.0);
            set(people.threshold, 5, 0.0, 1.0);
            set(people.reactance, 6, 0.0, 1.0);
            set(people.reactance_pressure, 7, 0.0, 0.5);
            set(people.free_hours, 8, 0.0, 1.0);
        }
        people.visible = test::words_of(people);
    }
};

/// Ties of all, and of each hub, who sit anywhere, to so many more.
org::Ties any_ties(std::size_t per_person, std::uint32_t hubs, std::uint32_t of_hub) {
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < headcount * per_person / 2; ++k)
        pairs.emplace_back(below(headcount, k, 900), below(headcount, k, 901));
    for (std::uint32_t hub = 0; hub < hubs; ++hub)
        for (std::uint32_t k = 1; k <= of_hub; ++k)
            pairs.emplace_back(97 * hub, (97 * hub + k) % headcount);
    return test::ties_of(headcount, pairs);
}

struct Found {
    std::vector<Change> changes;
    std::size_t candidates = 0;
};

enum class Looks { at_limits, at_hearers, twice };

Found climb_all(Mixture const& mixture, org::Ties const& ties, Looks looks) {
    Exposure const exposure;
    auto const colleagues = std::make_unique<Colleagues>();
    auto const view = mixture.view(99, 3);
    LadderLimits limits(view, mixture.somebody_complies);
    limits.hear(view, 0.5F);
    Found found;
    parallel::for_blocks({0, headcount}, [&](parallel::Rows rows) {
        WeekDraws draws, complying;
        Hearers hearers;
        Candidates candidates;
        add_up(mixture.people.visible, ties, rows, mixture.somebody_complies, *colleagues);
        draw_week(99, 3, 0, rows, draws);
        draw_week(99, 3, 1, rows, complying);
        find_hearers(mixture.rates, *colleagues, mixture.people.message, draws, rows, hearers);
        find_candidates(limits,
                        std::span(mixture.people.standings).subspan(rows.first, rows.size()), draws,
                        &complying, looks == Looks::at_limits ? nullptr : &hearers, 0, candidates);
        if (looks == Looks::twice)
            look_again(view, limits, mixture.people, exposure, *colleagues, draws, rows,
                       candidates);
        found.candidates += candidates.mover_count;
        auto const see = [&](std::size_t row) {
            return Glance(*colleagues, row - rows.first, exposure.complied_weight);
        };
        climb(view, mixture.people, see, draws, rows, candidates, found.changes);
    });
    return found;
}

}  // namespace

TEST_CASE("closer looks drop many candidates and nobody who moves", "[mechanisms][ladder]") {
    std::array<std::size_t, people::rung_count> risen{}, fallen{};
    std::size_t freed = 0;  // from complying, by using it of their own will
    // A few colleagues and hubs among them; then more than one sum holds.
    for (auto const& ties : {any_ties(12, 10, 140), any_ties(160, 0, 0)})
        for (std::uint32_t nth = 1; nth <= 40; ++nth) {
            Mixture const mixture(nth, nth % 2 == 0);
            auto const all = climb_all(mixture, ties, Looks::at_limits);
            auto const heard = climb_all(mixture, ties, Looks::at_hearers);
            auto const again = climb_all(mixture, ties, Looks::twice);
            // Whoever complies stays a candidate.
            REQUIRE(heard.candidates < all.candidates * (nth % 2 == 0 ? 100 : 95) / 100);
            REQUIRE(again.candidates < heard.candidates * (nth % 2 == 0 ? 100 : 90) / 100);
            REQUIRE(all.changes.size() > 100);
            for (auto const* found : {&heard, &again}) {
                REQUIRE(found->changes.size() == all.changes.size());
                for (std::size_t k = 0; k < all.changes.size(); ++k) {
                    REQUIRE(found->changes[k].row == all.changes[k].row);
                    REQUIRE(found->changes[k].after == all.changes[k].after);
                }
            }
            for (auto const& one : all.changes)
                for (std::size_t p = 0; p < 3; ++p) {
                    auto const before = one.before.rung(p), after = one.after.rung(p);
                    risen[before] += after > before ? 1U : 0U;
                    fallen[before] += after < before ? 1U : 0U;
                    bool const starts = !one.before.uses(p) && one.after.uses(p);
                    freed += starts && one.before.complied(p) ? 1U : 0U;
                }
        }
    // Up from and down from each rung but the ends: what is settled at once, and what is not.
    for (std::size_t rung = 0; rung + 1 < people::rung_count; ++rung) REQUIRE(risen[rung] > 200);
    for (std::size_t rung = 2; rung < people::rung_count; ++rung) REQUIRE(fallen[rung] > 100);
    REQUIRE(freed > 300);
}

TEST_CASE("nobody is missed who hears of a practice by a hair", "[mechanisms][ladder]") {
    auto const ties = any_ties(12, 10, 140);
    parallel::Rows const rows{0, parallel::rows_per_block};
    std::size_t dropped = 0;
    for (std::uint32_t nth = 1; nth <= 40; ++nth) {
        Mixture mixture(nth, false);
        mixture.rates.contact_rate_per_week = any(3, nth * 1000, 0.0, 2.0);
        mixture.rates.message_rate_per_week = any(4, nth * 1000, 0.0, 2.0);
        auto const colleagues = std::make_unique<Colleagues>();
        add_up(mixture.people.visible, ties, rows, false, *colleagues);
        auto const rate = [&](std::size_t row, std::size_t practice) {
            return mixture.rates.contact_rate_per_week *
                       static_cast<double>(Glance(*colleagues, row, 0.0).aware(practice)) +
                   mixture.rates.message_rate_per_week *
                       static_cast<double>(mixture.people.message[row]);
        };
        auto const bit = [](Hearers const& hearers, std::size_t k, std::size_t practice) {
            return (hearers[k] >> practice & 1U) != 0;
        };
        // The largest draw whose uniform number is below the rate, and one a thousandth above it.
        WeekDraws below_rate, above_rate;
        for (std::size_t k = rows.first; k < rows.last; ++k)
            for (std::size_t p = 0; p < 3; ++p) {
                double const most = std::min(1.0, rate(k, p)) * 0x1p32;
                below_rate.words[p][k] = static_cast<std::uint32_t>(
                    std::clamp(std::ceil(most - 0.5) - 1.0, 0.0, 0x1p32 - 1.0));
                above_rate.words[p][k] =
                    static_cast<std::uint32_t>(std::min(most * 1.001 + 2.0, 0x1p32 - 1.0));
            }
        Hearers close, beyond;
        find_hearers(mixture.rates, *colleagues, mixture.people.message, below_rate, rows, close);
        find_hearers(mixture.rates, *colleagues, mixture.people.message, above_rate, rows, beyond);
        for (std::size_t k = rows.first; k < rows.last; ++k) {
            bool const sees_anybody = colleagues->present[k] > 0.0F;
            for (std::size_t p = 0; p < 3; ++p) {
                REQUIRE(bit(close, k, p));
                bool const is_beyond = sees_anybody && rate(k, p) < 0.99;
                if (is_beyond) REQUIRE_FALSE(bit(beyond, k, p));
                dropped += is_beyond ? 1U : 0U;
            }
        }
    }
    REQUIRE(dropped > 20000);
}

TEST_CASE("who is marked sixteen at a time is who is marked alone", "[mechanisms][ladder]") {
    // A block of no whole number of sixteens; leavers, and people who comply.
    constexpr std::size_t count = 1001;
    for (std::uint32_t nth = 1; nth <= 4; ++nth) {
        Mixture const mixture(nth, true);
        LadderLimits const limits(mixture.view(7, nth), nth % 2 == 0);
        std::span<people::Standing const> const standings(mixture.people.standings.data(), count);
        WeekDraws draws, complying, alone, alone_complying;
        draw_week(7, nth, 0, {0, count}, draws);
        draw_week(7, nth, 1, {0, count}, complying);
        Hearers hearers, hears;
        for (std::uint32_t k = 0; k < count; ++k)
            hearers[k] = static_cast<std::uint8_t>(below(8, k, 2000 + nth));
        std::uint32_t const leaves_to = draws_up_to(0.02);
        // Some draw exactly what still counts, or the first that does.
        for (std::size_t k = 0; k < count; ++k) {
            for (std::size_t p = 0; p < 3; ++p) {
                auto const rung = standings[k].rung(p);
                if (k % 7 == 0) draws.words[p][k] = limits.rises_to[rung];
                if (k % 7 == 1) draws.words[p][k] = limits.falls_from[rung];
            }
            if (k % 50 == 3) draws.words[turnover_word][k] = leaves_to;
        }
        Candidates all, one;
        find_candidates(limits, standings, draws, &complying, &hearers, leaves_to, all);
        std::vector<std::pair<unsigned, unsigned>> movers;
        std::vector<unsigned> leavers;
        for (std::size_t k = 0; k < count; ++k) {
            for (std::size_t word = 0; word < draws.words.size(); ++word) {
                alone.words[word][0] = draws.words[word][k];
                alone_complying.words[word][0] = complying.words[word][k];
            }
            hears[0] = hearers[k];
            find_candidates(limits, standings.subspan(k, 1), alone, &alone_complying, &hears,
                            leaves_to, one);
            auto const row = static_cast<unsigned>(k);
            if (one.mover_count > 0) movers.emplace_back(row, one.movers[0].moves);
            if (one.leaver_count > 0) leavers.push_back(row);
        }
        REQUIRE(movers.size() > 200);
        REQUIRE(movers.size() < 950);
        REQUIRE(leavers.size() > 5);
        REQUIRE(all.mover_count == movers.size());
        for (std::size_t m = 0; m < movers.size(); ++m) {
            REQUIRE(all.movers[m].row == movers[m].first);
            REQUIRE(all.movers[m].moves == movers[m].second);
        }
        REQUIRE(std::vector<unsigned>(all.leavers.begin(),
                                      all.leavers.begin() + static_cast<std::ptrdiff_t>(
                                                                all.leaver_count)) == leavers);
    }
}
