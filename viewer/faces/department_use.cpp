#include "viewer/faces/department_use.hpp"

namespace diorama::viewer::faces {

charts::HeatChart const& DepartmentUse::chart_of(Scene const& scene, live::Branch const& branch) {
    chart_.shown_week = scene.state.picture_week;
    if (of_ == branch.series) return chart_;
    of_ = branch.series;
    auto const& names = scene.state.opened->organisation->department_names;
    std::size_t const weeks = of_->weeks_done() + 1U;
    rows_.assign(names.size(), std::vector<double>(weeks, 0.0));
    for (auto const& line : of_->departments)
        if (line.department < rows_.size() && line.week < weeks)
            rows_[line.department][line.week] = line.using_share;
    chart_.title = "Use by department";
    chart_.unit = "share";
    chart_.weeks = scene.state.opened->weeks;
    chart_.rows.clear();
    for (std::size_t i = 0; i < names.size(); ++i)
        chart_.rows.push_back({names[i], {rows_[i].data(), 1, weeks}});
    return chart_;
}

}  // namespace diorama::viewer::faces
