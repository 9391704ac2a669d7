#include "analysis/least_squares.hpp"

#include <Eigen/Dense>
#include <cassert>

namespace diorama::analysis {

Regression regress(std::vector<std::vector<double>> const& rows, std::span<double const> values) {
    assert(!rows.empty() && rows.size() == values.size());
    auto const count = static_cast<Eigen::Index>(rows.size());
    auto const unknowns = static_cast<Eigen::Index>(rows.front().size());
    Eigen::MatrixXd design(count, unknowns);
    Eigen::VectorXd target(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        target(i) = values[static_cast<std::size_t>(i)];
        for (Eigen::Index k = 0; k < unknowns; ++k)
            design(i, k) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> const decomposition(design);
    Regression result;
    result.full_rank = decomposition.rank() == unknowns;
    result.degrees = static_cast<std::size_t>(count - decomposition.rank());
    if (!result.full_rank) return result;
    Eigen::VectorXd const solution = decomposition.solve(target);
    result.residual_sum = (target - design * solution).squaredNorm();
    Eigen::MatrixXd const inverse = (design.transpose() * design).inverse();
    double const variance =
        result.degrees > 0 ? result.residual_sum / static_cast<double>(result.degrees) : 0.0;
    for (Eigen::Index k = 0; k < unknowns; ++k) {
        result.coefficients.push_back(solution(k));
        result.standard_errors.push_back(std::sqrt(std::max(0.0, variance * inverse(k, k))));
    }
    return result;
}

Residual residual_of(std::vector<Dummies> const& rows, std::size_t unknowns,
                     std::span<double const> values) {
    auto const size = static_cast<Eigen::Index>(unknowns);
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(size, size);
    Eigen::VectorXd target = Eigen::VectorXd::Zero(size);
    double whole = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        whole += values[i] * values[i];
        for (auto const a : rows[i]) {
            target(static_cast<Eigen::Index>(a)) += values[i];
            for (auto const b : rows[i])
                products(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) += 1.0;
        }
    }
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition;
    decomposition.setThreshold(1e-10);
    decomposition.compute(products);
    Eigen::VectorXd const solution = decomposition.solve(target);
    double const sum = whole - solution.dot(target);
    return {std::max(0.0, sum), static_cast<std::size_t>(decomposition.rank())};
}

}  // namespace diorama::analysis
