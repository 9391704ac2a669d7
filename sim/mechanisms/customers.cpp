#include "mechanisms/customers.hpp"

#include <algorithm>
#include <cmath>

namespace diorama::mechanisms {

namespace {

/// What one department brings to a touch point by itself.
double department_quality(Customers const& p, std::size_t touch_point, Service const& service,
                          Departments const& departments, std::size_t d,
                          double tool_quality_at_start) {
    return p.quality_base + p.use_weight * service.use_share + p.energy_weight * service.energy +
           p.tools_weight *
               (static_cast<double>(departments.tool_quality[d]) - tool_quality_at_start) -
           p.default_weight * static_cast<double>(departments.default_share[d]) -
           // Stages are hit unevenly: what is merged first suffers most.
           p.disruption_weight * static_cast<double>(departments.disruption[d]) *
               (1.0 - static_cast<double>(touch_point % stage_count) / stage_count);
}

/// One of the two sides behind a touch point: its departments, each as large as it is.
struct Side {
    double quality = 0.0;
    double silo = 0.0;
};

Side side_of(Customers const& p, std::size_t touch_point, std::size_t first,
             std::vector<Service> const& services, Departments const& departments,
             double tool_quality_at_start) {
    Side side;
    double weights = 0.0;
    for (std::size_t d = first; d < departments.count(); d += touch_point_count) {
        // Somebody always answers the phone: an empty department still counts as one head.
        double const weight = std::max(1.0, static_cast<double>(departments.headcount[d]));
        side.quality += weight * department_quality(p, touch_point, services[d], departments, d,
                                                    tool_quality_at_start);
        side.silo += weight * static_cast<double>(departments.silo[d]);
        weights += weight;
    }
    return {side.quality / weights, side.silo / weights};
}

/// Quality before anybody makes up for anything.
double process_quality(Customers const& p, std::size_t touch_point,
                       std::vector<Service> const& services, Departments const& departments,
                       double tool_quality_at_start) {
    auto const serving = serving_departments(touch_point, departments.count());
    auto const side = [&](std::size_t first) {
        return side_of(p, touch_point, first, services, departments, tool_quality_at_start);
    };
    auto const own = side(serving[0]);
    if (serving[0] == serving[1]) return std::clamp(own.quality, 0.0, 1.0);
    auto const other = side(serving[1]);
    double const barrier = hand_overs(touch_point) * 0.5 * (own.silo + other.silo);
    return std::clamp(0.5 * (own.quality + other.quality) - p.silo_weight * barrier, 0.0, 1.0);
}

/// What people add to a process below the middle at full strength, and how much that wears them.
struct Rescue {
    double gap;
    double wear_per_week;  ///< part of the capacity
};

Rescue rescue_of(Customers const& p, double quality) {
    double const gap = std::clamp(0.5 - quality, 0.0, p.rescue_limit);
    return {gap, p.rescue_limit > 0.0 ? 0.5 * gap / p.rescue_limit : 0.0};
}

/// People skills make up for a process below the middle, as long as they have the strength for it.
void rescue(Customers const& p, TouchPoint& point, double quality) {
    auto const [gap, wear] = rescue_of(p, quality);
    double const capacity = static_cast<double>(point.rescue_capacity);
    point.quality = static_cast<float>(quality + gap * capacity);
    point.rescue_capacity = static_cast<float>(std::clamp(
        capacity + p.rescue_capacity_per_week * (1.0 - capacity) - wear * capacity, 0.0, 1.0));
}

/// Where the capacity to rescue settles at an unchanging quality: what comes back is what is worn
/// off.
double settled_capacity(Customers const& p, double quality) {
    double const wear = rescue_of(p, quality).wear_per_week;
    return wear > 0.0 ? p.rescue_capacity_per_week / (p.rescue_capacity_per_week + wear) : 1.0;
}

struct Quality {
    double mean = 0.0, deviation = 0.0, worst = 1.0, satisfaction = 0.0;
};

Quality experienced(Customers const& p, std::vector<TouchPoint> const& points) {
    Quality q;
    double const share = 1.0 / static_cast<double>(points.size());
    for (auto const& point : points) {
        double const quality = static_cast<double>(point.quality);
        double const surprise = quality - static_cast<double>(point.expectation);
        q.mean += quality * share;
        q.worst = std::min(q.worst, quality);
        q.satisfaction += std::clamp(quality + p.surprise_weight * surprise, 0.0, 1.0) * share;
    }
    double variance = 0.0;
    for (auto const& point : points) {
        double const distance = static_cast<double>(point.quality) - q.mean;
        variance += distance * distance * share;
    }
    q.deviation = std::sqrt(variance);
    return q;
}

double advocacy_target(Customers const& p, Quality const& q, double consistency,
                       double employee_advocacy) {
    double const outside =
        std::clamp(q.satisfaction * consistency - p.off_key_weight * (q.mean - q.worst), 0.0, 1.0);
    return (1.0 - p.employee_share) * outside + p.employee_share * employee_advocacy;
}

}  // namespace

std::array<std::size_t, 2> serving_departments(std::size_t touch_point,
                                               std::size_t departments) noexcept {
    auto const sides = std::min(departments, touch_point_count);
    return {touch_point % sides, (touch_point + 1) % sides};
}

bool share_a_touch_point(std::size_t a, std::size_t b, std::size_t departments) noexcept {
    auto const sides = std::min(departments, touch_point_count);
    auto const mine = a % sides;
    auto const theirs = b % sides;
    for (std::size_t k = 0; k < touch_point_count; ++k) {
        auto const serving = serving_departments(k, departments);
        bool const here = serving[0] == mine || serving[1] == mine;
        if (here && (serving[0] == theirs || serving[1] == theirs)) return true;
    }
    return false;
}

CustomerState meet_customers(Customers const& p, std::vector<Service> const& services,
                             Departments const& departments, double tool_quality_at_start,
                             double employee_advocacy) {
    CustomerState state;
    state.employee_advocacy = employee_advocacy;
    state.touch_points.resize(touch_point_count);
    for (std::size_t k = 0; k < touch_point_count; ++k) {
        auto& point = state.touch_points[k];
        auto const quality = process_quality(p, k, services, departments, tool_quality_at_start);
        point.rescue_capacity = static_cast<float>(settled_capacity(p, quality));
        rescue(p, point, quality);
        point.expectation = point.quality;
    }
    auto const q = experienced(p, state.touch_points);
    state.satisfaction = q.satisfaction;
    state.consistency = std::clamp(1.0 - 2.0 * q.deviation, 0.0, 1.0);
    state.customer_advocacy = state.advocacy_at_start =
        advocacy_target(p, q, state.consistency, state.employee_advocacy);
    return state;
}

void serve_customers(Customers const& p, std::vector<Service> const& services,
                     Departments const& departments, double tool_quality_at_start,
                     double employee_advocacy, double measurement_share, CustomerState& state) {
    for (std::size_t k = 0; k < state.touch_points.size(); ++k)
        rescue(p, state.touch_points[k],
               process_quality(p, k, services, departments, tool_quality_at_start));
    auto const q = experienced(p, state.touch_points);
    // Surprise is against what was expected before; only then does experience teach.
    for (auto& point : state.touch_points) {
        double const before = static_cast<double>(point.expectation);
        point.expectation = static_cast<float>(
            before + p.expectation_rate_per_week * (static_cast<double>(point.quality) - before));
    }
    state.satisfaction = q.satisfaction;
    state.consistency = std::clamp(1.0 - 2.0 * q.deviation, 0.0, 1.0);
    state.employee_advocacy = employee_advocacy;
    state.customer_advocacy +=
        p.advocacy_rate_per_week *
        (advocacy_target(p, q, state.consistency, employee_advocacy) - state.customer_advocacy);
    // Insight is what is measured and what a community teaches, as far as people act on it.
    state.insight =
        std::clamp(measurement_share + state.community * (1.0 - measurement_share), 0.0, 1.0);
}

}  // namespace diorama::mechanisms
