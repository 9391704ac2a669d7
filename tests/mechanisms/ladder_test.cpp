#include <catch2/catch.hpp>

#include <algorithm>

#include "mechanisms/ladder.hpp"
#include "mechanisms/ladder_setting.hpp"
#include "mechanisms/small_office.hpp"
#include "mechanisms/standard_errors.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using people::Rung;

namespace {

constexpr std::size_t crowd = 20 * parallel::rows_per_chunk;
constexpr double draws = 3.0 * crowd;

/// A crowd of people in the same situation, so that shares of it are chances.
struct Crowd : test::LadderSetting {
    people::People people = test::alike(crowd);
    double aware = 0.0, in_use = 0.0, trained = 0.0;
    std::uint32_t week = 1;
    WeekDraws words, mandate_words;
    Candidates candidates;

    Crowd() {
        voice_of.assign(crowd, 0);
        reinforcement.embedding_weight = 0.0;  // its own tests give it a weight
        departments.resize(1);
        departments.headcount[0] = crowd;
        departments.friction[0] = static_cast<float>(influence.friction);
    }
    void stand_on(Rung rung, bool complied = false) {
        for (auto& one : people.standings)
            for (std::size_t p = 0; p < 3; ++p) {
                one.set_rung(p, unsigned(rung));
                one.set_complied(p, complied);
            }
    }
    void set(std::vector<float>& column, double value) {
        std::fill(column.begin(), column.end(), static_cast<float>(value));
    }
    void live_week() {
        auto const view = LadderSetting::view(99, week);
        Seen seen;
        seen.aware.fill(static_cast<float>(aware));
        seen.in_use.fill(static_cast<float>(in_use));
        seen.trained = static_cast<float>(trained);
        LadderLimits limits(view, true);
        limits.hear(view, *std::max_element(people.message.begin(), people.message.end()));
        std::vector<Change> changes;
        parallel::for_blocks({0, crowd}, [&](parallel::Rows rows) {
            draw_week(99, week, 0, rows, words);
            draw_week(99, week, 1, rows, mandate_words);
            find_candidates(limits, std::span(people.standings).subspan(rows.first, rows.size()),
                            words, &mandate_words, nullptr, 0, candidates);
            climb(
                view, people, [&](std::size_t) { return seen; }, words, rows, candidates, changes);
        });
        for (auto const& one : changes) people.standings[one.row] = one.after;
        ++week;
    }
    double on(Rung rung) const {
        double count = 0.0;
        for (auto const one : people.standings)
            for (std::size_t p = 0; p < 3; ++p) count += one.rung(p) == unsigned(rung) ? 1.0 : 0.0;
        return count;
    }
    double complying() const {
        double count = 0.0;
        for (auto const one : people.standings)
            for (std::size_t p = 0; p < 3; ++p) count += one.complied(p) ? 1.0 : 0.0;
        return count;
    }
    /// One week from `from`: the shares that go up and down are the chances of these rates.
    void require_moves(Rung from, double up_rate, double down_rate, std::size_t weeks = 1) {
        for (std::size_t k = 0; k < weeks; ++k) {
            stand_on(from);
            live_week();
            auto const above = static_cast<Rung>(unsigned(from) + 1U);
            auto const below = static_cast<Rung>(unsigned(from) - 1U);
            double const up = from == Rung::habitual ? 0.0 : on(above);
            double const down = from == Rung::unaware ? 0.0 : on(below);
            REQUIRE(up + down + on(from) == draws);
            if (up_rate == 0.0)
                REQUIRE(up == 0.0);
            else
                REQUIRE(std::abs(test::share_errors(up, draws, -std::expm1(-up_rate))) < 4.0);
            if (down_rate == 0.0)
                REQUIRE(down == 0.0);
            else
                REQUIRE(std::abs(test::share_errors(down, draws, -std::expm1(-down_rate))) < 4.0);
        }
    }
};

double ready(Influence const& p, double x) {
    auto const logistic = [](double y) { return 1.0 / (1.0 + std::exp(-y)); };
    double const zero = logistic(-p.steepness * p.midpoint);
    return std::max(0.0, (logistic(p.steepness * (x - p.midpoint)) - zero) / (1.0 - zero));
}

}  // namespace

TEST_CASE("unaware to aware: colleagues who know and messages from above add up",
          "[mechanisms][ladder]") {
    Crowd people;
    people.aware = 0.5;
    people.set(people.people.message, 0.3);
    people.require_moves(Rung::unaware, 0.18 * 0.5 + 0.15 * 0.3, 0.0);
}

TEST_CASE("broadcast only: the share aware after t weeks is 1 - (1 - p)^t",
          "[mechanisms][ladder]") {
    Crowd people;
    people.set(people.people.message, 0.4);
    people.rates = {};
    people.rates.spontaneous_rate_per_week = people.rates.willing_rate_per_week = 0.0;
    double const chance = -std::expm1(-0.15 * 0.4);
    for (int week = 1; week <= 15; ++week) {
        people.live_week();
        REQUIRE(std::abs(test::share_errors(people.on(Rung::aware), draws,
                                            1.0 - std::pow(1.0 - chance, week))) < 4.0);
    }
}

TEST_CASE("aware to willing: the whole sum of influences, one person's week",
          "[mechanisms][ladder]") {
    Crowd people;
    auto& state = people.people;
    people.in_use = 0.5;                                  // threshold .3: S = 2 * .2 / .7
    people.voices[0] = {0.8F, 0.0F, 0.0F, {3, 3, 3}, 1};  // H = 3/5 * .8 * (.5 + .5 * .6)
    people.set(state.trust, 0.6);
    people.set(state.energy, 0.4);
    people.set(state.product_advantage, 0.05);
    people.set(state.reactance, 0.5);
    people.set(state.reactance_pressure, 0.2);
    people.set(state.innovativeness, -0.5);
    people.climate.purpose_share = 0.5;
    people.climate.advantage = {0.13, 0.13, 0.13};
    double const x = 0.6 * (2.0 * 0.2 / 0.7) + 0.4 * (0.6 * 0.8 * 0.8) + 0.15 * 0.4 + 0.3 * 0.1 +
                     0.2 * 0.5 + 0.13 + 0.05 - 0.12 - 0.1 + 0.4 * 0.5;
    people.require_moves(Rung::aware, 0.0004 + 0.18 * ready(people.influence, x), 0.0, 3);
}

TEST_CASE("late people are slower to be willing, reactant ones under pressure too",
          "[mechanisms][ladder]") {
    auto const willing = [](double late, double pressure) {
        Crowd people;
        people.in_use = 1.0;
        people.set(people.people.innovativeness, late);
        people.set(people.people.reactance, 0.5);
        people.set(people.people.reactance_pressure, pressure);
        people.stand_on(Rung::aware);
        people.live_week();
        return people.on(Rung::willing);
    };
    REQUIRE(willing(-1.0, 0.0) > 2.0 * willing(0.5, 0.0));
    REQUIRE(willing(0.0, 0.0) > 1.2 * willing(0.0, 0.8));
}

TEST_CASE("somebody who only complies is a little readier by their own", "[mechanisms][ladder]") {
    Crowd people;
    people.in_use = 0.6;
    people.influence.internalisation = 0.3;
    people.climate.mandate_strength = 1e-12;  // stands, so that nobody lapses; too weak to add any
    people.stand_on(Rung::aware, true);
    people.live_week();
    double const x = 0.6 * (2.0 * 0.3 / 0.7) - 0.15 - 0.12 + 0.3;
    double const rate = 0.0004 + 0.18 * ready(people.influence, x);
    REQUIRE(std::abs(test::share_errors(people.on(Rung::willing), draws, -std::expm1(-rate))) <
            4.0);
}

TEST_CASE("the top listens to the programme while it runs, and to the market otherwise",
          "[mechanisms][ladder]") {
    Crowd people;
    std::fill(people.voice_of.begin(), people.voice_of.end(), no_voice);
    people.set(people.people.trust, 0.5);
    people.set(people.people.innovativeness, -1.0);
    double const rest = -0.12 + 0.4;
    people.require_moves(Rung::aware,
                         0.0004 + 0.18 * ready(people.influence, 0.4 * 0.2 * 0.75 + rest), 0.0);
    people.climate.programme_running = true;
    people.require_moves(Rung::aware,
                         0.0004 + 0.18 * ready(people.influence, 0.4 * 0.8 * 0.75 + rest), 0.0);
}

TEST_CASE("willing to trained: a seat or a helping colleague; interest without either fades",
          "[mechanisms][ladder]") {
    Crowd people;
    people.departments.seat_chance[0] = 0.05F;
    people.trained = 0.5;
    people.climate.measurement_share = 0.5;
    // Missing the seat and the help: (1 - .05) e^(-.09 * .5); reinforcement .3 * .5.
    double const up = -std::log((1.0 - 0.05) * std::exp(-0.045));
    people.rates.willing_decay_per_week = 0.1;
    people.require_moves(Rung::willing, up, 0.1 * 0.85);
}

TEST_CASE("a seat for everybody who wants one trains everybody in a week", "[mechanisms][ladder]") {
    Crowd people;
    people.departments.seat_chance[0] = 1.0F;
    people.stand_on(Rung::willing);
    people.live_week();
    REQUIRE(people.on(Rung::trained) == draws);
}

TEST_CASE("trained to using: free hours, tools, and somebody near", "[mechanisms][ladder]") {
    Crowd people;
    people.set(people.people.free_hours, 0.7);
    people.departments.tool_quality[0] = 0.6F;
    people.in_use = 0.2;
    people.departments.support[0] = 0.5F;  // nearer than colleagues
    // Reinforcement: colleagues .3 * .2, support .15 * .5.
    people.require_moves(Rung::trained, 2.0 * 0.08 * 0.7 * 0.6 * (0.3 + 0.7 * 0.5),
                         0.013 * (1.0 - 0.135), 2);
    people.in_use = 0.9;  // now colleagues are
    people.require_moves(Rung::trained, 2.0 * 0.08 * 0.7 * 0.6 * (0.3 + 0.7 * 0.9),
                         0.013 * (1.0 - 0.345), 2);
}

TEST_CASE("using to habitual grows with reinforcement, falling back with the lack of it",
          "[mechanisms][ladder]") {
    Crowd people;
    people.climate.measurement_share = 0.15;
    people.in_use = 0.5;
    people.departments.support[0] = 0.2F;
    people.voices[0] = {0.6F, 0.0F, 0.0F, {4, 4, 4}, 1};
    double const rei = 0.25 * 0.6 + 0.3 * 0.15 + 0.3 * 0.5 + 0.15 * 0.2;
    people.require_moves(Rung::in_use, 0.02 * rei, 0.05 * (1.0 - rei), 3);
    people.require_moves(Rung::habitual, 0.0, 0.002 * (1.0 - rei), 3);
}

TEST_CASE("a manager who does not use a practice does not reinforce it, however present",
          "[mechanisms][ladder]") {
    Crowd people;
    people.rates.use_decay_per_week = 0.2;
    people.voices[0] = {1.0F, 0.0F, 0.0F, {3, 3, 3}, 1};
    people.require_moves(Rung::in_use, 0.0, 0.2);
    people.voices[0].rungs[0] = people.voices[0].rungs[1] = people.voices[0].rungs[2] = 4;
    people.require_moves(Rung::in_use, 0.02 * 0.25, 0.2 * 0.75);
}

TEST_CASE("whole reinforcement lets nothing fade, and habit forms at its full rate",
          "[mechanisms][ladder]") {
    Crowd people;
    people.reinforcement = {0.0, 1.0, 0.0, 0.0, 0.0};
    people.climate.measurement_share = 1.0;
    people.require_moves(Rung::in_use, 0.02, 0.0, 3);
    people.require_moves(Rung::habitual, 0.0, 0.0);
}

TEST_CASE("at full influence people become willing at the full rate", "[mechanisms][ladder]") {
    Crowd people;
    people.set(people.people.innovativeness, -20.0);
    people.require_moves(Rung::aware, 0.1804, 0.0, 3);
}

TEST_CASE("with every rate at nothing nobody moves, whatever they meet", "[mechanisms][ladder]") {
    Crowd people;
    people.rates = Ladder{0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0};
    people.training.helper_rate_per_week = 0.0;
    people.aware = people.in_use = people.trained = 1.0;
    people.set(people.people.message, 3.0);
    for (unsigned rung = 0; rung < people::rung_count; ++rung) {
        people.stand_on(static_cast<Rung>(rung));
        people.live_week();
        REQUIRE(people.on(static_cast<Rung>(rung)) == draws);
    }
}

TEST_CASE("nothing on: where nobody is met and nothing pulls, only own initiative moves",
          "[mechanisms][ladder]") {
    Crowd people;
    people.departments.friction[0] = 0.0F;
    people.set(people.people.trust, 0.5);
    people.rates.spontaneous_rate_per_week = 0.0;
    people.require_moves(Rung::unaware, 0.0, 0.0);
    people.require_moves(Rung::aware, 0.0, 0.0);
}

TEST_CASE("nobody climbs or falls more than one rung a week, at any rates",
          "[mechanisms][ladder]") {
    Crowd people;
    people.rates = Ladder{2, 2, 0.05, 2, 1, 1, 0.5, 0.5, 0.1, 0.2, 0.2};
    people.aware = people.in_use = people.trained = 1.0;
    people.set(people.people.free_hours, 1.0);
    people.set(people.people.innovativeness, -3.0);
    people.departments.tool_quality[0] = 1.0F;
    people.departments.seat_chance[0] = 0.5F;
    for (std::size_t i = 0; i < crowd; ++i)
        for (std::size_t p = 0; p < 3; ++p)
            people.people.standings[i].set_rung(
                p, static_cast<unsigned>((i + p) % people::rung_count));
    for (int week = 0; week < 5; ++week) {
        auto const before = people.people.standings;
        people.live_week();
        int moved = 0;
        bool one_at_most = true;
        for (std::size_t i = 0; i < crowd; ++i)
            for (std::size_t p = 0; p < 3; ++p) {
                int const step = int(people.people.standings[i].rung(p)) - int(before[i].rung(p));
                one_at_most = one_at_most && std::abs(step) <= 1;
                moved += step != 0 ? 1 : 0;
            }
        REQUIRE(one_at_most);
        REQUIRE(moved > 1000);
    }
}

TEST_CASE("the absent stand still, and other flags stay as they were", "[mechanisms][ladder]") {
    Crowd people;
    people.aware = 1.0;
    people.rates.contact_rate_per_week = 2.0;
    people.people.standings[0].set_present(false);
    people.people.standings[1].set_in_unit(true);
    people.people.standings[2].set_local_staff(true);
    people.people.standings[3].set_in_project(true);
    for (int week = 0; week < 5; ++week) people.live_week();
    REQUIRE(people.people.standings[0] == people::Standing());
    REQUIRE((people.people.standings[1].in_unit() && people.people.standings[1].present()));
    REQUIRE(people.people.standings[2].local_staff());
    REQUIRE(people.people.standings[3].in_project());
    REQUIRE_FALSE(people.people.standings[3].in_unit());
}

TEST_CASE("a mandate makes people comply at its rate, from aware up to trained",
          "[mechanisms][ladder][mandate]") {
    Crowd people;
    people.rates = Ladder{0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0};
    people.climate.mandate_strength = 0.8;
    people.voices[0].presence = 0.5F;
    people.set(people.people.reactance, 0.4);
    people.set(people.people.reactance_pressure, 0.5);
    double const rate = 0.05 * 0.8 * (0.3 + 0.7 * 0.5) * (1.0 - 0.2);
    for (auto const rung : {Rung::aware, Rung::willing, Rung::trained}) {
        people.stand_on(rung);
        people.live_week();
        REQUIRE(std::abs(test::share_errors(people.complying(), draws, -std::expm1(-rate))) < 4.0);
        REQUIRE(people.on(rung) == draws);  // a flag beside the rung
    }
    for (auto const rung : {Rung::unaware, Rung::in_use, Rung::habitual}) {
        people.stand_on(rung);
        people.live_week();
        REQUIRE(people.complying() == 0.0);
    }
}

TEST_CASE("an absent manager enforces three tenths of what a present one does",
          "[mechanisms][ladder][mandate]") {
    Crowd people;
    people.mandate.comply_rate_per_week = 0.5;
    people.climate.mandate_strength = 1.0;
    for (auto const& [presence, rate] : {std::pair{0.0F, 0.15}, {0.4F, 0.29}, {1.0F, 0.5}}) {
        people.voices[0].presence = presence;
        people.stand_on(Rung::aware);
        people.live_week();
        REQUIRE(std::abs(test::share_errors(people.complying(), draws, -std::expm1(-rate))) < 4.0);
    }
}

TEST_CASE("reactance beyond measure: nobody complies any more", "[mechanisms][ladder][mandate]") {
    Crowd people;
    people.climate.mandate_strength = 1.0;
    people.set(people.people.reactance, 1.0);
    people.set(people.people.reactance_pressure, 1.12);
    people.stand_on(Rung::aware);
    people.live_week();
    REQUIRE(people.complying() == 0.0);
}

TEST_CASE("compliance holds while the mandate stands and lapses at its rate after it",
          "[mechanisms][ladder][mandate]") {
    Crowd people;
    people.rates = Ladder{0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0};
    people.stand_on(Rung::trained, true);
    people.climate.mandate_strength = 1e-12;
    people.live_week();
    REQUIRE(people.complying() == draws);
    people.climate.mandate_strength = 0.0;
    double left = 1.0;
    for (int week = 0; week < 8; ++week) {
        people.live_week();
        left *= std::exp(-0.12);
        REQUIRE(std::abs(test::share_errors(people.complying(), draws, left)) < 4.0);
    }
}

TEST_CASE("own use ends compliance: nobody both uses and only complies",
          "[mechanisms][ladder][mandate]") {
    Crowd people;
    people.climate.mandate_strength = 1.0;
    people.set(people.people.free_hours, 1.0);
    people.departments.tool_quality[0] = people.departments.support[0] = 1.0F;
    people.rates.use_rate_per_week = 1.0;
    people.stand_on(Rung::trained, true);
    people.live_week();
    REQUIRE(people.on(Rung::in_use) > 0.8 * draws);
    REQUIRE(people.complying() == draws - people.on(Rung::in_use));
}

TEST_CASE("the ladder of the three practices is drawn independently", "[mechanisms][ladder]") {
    Crowd people;
    people.aware = 1.0;
    people.rates.contact_rate_per_week = std::log(2.0);  // one in two a week
    people.live_week();
    std::array<double, 8> patterns{};
    for (auto const one : people.people.standings)
        patterns[one.rung(0) + 2 * one.rung(1) + 4 * one.rung(2)] += 1.0;
    for (double const count : patterns)
        REQUIRE(std::abs(test::share_errors(count, crowd, 0.125)) < 4.0);
}

TEST_CASE("what is the team's way of working takes half of the friction away",
          "[mechanisms][ladder][embedding]") {
    Crowd people;
    people.set(people.people.trust, 0.5);
    people.set(people.people.innovativeness, -1.0);  // .4 toward the practice
    people.require_moves(Rung::aware, 0.0004 + 0.18 * ready(people.influence, 0.4 - 0.12), 0.0);
    for (float& embedded : people.voices[0].embedded) embedded = 1.0F;
    people.require_moves(Rung::aware, 0.0004 + 0.18 * ready(people.influence, 0.4 - 0.06), 0.0);
    // Somebody without a manager has no team that remembers.
    std::fill(people.voice_of.begin(), people.voice_of.end(), no_voice);
    people.influence.hierarchy_weight = 0.0;
    people.require_moves(Rung::aware, 0.0004 + 0.18 * ready(people.influence, 0.4 - 0.12), 0.0);
}

TEST_CASE("what is the team's way of working is kept up", "[mechanisms][ladder][embedding]") {
    Crowd people;
    people.reinforcement.embedding_weight = 0.25;
    for (float& embedded : people.voices[0].embedded) embedded = 0.8F;
    double const rei = 0.25 * 0.8 / 1.25;
    people.require_moves(Rung::in_use, 0.02 * rei, 0.05 * (1.0 - rei), 3);
}

TEST_CASE("a scar asks for more colleagues before one believes again",
          "[mechanisms][ladder][embedding]") {
    Crowd people;
    people.set(people.people.trust, 0.5);
    people.set(people.people.innovativeness, -0.5);
    people.in_use = 0.6;
    auto const rate = [&](double proof) {
        return 0.0004 + 0.18 * ready(people.influence, 0.6 * proof + 0.2 - 0.12);
    };
    people.require_moves(Rung::aware, rate(2.0 * 0.3 / 0.7), 0.0);
    people.departments.scar[0] = 1.0F;  // threshold .3 + .2
    people.require_moves(Rung::aware, rate(2.0 * 0.1 / 0.5), 0.0);
}

TEST_CASE("a merger halves the starts, freed time brings more of them",
          "[mechanisms][ladder][media]") {
    Crowd people;
    people.set(people.people.free_hours, 0.5);
    people.departments.tool_quality[0] = 1.0F;
    people.departments.support[0] = 1.0F;
    double const fades = 0.013 * 0.85;
    people.departments.disruption[0] = 1.0F;
    people.require_moves(Rung::trained, 2.0 * 0.08 * 0.5 * 0.5, fades);
    people.departments.disruption[0] = 0.0F;
    people.climate.time_gain_share = 0.6;
    people.require_moves(Rung::trained, 2.0 * 0.08 * 0.8, fades);
    people.climate.time_gain_share = 5.0;  // nobody has more than the whole week
    people.require_moves(Rung::trained, 2.0 * 0.08, fades);
}

TEST_CASE("talk that devices displace takes colleagues' example and help with it",
          "[mechanisms][ladder][conversations]") {
    Crowd people;
    people.set(people.people.trust, 0.5);
    people.departments.talk[0] = 0.5F;
    people.in_use = 1.0;  // full social proof, heard by half
    people.trained = 0.8;
    people.require_moves(Rung::aware, 0.0004 + 0.18 * ready(people.influence, 0.6 * 0.5 - 0.12),
                         0.0);
    people.rates.willing_decay_per_week = 0.0;
    people.require_moves(Rung::willing, 0.09 * 0.5 * 0.8, 0.0);
}

TEST_CASE("whoever a first look leaves out would not have moved", "[mechanisms][ladder]") {
    Crowd people;
    people.departments.seat_chance[0] = 0.2F;
    for (std::size_t i = 0; i < crowd; ++i)
        for (std::size_t p = 0; p < 3; ++p) {
            auto const draw =
                random::words({5, random::Purpose::verification, 0, static_cast<std::uint32_t>(i),
                               static_cast<std::uint32_t>(p)});
            people.people.standings[i].set_rung(p, draw[0] % 6);
            people.people.free_hours[i] = static_cast<float>(random::uniform(draw[1]));
            people.people.message[i] = static_cast<float>(random::uniform(draw[2]));
        }
    people.aware = people.in_use = people.trained = 1.0;
    for (bool const mandate : {false, true}) {
        people.climate.mandate_strength = mandate ? 0.5 : 0.0;
        LadderView const view{people.rates,         people.influence, people.training,
                              people.reinforcement, people.mandate,   people.embedding,
                              people.media,         people.climate,   people.departments,
                              people.voices,        people.voice_of,  99,
                              people.week};
        Seen seen;
        seen.aware.fill(1.0F);
        seen.in_use.fill(1.0F);
        seen.trained = 1.0F;
        std::vector<people::Standing> all = people.people.standings;
        std::size_t moved = 0;
        parallel::for_blocks({0, crowd}, [&](parallel::Rows rows) {
            draw_week(99, people.week, 0, rows, people.words);
            for (std::size_t i = rows.first; i < rows.last; ++i) {
                all[i] = advance(view, people.people, i, seen, people.words.of(i - rows.first));
                moved += all[i] != people.people.standings[i] ? 1U : 0U;
            }
        });
        REQUIRE(moved > crowd / 20);
        people.live_week();
        REQUIRE(people.people.standings == all);
    }
}
