#pragma once
#include <cstdint>
#include <vector>

#include "mechanisms/ladder.hpp"

namespace diorama::test {

/// What people on the ladders meet: a test changes what it is about.
struct LadderSetting {
    mechanisms::Ladder rates;
    mechanisms::Influence influence;
    mechanisms::Training training;
    mechanisms::Reinforcement reinforcement;
    mechanisms::Mandate mandate;
    mechanisms::Embedding embedding;
    mechanisms::Media media;
    mechanisms::Climate climate;
    mechanisms::Departments departments;
    std::vector<mechanisms::Voice> voices{mechanisms::Voice{}};
    std::vector<std::uint32_t> voice_of;  ///< [headcount]

    mechanisms::LadderView view(std::uint64_t seed, std::uint32_t week) const {
        return {rates,   influence,   training, reinforcement, mandate, embedding, media,
                climate, departments, voices,   voice_of,      seed,    week};
    }
};

}  // namespace diorama::test
