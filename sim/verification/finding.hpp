#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace diorama::verification {

/// Values of which each is as good as another: batches of one long run, or one a seed.
struct Means {
    std::vector<double> values;
};
/// Independent cases of which some were so.
struct Share {
    std::uint64_t count = 0;
    std::uint64_t of = 0;
};
/// A number without luck in it; only Finding::allowed_error tells it from the theory.
struct Computed {
    double value = 0.0;
};
using Evidence = std::variant<Means, Share, Computed>;

/// How the theory's value and the simulated one ought to stand to each other.
enum class Claim : std::uint8_t {
    equal,  ///< the analytic value lies in the interval
    above,  ///< the whole interval lies above the analytic value
    below,  ///< the whole interval lies below it
};

/// What theory says and what the simulation did, before judgement.
struct Finding {
    std::string name;
    double analytic = 0.0;
    Evidence evidence;
    /// Known distance between theory and simulation that is nobody's fault (rounding, discrete
    /// weeks, a finite crowd): widens the interval on both sides.
    double allowed_error = 0.0;
    Claim claim = Claim::equal;
};

/// A finding with its interval and verdict.
struct Verified {
    std::string name;
    double analytic = 0.0;
    double simulated = 0.0;
    double low = 0.0;
    double high = 0.0;
    Claim claim = Claim::equal;
    bool agrees = false;
};

/// Share of seeds in which a correct program passes as a whole, at least.
inline constexpr double family_confidence = 0.99;

/// Gives each finding its interval. Those with luck in them share the chance of a false alarm
/// equally (Bonferroni), so that all together raise one in at most `1 - family_confidence` of
/// seeds.
///
/// Takes    findings: Means with at least two values, Share with of >= 1
/// Returns  one a finding, in their order
/// Source   Student's t for means; Clopper & Pearson 1934, Biometrika 26(4) for shares
std::vector<Verified> judge(std::vector<Finding> const& findings);

/// Whether every one agrees.
bool all_agree(std::vector<Verified> const& verified);

}  // namespace diorama::verification
