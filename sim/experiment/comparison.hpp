#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/compare.hpp"
#include "experiment/statistics.hpp"
#include "measures/catalogue.hpp"
#include "parallel/workers.hpp"
#include "scenario/study.hpp"

/// What came out of a study. Every interval is two-sided at table_confidence unless it says
/// otherwise; every difference is an arm less the baseline, seed by seed, and not_known for the
/// baseline itself.
namespace diorama::experiment {

inline constexpr double table_confidence = 0.95;
/// A leader needed in fewer sessions than this, over all seeds, is not ranked: one unlucky week
/// would lead the league.
inline constexpr std::uint64_t least_ranked_sessions = 10;

/// One measure of one arm in one week.
struct Result {
    std::size_t arm = 0;
    std::size_t measure = 0;  ///< place in Comparison::measures
    std::uint32_t week = 0;
    Estimate value = {};
    PairedDifference against_baseline = {};
    double p_best = not_known;  ///< share of seeds in which the arm is the best of all, ties shared
    Interval p_best_interval = {};
};

/// How the two best arms of a measure stand at the end.
struct Lead {
    std::size_t measure = 0;
    std::size_t first = 0, second = 0;  ///< arms, by their mean in the measure's better direction
    Estimate difference = {};           ///< first less second, seed by seed
    double p_best = not_known;          ///< of `first`
    /// Whether the interval leaves out 0. Having picked the two by the same runs, it says so
    /// slightly too often when several arms are nearly alike.
    bool decided() const { return difference.low > 0.0 || difference.high < 0.0; }
};

/// One measure of one arm, for the curve.
struct WeeklyMean {
    std::size_t arm = 0;
    std::uint32_t week = 0;
    std::size_t measure = 0;
    Estimate value;
};

/// How long an arm takes until a share of the people is reached.
struct WeeksTo {
    std::size_t arm = 0;
    std::string_view measure;
    double level = 0.0;        ///< share, 0 to 1
    double reached_share = 0;  ///< of the seeds
    /// Over all seeds; those that never get there count as later than the last week, so it is
    /// not_known unless more than half get there.
    double median_weeks = not_known;
    Interval median_interval = {};      ///< bootstrap; infinity = beyond the last week
    std::size_t both_count = 0;         ///< seeds in which this arm and the baseline both get there
    double difference = not_known;      ///< weeks, mean over those seeds alone
    Interval difference_interval = {};  ///< bootstrap
};

/// A number that is summed up over the whole run.
struct Total {
    std::size_t arm = 0;
    std::string_view name;
    std::string_view unit;
    Estimate value = {};  ///< not_known when it cannot be formed in every seed
    Estimate difference = {};
};

/// Where sessions slipped in one arm, and because of whom.
struct Slip {
    std::size_t arm = 0;
    std::size_t rank = 0;  ///< from 1; 0 = needed too rarely to be ranked
    std::string id;
    std::string title;
    std::string_view role;
    double required_per_run = 0.0;  ///< sessions due that needed them, mean over seeds
    double blocked_per_run = 0.0;   ///< of these, slipped because of them
    double rate = not_known;        ///< blocked of required, over all seeds
    Interval rate_interval = {};    ///< bootstrap over seeds
    double worst_share = 0.0;  ///< share of seeds in which nobody has a higher rate, ties shared
};

/// The week in which something ends, over seeds.
struct Ending {
    Estimate week = {};  ///< over the seeds in which it ends by the last week; too early if not all
    double share = 0.0;  ///< of the seeds in which it does
};

/// Who held up a part of the programme.
struct CriticalLeader {
    std::string id;
    std::string title;
    std::string_view role;
    double required_per_run = 0.0;    ///< weeks in which a step was on that needed them
    double slipped_per_run = 0.0;     ///< of these, slipped because of them
    double unprepared_per_run = 0.0;  ///< of these, not due because they had not prepared
    double rate = not_known;          ///< both together of those required, over all seeds
};

/// When a part of the programme was to end, and when it does.
struct TimingLine {
    std::size_t arm = 0;
    std::string_view area;  ///< empty: the whole programme
    std::string activity;   ///< empty: the whole area
    Ending planned = {};    ///< if nothing ever slipped; ends in the seeds in which the gate opens
    Ending nominal = {};    ///< done in name
    Ending effective = {};  ///< all of it held properly
    Estimate delay = {};    ///< nominal less planned, seed by seed
    double slipped_per_run = 0.0;
    double unprepared_per_run = 0.0;
    std::vector<CriticalLeader> leaders;  ///< worst first; nobody needed in fewer sessions than
                                          ///< least_ranked_sessions over all seeds
};

enum class Verdict : std::uint8_t { holds, fails, undecided };

/// What became of an expectation. Numbers are in the claimed direction: `difference` is what `arm`
/// has more (relation above) or less (below) than what it is compared with.
struct Judgement {
    std::size_t expectation = 0;  ///< place in Study::expectations
    Verdict verdict = Verdict::undecided;
    Estimate arm_value, than_value;
    Estimate difference;  ///< at the expectation's own confidence
    std::string note;     ///< why nothing could be judged; empty otherwise
};

struct RunDigest {
    std::size_t arm = 0;
    std::uint64_t seed = 0;
    std::uint64_t digest = 0;
};

struct Comparison {
    std::vector<measures::Measure> measures;
    std::vector<std::uint64_t> seeds;  ///< those that every arm finished
    std::uint32_t planned_replicates = 0;
    std::uint32_t weeks = 0;
    bool interrupted = false;
    std::vector<Result> results;           ///< by arm, measure, week
    std::vector<Lead> leads;               ///< by measure; empty with one arm or no seed
    std::vector<WeeklyMean> weekly_means;  ///< by arm, week, measure
    std::vector<WeeksTo> weeks_to;         ///< by measure, level, arm
    std::vector<Total> totals;             ///< by name, arm
    std::vector<Slip> slips;               ///< by arm, worst first, the unranked last
    std::vector<TimingLine> timing;        ///< by arm: the programme, its areas, its activities
    std::vector<Judgement> judgements;     ///< as Study::expectations
    std::vector<RunDigest> digests;        ///< by arm, seed: every finished run
    /// Median over arms and measures at the last week; not_known without a spread.
    double pairing_gain = not_known;
};

/// Reads off what the study asked for.
///
/// Takes    runs of this study; workers for the bootstraps
/// Returns  the same bits for any number of workers
/// Errors   as compared_measures()
/// Cost     a tenth of a second for 4 arms x 40 seeds
Comparison compare(scenario::Study const& study, StudyRuns const& runs,
                   parallel::Workers const& workers);

}  // namespace diorama::experiment
