#include "engine/observe_energy.hpp"

#include <algorithm>

#include "mechanisms/hotspots.hpp"

namespace diorama::engine {

namespace {

using measures::Place;

using Row = std::array<double, measures::measure_count>;

constexpr std::array spot_places{Place::hotspots,           Place::largest_hotspot,
                                 Place::in_hotspot,         Place::drain_spots,
                                 Place::largest_drain_spot, Place::in_drain_spot};

void take_spots(mechanisms::Spots const& spots, Place first, Row& row) {
    double const heads = row[std::size_t(Place::headcount)];
    row[std::size_t(first)] = static_cast<double>(spots.count);
    row[std::size_t(first) + 1] = static_cast<double>(spots.largest);
    row[std::size_t(first) + 2] = heads > 0.0 ? static_cast<double>(spots.people) / heads : 0.0;
}

double swing(Record const& record, double energy) {
    double highest = energy;
    double lowest = energy;
    auto const weeks = std::min<std::size_t>(record.rows(), swing_weeks);
    for (std::size_t back = 1; back <= weeks; ++back) {
        double const then = record.at(record.rows() - back, std::size_t(Place::energy));
        highest = std::max(highest, then);
        lowest = std::min(lowest, then);
    }
    return highest - lowest;
}

}  // namespace

void take_energy_course(parallel::Workers const& workers, World const& world, Record const& record,
                        Row& row) {
    row[std::size_t(Place::energy_swing)] = swing(record, row[std::size_t(Place::energy)]);
    if (world.week % spots_every_weeks == 0) {
        auto const spots = mechanisms::energy_spots(workers, world.people, world.ties);
        take_spots(spots.energised, Place::hotspots, row);
        take_spots(spots.drained, Place::drain_spots, row);
    } else {
        for (auto const place : spot_places)
            row[std::size_t(place)] = record.at(record.rows() - 1, std::size_t(place));
    }
}

}  // namespace diorama::engine
