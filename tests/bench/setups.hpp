#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/simulation.hpp"

/// What benchmarks and the instruction guard start from, each made once.
namespace diorama::bench {

/// The common work of peers' benchmarks: a reporting tree of span 7, and uniform random ties until
/// there are 8 a person.
std::shared_ptr<engine::Model const> contagion_model(std::uint32_t people);

/// An invented organisation with the programme and a DIO from week 2 on, every mechanism on.
std::shared_ptr<engine::Model const> whole_model(std::uint32_t people,
                                                 double ties_per_person = 16.0);

/// A scenario of the repository, by its path below scenarios/.
engine::Model scenario_model(std::string const& path);

/// A copy of `model` with another seed.
std::shared_ptr<engine::Model const> with_seed(engine::Model const& model, std::uint64_t seed);

/// A chart of `lines` people, span 7, and `ties` random ties among them, as CSV files.
struct WrittenChart {
    std::filesystem::path chart, ties;
    std::uintmax_t chart_bytes = 0, ties_bytes = 0;
};
WrittenChart write_chart(std::filesystem::path const& folder, std::uint32_t lines,
                         std::uint64_t ties);

}  // namespace diorama::bench
