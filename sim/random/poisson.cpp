#include <cassert>

#include "random/draw.hpp"
#include "random/poisson_sums.hpp"

namespace diorama::random {
namespace {

/// 1 / count: a division is what a term would wait for longest.
constexpr auto inverses = [] {
    std::array<double, 64> all{};
    for (std::size_t k = 1; k < all.size(); ++k) all[k] = 1.0 / static_cast<double>(k);
    return all;
}();

/// Probabilities of 0, 1, 2, ... added up.
struct PoissonSum {
    double mean;
    // e^-500 is 7e-218, far from the end of the normal range, and every term is a product of the
    // one before: the k-th has a relative error below k * 2^-52, and so has the sum of all.
    double term = numerics::exp(-mean);
    double sum = term;
    std::uint32_t count = 0;

    /// The sum may end just below 1 where a uniform is still above it; then the terms have run out.
    bool goes_on() const { return count < mean || term > 0x1p-60; }
    void next() {
        ++count;
        term *= count < inverses.size() ? mean * inverses[count] : mean / count;
        sum += term;
    }
};

}  // namespace

std::uint32_t poisson(double mean, double uniform) noexcept {
    assert(mean >= 0.0 && mean <= 500.0);
    PoissonSum s{mean};
    while (uniform > s.sum && s.goes_on()) s.next();
    return s.count;
}

void add_up_poisson(double mean, std::span<double> up_to) noexcept {
    assert(mean >= 0.0 && mean <= 500.0);
    PoissonSum s{mean};
    for (double& sum : up_to) {
        sum = s.goes_on() ? s.sum : 2.0;  // above every uniform number
        if (s.goes_on()) s.next();
    }
}

}  // namespace diorama::random
