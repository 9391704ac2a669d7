#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/batch_options.hpp"
#include "design/factor.hpp"
#include "design/robustness.hpp"
#include "scenario/scenario.hpp"
#include "scenario/study.hpp"

namespace diorama::cli {

/// How a command answers on stdout.
enum class Format : std::uint8_t { text, json, schema };

/// What every command takes that reads a scenario.
struct Common {
    scenario::Overrides overrides;
    std::size_t threads = 0;  ///< 0 = one per core
    std::string out;          ///< "" = no folder
    bool force = false;       ///< replace what an earlier command wrote to `out`
    bool quiet = false;
    Format format = Format::text;
};

struct RunOptions {
    Common common;
    std::string scenario;
    std::uint32_t checkpoint_every_weeks = 0;  ///< 0 = never
    bool resume = false;
    std::string resume_file;  ///< "" = the newest checkpoint in `out`
    bool names = false;
    std::uint32_t causes_weeks = 0;  ///< weeks over which holds are counted, 0 = no log of causes
};

struct CompareOptions {
    Common common;
    std::vector<std::string> files;  ///< one study, or several scenarios
    std::optional<std::uint32_t> replicates;
    std::optional<scenario::TimingDetail> timing;
    design::RobustnessPlan robustness{.draws = 0};  ///< no draws = not asked for
    /// Runs spent on bottlenecks and assumptions for the page; not set: twice the study's own.
    std::optional<std::size_t> page_runs;
    double leader_hour_rate = 120.0;  ///< money
    bool names = false;
    std::string command;  ///< as typed, less what does not change the tables
};

struct BottlenecksOptions {
    Common common;
    std::string study;
    std::string arm;  ///< "" = whichever is ahead
    problems::Place arm_place;
    std::string measure;  ///< "" = the study's first
    problems::Place measure_place;
    std::optional<std::uint32_t> week;  ///< nothing = the last one
    problems::Place week_place;
    std::uint32_t replicates = 8;
};

struct ReportOptions {
    std::string source;  ///< a result folder or a store
    std::string out;
    StoreQuestion question;  ///< of a store
    /// The options of the question that are given, and where: a folder answers no other question
    /// than it was made for.
    std::vector<std::pair<std::string, problems::Place>> asked;
    bool markdown = false;
    bool force = false;
    bool quiet = false;
};

struct WhyOptions {
    std::string folder;
    std::string team, person;  ///< ids; one of them is given
    problems::Place who_place;
    std::string arm;  ///< of a comparison's folder
    problems::Place arm_place;
    std::optional<std::uint64_t> seed;
    std::uint32_t causes_weeks = 13;
    std::size_t threads = 0;
    bool quiet = false;
    Format format = Format::text;
};

struct CheckOptions {
    Common common;
    std::string file;
    /// The overrides that are given, and where: a run sheet takes none.
    std::vector<std::pair<std::string, problems::Place>> asked;
};

struct ParametersOptions {
    Format format = Format::text;
};

struct MeasuresOptions {
    Format format = Format::text;
};

struct OrgCheckOptions {
    std::string chart;
    std::string ties;  ///< "" = none
    bool repair = false;
    std::string out;  ///< the repaired chart, "" = written nowhere
    bool force = false;
    bool names = false;
    bool quiet = false;
    Format format = Format::text;
};

struct OrgGenerateOptions {
    std::optional<std::uint32_t> people;
    std::vector<scenario::Setting> settings;
    std::optional<std::uint64_t> seed;
    std::string out;
    bool force = false;
    bool quiet = false;
    Format format = Format::text;
};

struct ReplayOptions {
    std::string folder;
    std::size_t threads = 0;
    bool quiet = false;
    Format format = Format::text;
};

struct SelftestOptions {
    std::uint64_t seed = 1;
    std::size_t threads = 0;
    bool quiet = false;
    Format format = Format::text;
};

struct ScreenOptions {
    Common common;
    std::string scenario;
    std::size_t trajectories = 20;
    std::size_t replicates = 2;
    std::vector<std::string> measures;  ///< none = those that tell most
    problems::Place measures_place;
    std::optional<std::uint32_t> week;  ///< nothing = the last one
    problems::Place week_place;
    std::vector<design::RangeRequest> vary;
    bool vary_alone = false;
};

struct CalibrateOptions {
    Common common;
    std::string scenario;
    std::string observed;
    double first_week = 0.0;  ///< of the run, in which a dated curve's first row stands
    std::vector<design::RangeRequest> fit;
    std::vector<std::string> measures;  ///< none = all who use the experience practice
    problems::Place measures_place;
    std::size_t replicates = 4;
    std::size_t evaluations = 800;
    double hold_out_share = 0.0;
    problems::Place hold_out_place;
    double tolerance = 0.005;
};

/// `--help` and `--version`: nothing to do but to say it.
struct SayOptions {
    std::string text;
};

/// A command line that was understood.
using Command =
    std::variant<SayOptions, RunOptions, CompareOptions, CheckOptions, ParametersOptions,
                 MeasuresOptions, OrgCheckOptions, OrgGenerateOptions, ReplayOptions,
                 SelftestOptions, ScreenOptions, CalibrateOptions, BatchOptions, MergeOptions,
                 AnalyseOptions, VerifyOptions, ExportOptions, BottlenecksOptions, ReportOptions,
                 WhyOptions>;

/// Exit statuses of the program.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_wrong_input = 2;
inline constexpr int exit_interrupted = 130;

}  // namespace diorama::cli
