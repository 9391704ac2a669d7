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

namespace {

/// The normal equations of dummies.
struct NormalEquations {
    Eigen::MatrixXd products;
    Eigen::VectorXd target;
    double whole = 0.0;

    explicit NormalEquations(Eigen::Index size)
        : products(Eigen::MatrixXd::Zero(size, size)), target(Eigen::VectorXd::Zero(size)) {}
    void add(Dummies const& row, double value) {
        whole += value * value;
        for (auto const a : row) {
            target(static_cast<Eigen::Index>(a)) += value;
            for (auto const b : row)
                products(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) += 1.0;
        }
    }
    /// Takes out what a group of the block explains, by its own mean: the Schur complement of a
    /// diagonal, for which no matrix grows with the number of groups.
    void take_out(Eigen::VectorXd const& in_columns, double sum, double count) {
        products -= in_columns * in_columns.transpose() / count;
        target -= in_columns * (sum / count);
        whole -= sum * sum / count;
    }
};

void take_out_block(std::vector<Dummies> const& rows, std::span<double const> values,
                    std::span<std::size_t const> block, std::size_t groups,
                    NormalEquations& equations) {
    std::vector<std::vector<std::size_t>> members(groups);
    for (std::size_t i = 0; i < rows.size(); ++i) members[block[i]].push_back(i);
    Eigen::VectorXd in_columns(equations.target.size());
    for (auto const& group : members) {
        if (group.empty()) continue;
        in_columns.setZero();
        double sum = 0.0;
        for (auto const i : group) {
            sum += values[i];
            for (auto const column : rows[i]) in_columns(static_cast<Eigen::Index>(column)) += 1.0;
        }
        equations.take_out(in_columns, sum, static_cast<double>(group.size()));
    }
}

}  // namespace

Residual residual_of(std::vector<Dummies> const& rows, std::size_t unknowns,
                     std::span<double const> values, std::span<std::size_t const> block,
                     std::size_t groups) {
    NormalEquations equations(static_cast<Eigen::Index>(unknowns));
    for (std::size_t i = 0; i < rows.size(); ++i) equations.add(rows[i], values[i]);
    double const largest = equations.products.cwiseAbs().maxCoeff();
    if (groups > 0) take_out_block(rows, values, block, groups, equations);
    // What the block has taken out leaves rounding behind, which is no direction of its own.
    equations.products =
        (equations.products.array().abs() < 1e-10 * largest).select(0.0, equations.products);
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition;
    decomposition.setThreshold(1e-10);
    decomposition.compute(equations.products);
    Eigen::VectorXd const solution = decomposition.solve(equations.target);
    double const sum = equations.whole - solution.dot(equations.target);
    return {std::max(0.0, sum), static_cast<std::size_t>(decomposition.rank()) + groups};
}

}  // namespace diorama::analysis
