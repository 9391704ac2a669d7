#include "mechanisms/hearers.hpp"

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// A chance is at most its rate, contact * aware / present + told * message; both sides are
/// multiplied by those present, so that nothing is divided. Every term is 0 or above it, so that
/// eight roundings of 2^-24 each are all that can go wrong.
constexpr float margin = 1.0F + 0x1p-20F;

}  // namespace

void find_hearers(Ladder const& rates, Colleagues const& colleagues,
                  std::span<float const> messages, WeekDraws const& draws, parallel::Rows rows,
                  Hearers& hearers) noexcept {
    auto const contact = margin * static_cast<float>(rates.contact_rate_per_week);
    auto const told = margin * static_cast<float>(rates.message_rate_per_week);
    auto const of_each = [](auto const& columns) {
        return std::array{columns[0].data(), columns[1].data(), columns[2].data()};
    };
    auto const aware = of_each(colleagues.aware);
    auto const words = of_each(draws.words);
    float const* const present = colleagues.present.data();
    float const* const message = messages.data() + rows.first;
    std::uint8_t* const hears = hearers.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            float const from_above = told * message[k] * present[k];
            std::uint32_t bits = 0;
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                float const draw = static_cast<float>(words[p][k]) * 0x1p-32F;
                bits |= std::uint32_t{draw * present[k] <= contact * aware[p][k] + from_above} << p;
            }
            hears[k] = static_cast<std::uint8_t>(bits);
        }
    });
}

}  // namespace diorama::mechanisms
