#pragma once
#include <array>
#include <vector>

#include "mechanisms/colleagues.hpp"
#include "mechanisms/exposure.hpp"
#include "people/people.hpp"
#include "people/visible.hpp"

namespace diorama::test {

/// What colleagues see of them.
inline std::vector<std::uint32_t> words_of(people::People const& people) {
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < people.headcount(); ++i)
        words.push_back(people::Visible::word(people.standings[i], people.energy[i]));
    return words;
}

inline bool somebody_complies(std::vector<std::uint32_t> const& words) {
    for (auto const word : words)
        if ((word & people::Visible::complied_bits) != 0) return true;
    return false;
}

/// What is around one person, counted one colleague after the other.
struct Around {
    double present = 0.0, trained = 0.0, energy = 0.0;
    std::array<double, 3> aware{}, in_use{}, complied{};
};

inline Around count_around(std::vector<std::uint32_t> const& words, org::Ties const& ties,
                           std::size_t i) {
    Around sum;
    for (auto const peer : ties.of(org::person(i))) {
        auto const word = words[org::row(peer)];
        if (word == 0) continue;
        sum.present += 1.0;
        sum.energy += static_cast<double>(word & 0xffffU) - 32768.0;
        sum.trained += word >> 23 & 3U;
        for (std::size_t p = 0; p < 3; ++p) {
            sum.aware[p] += word >> (16 + p) & 1U;
            sum.in_use[p] += word >> (20 + p) & 1U;
            sum.complied[p] += word >> (25 + p) & 1U;
        }
    }
    return sum;
}

/// The same as Seen.
inline mechanisms::Seen seen_around(std::vector<std::uint32_t> const& words, org::Ties const& ties,
                                    std::size_t i, double complied_weight) {
    auto const sum = count_around(words, ties, i);
    double const share = sum.present > 0.0 ? 1.0 / sum.present : 0.0;
    mechanisms::Seen seen;
    for (std::size_t p = 0; p < 3; ++p) {
        seen.aware[p] = static_cast<float>(sum.aware[p] * share);
        seen.in_use[p] =
            static_cast<float>((sum.in_use[p] + complied_weight * sum.complied[p]) * share);
    }
    seen.trained = static_cast<float>(sum.trained * share / 3.0);
    return seen;
}

}  // namespace diorama::test
