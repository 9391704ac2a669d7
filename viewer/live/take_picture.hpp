#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "viewer/live/picture.hpp"

namespace diorama::viewer::live {

/// Rows of dots that pictures have given back, to be filled again: two million of them are 20 MB,
/// which the system would otherwise hand out and take back every week.
class DotStore : public std::enable_shared_from_this<DotStore> {
public:
    /// A new picture; its rows come back to the store once nobody holds it any more.
    std::shared_ptr<Picture> new_picture();

private:
    static constexpr std::size_t most_kept = 8;
    void give_back(std::vector<Dot> rows);

    std::mutex mutex_;
    std::vector<std::vector<Dot>> kept_;
};

/// Whether a picture's dots have their net energy, which costs a pass over the ties.
enum class NetEnergy : std::uint8_t { taken, left_out };

/// What can be drawn of a run as it stands now.
///
/// Reads    world, model and the last row of the record
/// Returns  a picture that shares no memory with the run but its ties and lines, which a run never
///          changes in place
/// Cost     one pass over the people, one over the ties where net energy is taken
std::shared_ptr<Picture const> take_picture(engine::Simulation const& run, NetEnergy net_energy,
                                            DotStore& store);

/// The record of a run as charts want it.
std::shared_ptr<Series const> take_series(engine::Simulation const& run,
                                          std::size_t most_departments);

/// What one person's dot looks like, without net energy.
/// Takes    i: a row
Dot dot_of(engine::World const& world, std::size_t i);

/// Bytes that a picture takes beside what it shares.
std::uint64_t bytes_of(Picture const& picture);

/// Bytes that a copy of a run takes beside what it shares, near enough to budget with.
std::uint64_t bytes_of(engine::Simulation const& run);

}  // namespace diorama::viewer::live
