#include "mechanisms/second_look.hpp"

#include <catch2/catch.hpp>

#include "mechanisms/ladder_setting.hpp"
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
        }
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
            people.visible_steps[i] = people::Visible::steps(one);
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

Found climb_all(Mixture const& mixture, org::Ties const& ties, bool twice) {
    parallel::Workers const alone(1);
    Surroundings around;
    around.count(alone, ties, mixture.people.visible_steps);
    Exposure const exposure;
    auto const view = mixture.view(99, 3);
    LadderLimits limits(view, mixture.somebody_complies);
    limits.hear(view, 0.5F);
    Found found;
    parallel::for_blocks({0, headcount}, [&](parallel::Rows rows) {
        WeekDraws draws, complying;
        Candidates candidates;
        draw_week(99, 3, 0, rows, draws);
        draw_week(99, 3, 1, rows, complying);
        find_candidates(limits,
                        std::span(mixture.people.standings).subspan(rows.first, rows.size()), draws,
                        &complying, 0, candidates);
        if (twice) look_again(view, mixture.people, exposure, around, draws, rows, candidates);
        found.candidates += candidates.mover_count;
        auto const see = [&](std::size_t row) {
            return around.keeps(row)
                       ? around.see(exposure, row)
                       : Glance(see_colleagues({exposure, mixture.people.visible_steps, ties},
                                               org::person(row)));
        };
        climb(view, mixture.people, see, draws, rows, candidates, found.changes);
    });
    return found;
}

}  // namespace

TEST_CASE("a second look drops many candidates and nobody who moves", "[mechanisms][ladder]") {
    // Counters of seven bits and hubs beside them; then of sixteen, for more ties.
    for (auto const& ties : {any_ties(12, 10, 140), any_ties(160, 0, 0)})
        for (std::uint32_t nth = 1; nth <= 40; ++nth) {
            Mixture const mixture(nth, nth % 2 == 0);
            auto const once = climb_all(mixture, ties, false);
            auto const again = climb_all(mixture, ties, true);
            // Whoever complies stays a candidate.
            REQUIRE(again.candidates < once.candidates * (nth % 2 == 0 ? 10 : 8) / 10);
            REQUIRE(once.changes.size() > 100);
            REQUIRE(again.changes.size() == once.changes.size());
            for (std::size_t k = 0; k < once.changes.size(); ++k) {
                REQUIRE(again.changes[k].row == once.changes[k].row);
                REQUIRE(again.changes[k].after == once.changes[k].after);
            }
        }
}
