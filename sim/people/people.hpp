#pragma once
#include <cstdint>
#include <vector>

#include "people/standing.hpp"

namespace diorama::people {

/// Everyone's state: one row a person, one column a trait. Energy runs from -1 to 1, shares from 0
/// to 1. What a tie reads is packed apart (`visible`); a mechanism writes its own columns only.
struct People {
    // Where they stand.
    std::vector<Standing> standings;
    std::vector<float> energy;              ///< [-1, 1]
    std::vector<float> trust;               ///< [0, 1], in the leadership
    std::vector<float> participation;       ///< [0, 1], share of the change that one had a say in
    std::vector<float> reactance_pressure;  ///< >= 0, felt threat to one's freedom
    std::vector<float> message;             ///< >= 0, strength of what was heard from above
    std::vector<float> product_advantage;   ///< >= 0, pull of products seen at close hand

    // Who they are, drawn once (and anew for a newcomer).
    std::vector<float> innovativeness;   ///< z ~ N(0, 1); high = late
    std::vector<float> threshold;        ///< share of colleagues seen using before one follows
    std::vector<float> reactance;        ///< [0, 1]
    std::vector<float> personal_energy;  ///< [-1, 1], where energy returns to when left alone
    std::vector<float> energy_inertia;   ///< > 0, divides every rate of energy
    std::vector<float> free_hours;  ///< [0, 1], share of the week in which new ways can be tried

    // Where they sit.
    std::vector<std::uint16_t> departments;

    // What colleagues see (people/visible.hpp): published at the end of each week, read over ties
    // during the next.
    std::vector<std::uint32_t> visible;

    std::size_t headcount() const noexcept { return standings.size(); }
    void resize(std::size_t headcount);

    template <class Archive>
    void serialize(Archive& archive) {
        archive(standings, energy, trust, participation, reactance_pressure, message,
                product_advantage, innovativeness, threshold, reactance, personal_energy,
                energy_inertia, free_hours, departments, visible);
    }
};

}  // namespace diorama::people
