#include "mechanisms/net_energy.hpp"

#include <algorithm>

namespace diorama::mechanisms {

namespace {

/// The value that `share` of the present people stay below.
float quantile(people::People const& people, std::vector<float> const& column, double share) {
    std::vector<float> values;
    for (std::size_t i = 0; i < column.size(); ++i)
        if (people.standings[i].present()) values.push_back(column[i]);
    if (values.empty()) return 0.0F;
    auto const place = std::min(
        values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place),
                     values.end());
    return values[place];
}

/// Ties of each person to people who are there: whoever left neither drains nor is drained.
std::vector<std::uint32_t> present_degrees(people::People const& people, org::Ties const& ties) {
    std::vector<std::uint32_t> degrees(people.headcount(), 0);
    for (std::size_t i = 0; i < degrees.size(); ++i)
        for (auto const peer : ties.of(org::person(i)))
            degrees[i] += people.standings[org::row(peer)].present() ? 1U : 0U;
    return degrees;
}

}  // namespace

std::vector<float> net_energy(people::People const& people, org::Ties const& ties) {
    std::vector<float> net(people.headcount(), 0.0F);
    auto const degrees = present_degrees(people, ties);
    for (std::size_t i = 0; i < net.size(); ++i) {
        if (!people.standings[i].present()) continue;
        double sum = 0.0;
        for (auto const peer : ties.of(org::person(i))) {
            auto const j = org::row(peer);
            if (!people.standings[j].present()) continue;
            sum += (static_cast<double>(people.energy[i]) - static_cast<double>(people.energy[j])) /
                   static_cast<double>(degrees[j]);
        }
        net[i] = static_cast<float>(sum);
    }
    return net;
}

std::vector<EnergyKind> energy_kinds(people::People const& people, org::Ties const& ties,
                                     std::vector<float> const& net) {
    std::vector<EnergyKind> kinds(people.headcount(), EnergyKind::ordinary);
    if (kinds.empty()) return kinds;
    float const top = quantile(people, net, 0.9);
    float const bottom = std::min(quantile(people, net, 0.1), 0.0F);
    float const slow = quantile(people, people.energy_inertia, 0.9);
    auto const degrees = present_degrees(people, ties);
    double ends = 0.0;
    double heads = 0.0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!people.standings[i].present()) continue;
        ends += degrees[i];
        heads += 1.0;
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!people.standings[i].present()) continue;
        bool const wide = degrees[i] * heads >= 2.0 * ends;
        if (net[i] > 0.0F && net[i] >= top)
            kinds[i] = wide ? EnergyKind::magnet : EnergyKind::generator;
        else if (net[i] < bottom)
            kinds[i] = EnergyKind::sink;
        else if (people.energy_inertia[i] >= slow)
            kinds[i] = EnergyKind::capacitor;
    }
    return kinds;
}

}  // namespace diorama::mechanisms
