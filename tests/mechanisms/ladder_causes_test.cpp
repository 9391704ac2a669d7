#include <catch2/catch.hpp>

#include <memory>

#include "mechanisms/ladder_causes.hpp"
#include "mechanisms/ladder_setting.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using people::Rung;

namespace {

/// Asked person whose luck is in our hands: 0 moves up wherever it can, 1 moves down.
struct Asked : test::LadderSetting {
    people::People people = test::alike(1);
    Seen seen;
    PersonDraws luck{0, 0, 0, 0};

    Asked() {
        voice_of = {0};
        departments.resize(1);
        people.trust[0] = 0.5F;
        see(0.0, 0.0);
    }
    void see(double aware, double in_use) {
        seen.aware.fill(static_cast<float>(aware));
        seen.in_use.fill(static_cast<float>(in_use));
    }
    void stand_on(Rung rung) {
        for (std::size_t p = 0; p < 3; ++p) people.standings[0].set_rung(p, unsigned(rung));
    }
    void be_unlucky() { luck = {0xffffffffU, 0xffffffffU, 0xffffffffU, 0}; }
    LadderView view() const { return LadderSetting::view(7, 1); }
    /// The moves of the week.
    std::vector<Move> moves() {
        std::vector<Move> all;
        auto const after = advance(view(), people, 0, seen, luck);
        explain_move(view(), people, 0, seen, luck, after, all);
        return all;
    }
    /// The move on the first ladder, which must be one of three alike.
    Move move() {
        auto const all = moves();
        REQUIRE(all.size() == 3);
        REQUIRE(all[0].practice() == 0);
        return all[0];
    }
    Hold hold() {
        return explain_hold(view(), people, 0, seen, advance(view(), people, 0, seen, luck))[0];
    }
};

/// Nothing in anybody's favour but the colleagues, who all use.
Asked among_users() {
    Asked one;
    one.influence.purpose_weight = 0.0;
    one.climate.advantage = {0.0, 0.0, 0.0};
    one.see(1.0, 1.0);
    return one;
}

}  // namespace

TEST_CASE("what one hears from aware colleagues and from above is told apart by its size",
          "[mechanisms][causes]") {
    Asked one;
    one.see(0.5, 0.0);             // 0.18 * 0.5 = 0.09
    one.people.message[0] = 0.2F;  // 0.15 * 0.2 = 0.03
    auto const move = one.move();
    REQUIRE(move.from() == unsigned(Rung::unaware));
    REQUIRE(move.to() == unsigned(Rung::aware));
    REQUIRE(move.cause() == Cause::colleagues);
    REQUIRE(move.share_percent() == 75);
    REQUIRE(move.second() == Cause::message);
    REQUIRE(move.second_share_percent() == 25);
    one.see(0.0, 0.0);
    REQUIRE(one.move().cause() == Cause::message);
    REQUIRE(one.move().share_percent() == 100);
}

TEST_CASE("somebody becomes willing because of what pushes most", "[mechanisms][causes]") {
    auto one = among_users();
    one.stand_on(Rung::aware);
    // (1 - 0.4) * 1 by colleagues, 0.4 * 0.8 * 0.5 * 0.75 = 0.12 by the manager: five to one.
    one.voices[0].presence = 0.5F;
    for (auto& rung : one.voices[0].rungs) rung = unsigned(Rung::in_use);
    one.rates.spontaneous_rate_per_week = 0.0;
    auto const move = one.move();
    REQUIRE(move.to() == unsigned(Rung::willing));
    REQUIRE(move.cause() == Cause::colleagues);
    REQUIRE(move.share_percent() == 83);
    REQUIRE(move.second() == Cause::manager);
    REQUIRE(move.second_share_percent() == 17);
    one.influence.hierarchy_weight = 1.0;
    REQUIRE(one.move().cause() == Cause::manager);
    one.influence.hierarchy_weight = 0.4;
    one.people.product_advantage[0] = 0.9F;
    REQUIRE(one.move().cause() == Cause::product);
    one.people.innovativeness[0] = -3.0F;  // 0.4 * 3 = 1.2
    REQUIRE(one.move().cause() == Cause::personality);
}

TEST_CASE("with nobody and nothing around, what moves somebody is spontaneous",
          "[mechanisms][causes]") {
    Asked one;
    one.influence.purpose_weight = 0.0;
    one.stand_on(Rung::aware);
    REQUIRE(one.move().cause() == Cause::spontaneous);
    REQUIRE(one.move().share_percent() == 100);
}

TEST_CASE("a seat where the draw gave one, else a colleague who helped", "[mechanisms][causes]") {
    Asked one;
    one.stand_on(Rung::willing);
    one.departments.seat_chance[0] = 0.5F;
    REQUIRE(one.move().cause() == Cause::seat);
    one.departments.seat_chance[0] = 0.0F;
    one.seen.trained = 1.0F;
    REQUIRE(one.move().cause() == Cause::helper);
}

TEST_CASE("first use: by oneself, or with colleagues or help near", "[mechanisms][causes]") {
    Asked one;
    one.stand_on(Rung::trained);
    one.people.free_hours[0] = 0.5F;
    one.departments.tool_quality[0] = 1.0F;
    REQUIRE(one.move().cause() == Cause::alone);
    REQUIRE(one.move().share_percent() == 100);
    one.see(1.0, 0.5);  // 0.3 alone, 0.7 * 0.5 = 0.35 with colleagues
    REQUIRE(one.move().cause() == Cause::colleagues);
    REQUIRE(one.move().share_percent() == 54);
    one.departments.support[0] = 1.0F;  // 0.7
    REQUIRE(one.move().cause() == Cause::support);
    REQUIRE(one.move().share_percent() == 70);
    REQUIRE(one.move().second() == Cause::alone);
}

TEST_CASE("habit comes from what reinforces most, a fall from what is missing most",
          "[mechanisms][causes]") {
    auto one = among_users();
    one.stand_on(Rung::in_use);
    one.climate.measurement_share = 0.5;  // 0.3 * 0.5 against 0.3 * 1 by colleagues
    auto const up = one.move();
    REQUIRE(up.to() == unsigned(Rung::habitual));
    REQUIRE(up.cause() == Cause::colleagues);
    REQUIRE(up.share_percent() == 67);
    REQUIRE(up.second() == Cause::measurement);
    one.be_unlucky();
    auto const down = one.move();
    REQUIRE(down.to() == unsigned(Rung::trained));
    // Missing: 0.25 manager, 0.25 embedding, 0.15 measurement, 0.15 support; the first of equals.
    REQUIRE(down.cause() == Cause::without_manager);
    REQUIRE(down.second() == Cause::without_embedding);
    REQUIRE(down.share_percent() == 31);
}

TEST_CASE("who obeys a mandate, and who no longer does, is noted beside the rungs",
          "[mechanisms][causes]") {
    Asked one;
    one.stand_on(Rung::aware);
    one.be_unlucky();
    one.rates.willing_decay_per_week = 0.0;
    one.climate.mandate_strength = 1.0;
    one.mandate.comply_rate_per_week = 1000.0;
    auto const obeying = one.move();
    REQUIRE(obeying.cause() == Cause::mandate);
    REQUIRE(obeying.from() == unsigned(Rung::aware));
    REQUIRE(obeying.to() == complied_place);
    REQUIRE_FALSE(obeying.changes_rung());

    one.people.standings[0] = advance(one.view(), one.people, 0, one.seen, one.luck);
    one.climate.mandate_strength = 0.0;
    one.mandate.lapse_rate_per_week = 1000.0;
    REQUIRE(one.move().cause() == Cause::mandate_ended);
    REQUIRE(one.move().to() == unsigned(Rung::aware));

    one.stand_on(Rung::trained);
    one.people.free_hours[0] = 0.5F;
    one.departments.tool_quality[0] = 1.0F;
    one.luck = {0, 0, 0, 0};
    auto const using_it = one.moves();
    REQUIRE(using_it.size() == 6);
    REQUIRE(using_it[0].changes_rung());
    REQUIRE(using_it[1].cause() == Cause::own_use);
}

TEST_CASE("what holds somebody who has not heard of it", "[mechanisms][causes]") {
    Asked one;
    one.be_unlucky();
    REQUIRE(one.hold() == Hold::colleagues_unaware);  // 0.18 missing, 0.15 of a message
    one.see(0.4, 0.0);
    REQUIRE(one.hold() == Hold::no_message);  // 0.108 missing against 0.15
    one.see(1.0, 0.0);
    REQUIRE(one.hold() == Hold::only_time);  // 0.18 of 0.33
    one.luck = {0, 0, 0, 0};
    REQUIRE(one.hold() == Hold::nothing);  // moved
}

TEST_CASE("what holds somebody who is not willing", "[mechanisms][causes]") {
    Asked one;
    one.stand_on(Rung::aware);
    one.be_unlucky();
    one.influence.midpoint = 2.0;  // nothing carries anybody halfway
    REQUIRE(one.hold() == Hold::colleagues_not_using);
    one.influence.hierarchy_weight = 0.6;
    REQUIRE(one.hold() == Hold::manager_not_using);
    for (auto& rung : one.voices[0].rungs) rung = unsigned(Rung::habitual);
    REQUIRE(one.hold() == Hold::manager_absent);
    one.voices[0].presence = 1.0F;
    one.people.trust[0] = 0.0F;  // 0.6 * (1 - 0.5) of the manager's example against 0.4
    one.see(1.0, 0.3 + 0.35);    // threshold 0.3: colleagues carry fully
    REQUIRE(one.hold() == Hold::little_trust);
    one.people.trust[0] = 1.0F;
    one.people.innovativeness[0] = 2.0F;
    REQUIRE(one.hold() == Hold::late_personality);
    one.people.reactance[0] = one.people.reactance_pressure[0] = 1.0F;
    REQUIRE(one.hold() == Hold::reactance);
    one.departments.friction[0] = 1.5F;
    REQUIRE(one.hold() == Hold::friction);
}

TEST_CASE("what holds the willing and the trained", "[mechanisms][causes]") {
    Asked one;
    one.be_unlucky();
    one.rates.willing_decay_per_week = one.rates.training_decay_per_week = 0.0;
    one.stand_on(Rung::willing);
    REQUIRE(one.hold() == Hold::no_seat);
    one.departments.seat_chance[0] = 0.5F;
    REQUIRE(one.hold() == Hold::only_time);
    one.stand_on(Rung::trained);
    one.people.free_hours[0] = 0.05F;  // 0.1 of what is needed
    one.departments.tool_quality[0] = 0.2F;
    REQUIRE(one.hold() == Hold::no_time);
    one.people.free_hours[0] = 0.5F;
    REQUIRE(one.hold() == Hold::poor_tools);
    one.departments.tool_quality[0] = 1.0F;
    REQUIRE(one.hold() == Hold::no_help_near);  // 0.3 without anybody
    one.departments.support[0] = 0.3F;          // 0.3 + 0.7 * 0.3 = 0.51
    REQUIRE(one.hold() == Hold::only_time);
    one.stand_on(Rung::in_use);
    REQUIRE(one.hold() == Hold::nothing);
}

TEST_CASE("a move keeps in eight bytes what is put into it", "[mechanisms][causes]") {
    Move const move(4'000'000'000U, 2, 5, absent_place,
                    {Cause::without_embedding, Cause::newcomer, 0.625, 0.375});
    REQUIRE(move.person() == 4'000'000'000U);
    REQUIRE(move.practice() == 2);
    REQUIRE(move.from() == 5);
    REQUIRE(move.to() == absent_place);
    REQUIRE(move.cause() == Cause::without_embedding);
    REQUIRE(move.second() == Cause::newcomer);
    REQUIRE(move.share_percent() == 63);
    REQUIRE(move.second_share_percent() == 38);
    auto const by_event = Move::by_event(3, 1, 0, 4, 70'000);
    REQUIRE(by_event.cause() == Cause::event);
    REQUIRE(by_event.event() == 70'000);
    REQUIRE(by_event.share_percent() == 100);
    REQUIRE(by_event.second() == Cause::none);
}
