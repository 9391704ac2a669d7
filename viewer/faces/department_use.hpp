#pragma once
#include <memory>
#include <vector>

#include "viewer/charts/heat.hpp"
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// Use by department and week, put in rows once for each picture and not for each frame.
class DepartmentUse {
public:
    /// Returns  the chart of the branch's weeks so far; its rows live until the next call
    charts::HeatChart const& chart_of(Scene const& scene, live::Branch const& branch);

private:
    std::shared_ptr<live::Series const> of_;  ///< what the rows were made of
    std::vector<std::vector<double>> rows_;   ///< [departments, weeks] shares
    charts::HeatChart chart_;
};

}  // namespace diorama::viewer::faces
