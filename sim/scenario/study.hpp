#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/scenario.hpp"

namespace diorama::scenario {

/// One way to go, under its name.
struct Arm {
    std::string name;
    Scenario scenario;
};

/// How much of the timing plan a comparison shows.
enum class TimingDetail : std::uint8_t { areas, activities };
inline constexpr std::array<std::string_view, 2> timing_detail_names{"areas", "activities"};

enum class Relation : std::uint8_t { above, below };

/// A claim about the arms, with what would refute it: `measure` of `arm` in `week` is above (below)
/// that of `than` (another arm, or a number) by at least `by`, at this confidence.
struct Expectation {
    std::string claim;
    std::string measure;
    std::uint32_t week = 0;
    std::size_t arm = 0;  ///< place in Study::arms
    Relation relation = Relation::above;
    std::optional<std::size_t> than_arm = {};
    double than_value = 0.0;  ///< used when than_arm is empty
    std::optional<std::uint32_t> than_week =
        {};  ///< compare with another week (of than_arm, or of arm itself)
    double by = 0.0;
    double confidence = 0.95;
    problems::Place place = {};
};

/// Arms over the same seeds, and what is to be read off them.
struct Study {
    std::string name;
    std::string description;
    std::vector<Arm> arms;              ///< at least two
    std::size_t baseline = 0;           ///< differences are against this arm
    std::uint32_t replicates = 40;      ///< seeds seed, seed + 1, ...
    std::vector<std::string> measures;  ///< measures to compare, in this order
    TimingDetail timing = TimingDetail::areas;
    std::vector<Expectation> expectations;
    std::vector<std::string> notes;  ///< what was decided for the author about the study itself
};

/// Reads a study file; arms that name the same chart and ties share one organisation. Overrides
/// hold for every arm, over its own `set`. All arms run as many weeks and from the same seed: the
/// study's, else the first arm's. Errors   as load(): the problems of all arms, each once
Study load_study(std::string const& path, Overrides const& overrides = {});

/// The study that `compare A.toml B.toml ...` means: each scenario an arm, named by its `name`.
Study study_of(std::vector<std::string> const& paths, Overrides const& overrides = {});

/// Whether the file is a study (it has arms) rather than a scenario.
bool is_study(std::string const& path);

}  // namespace diorama::scenario
