#include "mechanisms/hearers.hpp"

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

constexpr std::uint8_t every_practice = (1U << people::practice_count) - 1U;

/// A chance is at most its rate, contact * aware / present + told * message; both sides are
/// multiplied by those present, so that nothing is divided. Every term is 0 or above it, so that
/// eight roundings of 2^-24 each are all that can go wrong.
constexpr float margin = 1.0F + 0x1p-20F;

template <class Around>
void compare(Ladder const& rates, Around const* around, float const* message,
             WeekDraws const& draws, std::size_t count, std::uint8_t* hears) noexcept {
    auto const contact = margin * static_cast<float>(rates.contact_rate_per_week);
    auto const told = margin * static_cast<float>(rates.message_rate_per_week);
    std::array<std::uint32_t const*, people::practice_count> const words{
        draws.words[0].data(), draws.words[1].data(), draws.words[2].data()};
    numerics::in_widest_vectors([=] {
        auto const number = [](std::uint32_t counter) {
            return static_cast<float>(static_cast<std::int32_t>(counter));
        };
        for (std::size_t k = 0; k < count; ++k) {
            float const present = number(around[k].counter(3));
            float const from_above = told * message[k] * present;
            std::uint32_t bits = 0;
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                float const draw = static_cast<float>(words[p][k]) * 0x1p-32F;
                float const rate = contact * number(around[k].counter(p)) + from_above;
                bits |= std::uint32_t{draw * present <= rate} << p;
            }
            hears[k] = static_cast<std::uint8_t>(bits);
        }
    });
}

}  // namespace

void find_hearers(Ladder const& rates, Surroundings const& around, std::span<float const> messages,
                  WeekDraws const& draws, parallel::Rows rows, Hearers& hearers) noexcept {
    around.with_counters([&](auto const* table) {
        compare(rates, table + rows.first, messages.data() + rows.first, draws, rows.size(),
                hearers.data());
    });
    around.for_hubs(
        rows, [&](std::size_t row, std::size_t) { hearers[row - rows.first] = every_practice; });
}

}  // namespace diorama::mechanisms
