#pragma once
#include <array>
#include <string_view>

#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Which mechanisms are on. Switching one off leaves every other draw as it was.
struct Switches {
    bool programme = true;
    bool decisions = true;
    bool communication = true;
    bool exposure = true;
    bool ladder = true;
    bool mandate = true;
    bool embedding = true;
    bool media = true;
    bool conversations = true;
    bool tools = true;
    bool energy = true;
    bool trust = true;
    bool customers = true;
    bool strategy = true;
    bool turnover = true;
    bool contagion = false;

    static constexpr std::string_view kind = "mechanisms";
    static constexpr std::string_view table = "mechanisms";
    static constexpr auto fields() {
        using P = Switches;
        using enum parameters::Grade;
        constexpr std::string_view source = "switches for ablation and verification";
        auto const on = [=](std::string_view name, bool P::*member, std::string_view meaning) {
            return parameters::Field<P>{name, "-", 0.0, 0.0, member, assumed, source, meaning};
        };
        return std::array{
            on("programme", &P::programme, "the P3 programme and its pledges"),
            on("decisions", &P::decisions, "exceptions that climb, wait and default"),
            on("communication", &P::communication, "messages down the reporting lines"),
            on("exposure", &P::exposure, "what people see of their colleagues"),
            on("ladder", &P::ladder, "moves up and down the rungs"),
            on("mandate", &P::mandate, "felt pressure and participation"),
            on("embedding", &P::embedding, "teams and departments that remember"),
            on("media", &P::media, "merged groups: barriers that fall, disruption"),
            on("conversations", &P::conversations,
               "issues, thinking groups, talk displaced by devices"),
            on("tools", &P::tools, "tool quality that changes"),
            on("energy", &P::energy, "energy that changes"),
            on("trust", &P::trust, "trust that changes"),
            on("customers", &P::customers,
               "touch points, satisfaction, advocacy and what comes back"),
            on("strategy", &P::strategy, "initiatives, budgets and the scorecard"),
            on("turnover", &P::turnover, "people who leave and are replaced"),
            on("contagion", &P::contagion,
               "bare contagion instead of the model; every other one must be off")};
    }
};

}  // namespace diorama::mechanisms
