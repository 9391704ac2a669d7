#pragma once
#include <array>
#include <string_view>

#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// What keeps a practice alive: leaders who use it, measurement, colleagues, help within reach, and
/// that it has become the team's way of working. The weights are shares of a whole; they are
/// divided by their sum.
struct Reinforcement {
    double leader_weight = 0.25;
    double measurement_weight = 0.30;
    double colleague_weight = 0.30;
    double support_weight = 0.15;
    double embedding_weight = 0.25;

    static constexpr std::string_view kind = "reinforcement";
    static constexpr std::string_view table = "reinforcement";
    static constexpr auto fields() {
        using P = Reinforcement;
        using enum parameters::Grade;
        constexpr std::string_view source =
            "a prototype's simplex: no source of reinforcement dominates";
        return std::array{
            parameters::Field<P>{"leader_weight", "share", 0.0, 1.0, &P::leader_weight, assumed,
                                 source, "weight of a present manager who uses the practice"},
            parameters::Field<P>{"measurement_weight", "share", 0.0, 1.0, &P::measurement_weight,
                                 assumed, source, "weight of use being measured and acted on"},
            parameters::Field<P>{"colleague_weight", "share", 0.0, 1.0, &P::colleague_weight,
                                 assumed, source, "weight of colleagues who use the practice"},
            parameters::Field<P>{"support_weight", "share", 0.0, 1.0, &P::support_weight, assumed,
                                 source, "weight of help within reach"},
            parameters::Field<P>{"embedding_weight", "share", 0.0, 1.0, &P::embedding_weight,
                                 assumed, source,
                                 "weight of the practice being the team's way of working"}};
    }

    /// Takes    shares in [0, 1]; Returns [0, 1]; all weights 0 give 0
    double of(double leader, double measurement, double colleagues, double support,
              double embedded) const noexcept {
        double const sum = leader_weight + measurement_weight + colleague_weight + support_weight +
                           embedding_weight;
        if (sum <= 0.0) return 0.0;
        return (leader_weight * leader + measurement_weight * measurement +
                colleague_weight * colleagues + support_weight * support +
                embedding_weight * embedded) /
               sum;
    }
};

}  // namespace diorama::mechanisms
