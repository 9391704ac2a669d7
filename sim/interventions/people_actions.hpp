#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "parameters/field.hpp"

// What leadership does to people: mandates, gatherings, who joins and who leaves.

namespace diorama::interventions {

/// Everybody has to: use is demanded from above.
struct StartMandate {
    double strength = 1.0;

    static constexpr std::string_view kind = "start_mandate";
    static constexpr auto fields() {
        using P = StartMandate;
        using enum parameters::Grade;
        return std::array{parameters::Field<P>{"strength", "share", 0.0, 1.0, &P::strength, assumed,
                                               "1 = an order with consequences",
                                               "how strongly use is demanded"}};
    }
};

struct EndMandate {
    static constexpr std::string_view kind = "end_mandate";
    static constexpr std::array<parameters::Field<EndMandate>, 0> fields() { return {}; }
};

/// An open meeting for everybody who wants to come; what comes up must be dealt with.
struct HoldForum {
    double attendance_share = 0.10;
    double participation_gain = 0.5;
    double pressure_relief = 0.5;
    double issues_per_department = 2.0;

    static constexpr std::string_view kind = "hold_forum";
    static constexpr auto fields() {
        using P = HoldForum;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"attendance_share", "share", 0.0, 1.0, &P::attendance_share,
                                 assumed, "one in ten comes", "people who attend"},
            parameters::Field<P>{"participation_gain", "share", 0.0, 1.0, &P::participation_gain,
                                 assumed, "half of the gap",
                                 "part of the gap to full participation that attending closes"},
            parameters::Field<P>{"pressure_relief", "share", 0.0, 1.0, &P::pressure_relief, assumed,
                                 "half of it said aloud is gone",
                                 "part of felt pressure that attending takes away"},
            parameters::Field<P>{"issues_per_department", "issues", 0.0, 50.0,
                                 &P::issues_per_department, assumed,
                                 "two things that people want changed",
                                 "issues that surface in each department, on average"}};
    }
};

/// A few people of each department: the limited form of a forum.
struct HoldFocusGroups {
    double people_per_department = 8.0;
    double participation_gain = 0.5;
    double pressure_relief = 0.5;
    double issues_per_department = 1.0;

    static constexpr std::string_view kind = "hold_focus_groups";
    static constexpr auto fields() {
        using P = HoldFocusGroups;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"people_per_department", "people", 0.0, 1000.0,
                                 &P::people_per_department, assumed, "a table full",
                                 "people of each department who take part, on average"},
            parameters::Field<P>{"participation_gain", "share", 0.0, 1.0, &P::participation_gain,
                                 assumed, "as in a forum",
                                 "part of the gap to full participation that taking part closes"},
            parameters::Field<P>{"pressure_relief", "share", 0.0, 1.0, &P::pressure_relief, assumed,
                                 "as in a forum",
                                 "part of felt pressure that taking part takes away"},
            parameters::Field<P>{"issues_per_department", "issues", 0.0, 50.0,
                                 &P::issues_per_department, assumed,
                                 "half of what a forum brings up",
                                 "issues that surface in each department, on average"}};
    }
};

/// Who is brought together: departments that stand side by side in the chart, or any two.
enum class Pairing : std::uint8_t { neighbours, by_lot };
inline constexpr std::array<std::string_view, 2> pairing_names{"neighbours", "by_lot"};

/// Standing groups across two departments each, without politics; they meet when both heads can.
struct StartThinkingGroups {
    double departments_share = 1.0;
    Pairing pairing = Pairing::neighbours;

    static constexpr std::string_view kind = "start_thinking_groups";
    static constexpr auto fields() {
        using P = StartThinkingGroups;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"departments_share", "share", 0.0, 1.0, &P::departments_share,
                                 assumed, "everybody at once",
                                 "part of the departments that get a group, in the "
                                 "order of the chart"},
            parameters::Field<P>{"pairing", "-", 0.0, 0.0,
                                 parameters::choice<&P::pairing>(pairing_names), assumed,
                                 "neighbours serve customers together, so that they share problems",
                                 "neighbours: the departments concerned; by_lot: whoever"}};
    }
};

/// Customers talk to each other and to the organisation: both learn.
struct OpenCustomerCommunity {
    static constexpr std::string_view kind = "open_customer_community";
    static constexpr std::array<parameters::Field<OpenCustomerCommunity>, 0> fields() { return {}; }
};

/// Posts that lay-offs emptied are filled again by newcomers.
struct Hire {
    double share = 0.05;

    static constexpr std::string_view kind = "hire";
    static constexpr auto fields() {
        using P = Hire;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"share", "share", 0.0, 1.0, &P::share, assumed, "one in twenty",
                                 "newcomers, of all posts; never more than stand empty"}};
    }
};

enum class LayOffRule : std::uint8_t { random, drainers };
inline constexpr std::array<std::string_view, 2> lay_off_rule_names{"random", "drainers"};

/// People leave and their posts stay empty.
struct LayOff {
    double share = 0.05;
    LayOffRule who = LayOffRule::random;

    static constexpr std::string_view kind = "lay_off";
    static constexpr auto fields() {
        using P = LayOff;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"share", "share", 0.0, 0.9, &P::share, assumed, "one in twenty",
                                 "people who leave"},
            parameters::Field<P>{
                "who", "-", 0.0, 0.0, parameters::choice<&P::who>(lay_off_rule_names), assumed,
                "random: by lot; drainers: those who take most energy from their colleagues",
                "who has to go"}};
    }
};

}  // namespace diorama::interventions
