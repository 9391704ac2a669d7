#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// What customers meet, expect and tell others, and what comes back from them.
struct Customers {
    double quality_base = 0.45;
    double use_weight = 0.30;
    double energy_weight = 0.10;
    double tools_weight = 0.40;
    double silo_weight = 0.12;
    double default_weight = 0.30;
    double disruption_weight = 0.25;
    double rescue_limit = 0.10;
    double rescue_capacity_per_week = 0.25;
    double expectation_rate_per_week = 0.02;
    double surprise_weight = 1.0;
    double advocacy_rate_per_week = 0.03;
    double off_key_weight = 1.5;
    double employee_share = 0.5;
    double insight_gain = 0.06;
    double pride_weight = 0.3;

    static constexpr std::string_view kind = "customers";
    static constexpr std::string_view table = "customers";
    static constexpr auto fields() {
        using P = Customers;
        using enum parameters::Grade;
        constexpr std::string_view size =
            "sign from practitioners of customer experience; size chosen";
        return std::array{
            parameters::Field<P>{"quality_base", "share", 0.0, 1.0, &P::quality_base, assumed,
                                 "an ordinary service without digital practices",
                                 "quality of a touch point by itself"},
            parameters::Field<P>{
                "use_weight", "-", 0.0, 1.0, &P::use_weight, assumed, size,
                "what full use of the experience and data practices adds to quality"},
            parameters::Field<P>{"energy_weight", "-", 0.0, 1.0, &P::energy_weight, assumed, size,
                                 "what full energy of those who serve adds to quality"},
            parameters::Field<P>{"tools_weight", "-", 0.0, 1.0, &P::tools_weight, assumed, size,
                                 "what tools better than at the start add to quality"},
            parameters::Field<P>{
                "silo_weight", "-", 0.0, 1.0, &P::silo_weight, assumed, size,
                "what full barriers between the departments of a touch point take from quality at "
                "each hand-over of a customer: none in person, one remotely, two online"},
            parameters::Field<P>{"default_weight", "-", 0.0, 1.0, &P::default_weight, assumed, size,
                                 "what decisions by default or in error take from quality"},
            parameters::Field<P>{"disruption_weight", "-", 0.0, 1.0, &P::disruption_weight, assumed,
                                 size, "what a merger of groups in full swing takes from quality"},
            parameters::Field<P>{"rescue_limit", "share", 0.0, 0.5, &P::rescue_limit, assumed,
                                 "people skills rescue a bad process only so often",
                                 "quality that people can add to a bad process while they can"},
            parameters::Field<P>{"rescue_capacity_per_week", "1/week", 0.0, 1.0,
                                 &P::rescue_capacity_per_week, assumed, "a month to recover",
                                 "part of the capacity to rescue that comes back in a week"},
            parameters::Field<P>{
                "expectation_rate_per_week", "1/week", 0.0, 1.0, &P::expectation_rate_per_week,
                assumed, "past experience dominates: about a year",
                "part of the gap between experience and expectation that closes in a week"},
            parameters::Field<P>{
                "surprise_weight", "-", 0.0, 3.0, &P::surprise_weight, expert,
                "Oliver 1980: satisfaction follows disconfirmation of expectations",
                "what being better than expected adds to satisfaction"},
            parameters::Field<P>{
                "advocacy_rate_per_week", "1/week", 0.0, 1.0, &P::advocacy_rate_per_week, assumed,
                "satisfaction is short-term, advocacy takes the better part of a year",
                "how fast advocacy follows experience"},
            parameters::Field<P>{
                "off_key_weight", "-", 0.0, 5.0, &P::off_key_weight, assumed,
                "one off-key touch point costs many good ones",
                "what the worst touch point takes from advocacy, against the mean"},
            parameters::Field<P>{"employee_share", "share", 0.0, 1.0, &P::employee_share, expert,
                                 "advocacy starts inside",
                                 "part of customers' advocacy that follows employees' advocacy"},
            parameters::Field<P>{"insight_gain", "share", 0.0, 1.0, &P::insight_gain, assumed,
                                 "a tenth of the tools' quality",
                                 "tool quality that acting on customers' insight adds"},
            parameters::Field<P>{
                "pride_weight", "-", 0.0, 2.0, &P::pride_weight, assumed,
                "pride is one generator of energy among ten",
                "energy that one point of customers' advocacy gained gives the organisation"}};
    }
};

inline constexpr std::size_t stage_count = 5;
inline constexpr std::size_t channel_count = 3;
inline constexpr std::size_t touch_point_count = stage_count * channel_count;
inline constexpr std::array<std::string_view, stage_count> stage_names{"discover", "choose", "buy",
                                                                       "receive", "support"};
inline constexpr std::array<std::string_view, channel_count> channel_names{"in_person", "remote",
                                                                           "online"};

/// One stage in one channel, served by up to two departments.
struct TouchPoint {
    float quality = 0.5F;          ///< [0, 1], this week
    float expectation = 0.5F;      ///< [0, 1], what past experience has taught
    float rescue_capacity = 1.0F;  ///< [0, 1], how much people can still make up for

    template <class Archive>
    void serialize(Archive& archive) {
        archive(quality, expectation, rescue_capacity);
    }
};

struct CustomerState {
    std::vector<TouchPoint>
        touch_points;  ///< [channels x stages]: the stages of one channel side by side
    double satisfaction = 0.5;
    double consistency = 1.0;
    double customer_advocacy = 0.5;
    double advocacy_at_start = 0.5;
    double employee_advocacy = 0.5;
    double insight = 0.0;    ///< [0, 1], customers' insight that is acted on
    double community = 0.0;  ///< [0, 1], how far a customer community teaches

    template <class Archive>
    void serialize(Archive& archive) {
        archive(touch_points, satisfaction, consistency, customer_advocacy, advocacy_at_start,
                employee_advocacy, insight, community);
    }
};

/// What the people of one department bring to those whom they serve.
struct Service {
    double use_share = 0.0;  ///< experience and data practices, mean
    double energy = 0.0;     ///< mean, [-1, 1]
};

/// The first departments of the two sides behind a touch point: neighbours in the list of
/// departments, so that each serves some and silos between two can show; where there are more
/// departments than touch points, a side goes on with every fifteenth. One department serves alone.
std::array<std::size_t, 2> serving_departments(std::size_t touch_point,
                                               std::size_t departments) noexcept;

/// How often a customer of this channel is handed from one side to the other: in person whoever
/// serves also knows, remotely once, online (shop, stock and service belong to different groups)
/// twice. The mean is 1.
constexpr double hand_overs(std::size_t touch_point) noexcept {
    return static_cast<double>(touch_point / stage_count);
}

/// Whether two departments serve a touch point together.
bool share_a_touch_point(std::size_t a, std::size_t b, std::size_t departments) noexcept;

/// Touch points as they have been for long before the first week: people make up for as much as
/// they can keep up, and customers expect what they get. Where nothing changes, nothing moves.
CustomerState meet_customers(Customers const& p, std::vector<Service> const& services,
                             Departments const& departments, double tool_quality_at_start,
                             double employee_advocacy);

/// One week of customers.
/// Reads    services [departments], departments, employee advocacy, measurement [share]
/// Writes   state
/// Draws    nothing
/// Source   disconfirmation: Oliver 1980, J. Marketing Research 17(4); consistency, advocacy from
///          inside, rescue and its limit: practitioners; forms docs/model.md#customers
void serve_customers(Customers const& p, std::vector<Service> const& services,
                     Departments const& departments, double tool_quality_at_start,
                     double employee_advocacy, double measurement_share, CustomerState& state);

}  // namespace diorama::mechanisms
