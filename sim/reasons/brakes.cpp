#include "reasons/brakes.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

#include "mechanisms/reference.hpp"

namespace diorama::reasons {

namespace {

constexpr std::array hierarchy_settings{Lifted{"leadership.hierarchy_load", 0.0}};
constexpr std::array preparation_settings{Lifted{"programme.individual_hours.factor", 0.0}};
constexpr std::array gate_settings{Lifted{"programme.literate_share", 0.0}};
constexpr std::array joined_settings{Lifted{"programme.joined_up_weight", 0.0}};
constexpr std::array decision_settings{Lifted{"decisions.exceptions_per_person_per_week", 0.0}};
constexpr std::array message_settings{Lifted{"communication.kept_per_hop_share", 1.0},
                                      Lifted{"communication.least_spare_hours", 0.0}};
constexpr std::array friction_settings{Lifted{"influence.friction", 0.0},
                                       Lifted{"media.silo_friction_share", 0.0}};
constexpr std::array waiting_settings{Lifted{"people.threshold_mean_share", 0.02}};
constexpr std::array forgetting_settings{
    Lifted{"ladder.use_decay_per_week", 0.0}, Lifted{"ladder.habit_decay_per_week", 0.0},
    Lifted{"ladder.training_decay_per_week", 0.0}, Lifted{"ladder.willing_decay_per_week", 0.0}};
constexpr std::array seat_settings{Lifted{"training.base_seats_per_100_per_week", 20.0}};
constexpr std::array help_settings{Lifted{"training.full_support_share", 0.001}};
constexpr std::array time_settings{Lifted{"people.free_share_low", 1.0},
                                   Lifted{"people.free_share_high", 1.0}};
constexpr std::array reactance_settings{Lifted{"people.reactance_mean", 0.0},
                                        Lifted{"people.reactance_deviation", 0.0}};
constexpr std::array scar_settings{Lifted{"embedding.scar_threshold_gain", 0.0}};
constexpr std::array disruption_settings{Lifted{"media.disrupted_use_share", 0.0},
                                         Lifted{"media.disrupted_spare_share", 0.0}};
constexpr std::array device_settings{Lifted{"conversations.device_displacement", 0.0}};
constexpr std::array tool_settings{Lifted{"tools.quality_at_start", 1.0},
                                   Lifted{"tools.default_damage_per_week", 0.0}};
constexpr std::array energy_settings{
    Lifted{"energy.overfull_diary_weight", 0.0}, Lifted{"energy.slip_weight", 0.0},
    Lifted{"energy.reactance_weight", 0.0},      Lifted{"energy.bad_tools_weight", 0.0},
    Lifted{"energy.default_weight", 0.0},        Lifted{"energy.disruption_weight", 0.0}};
constexpr std::array trust_settings{Lifted{"trust.loss_per_week", 0.0},
                                    Lifted{"trust.delegation_loss_per_week", 0.0},
                                    Lifted{"trust.default_loss_per_week", 0.0}};
constexpr std::array strategy_settings{Lifted{"strategy.informed_gate_share", 0.0}};
constexpr std::array team_settings{Lifted{"strategy.least_team_share", 0.0},
                                   Lifted{"strategy.team_free_share", 1.0}};
constexpr std::array turnover_settings{Lifted{"people.leavers_share_per_week", 0.0}};

constexpr std::array all{
    Brake{"standing meetings", "reporting lines cost leaders no standing meetings",
          hierarchy_settings, ""},
    Brake{"work alone", "nobody has to prepare alone before a session", preparation_settings,
          "programme"},
    Brake{"informed people first", "sessions need not wait until people are informed",
          gate_settings, "programme"},
    Brake{"areas apart", "an area that is ahead of the others loses nothing by it", joined_settings,
          "programme"},
    Brake{"questions to the top", "no question needs a decision from above", decision_settings,
          "decisions"},
    Brake{"lost messages", "every manager passes every message on, whole", message_settings,
          "communication"},
    Brake{"silos", "departments and their habits take nothing from willingness", friction_settings,
          "ladder"},
    Brake{"waiting for others", "people begin to follow as soon as anybody does", waiting_settings,
          "ladder"},
    Brake{"forgetting", "nobody falls back", forgetting_settings, "ladder"},
    Brake{"training seats", "there is a seat for everybody who is willing", seat_settings,
          "ladder"},
    Brake{"help out of reach", "help is near wherever there is any digital staff", help_settings,
          "ladder"},
    Brake{"time to try", "everybody has time to try new ways", time_settings, "ladder"},
    Brake{"reactance", "nobody resists pressure", reactance_settings, "mandate"},
    Brake{"scars", "a push that failed leaves nothing behind", scar_settings, "embedding"},
    Brake{"disruption", "merging groups disturbs nobody", disruption_settings, "media"},
    Brake{"devices", "devices take no conversation away", device_settings, "conversations"},
    Brake{"tools", "tools are perfect and stay so", tool_settings, "tools"},
    Brake{"drained energy", "nothing drains energy", energy_settings, "energy"},
    Brake{"broken promises", "trust is never lost", trust_settings, "trust"},
    Brake{"strategy's gate", "initiatives need not wait until people are informed",
          strategy_settings, "strategy"},
    Brake{"teams of initiatives", "everybody is available for the teams of initiatives",
          team_settings, "strategy"},
    Brake{"turnover", "nobody leaves", turnover_settings, "turnover"},
};

mechanisms::ParameterRef ref_of(std::string_view path) {
    auto const ref = mechanisms::find_parameter(path);
    assert(ref);
    return *ref;
}

}  // namespace

std::span<Brake const> brakes() { return all; }

bool acts(Brake const& brake, engine::Model const& model) {
    if (model.bare_contagion()) return false;
    if (!brake.needs.empty() &&
        mechanisms::read_parameter(model.parameters,
                                   ref_of("mechanisms." + std::string(brake.needs))) == 0.0)
        return false;
    return std::any_of(brake.settings.begin(), brake.settings.end(), [&](Lifted const& one) {
        return mechanisms::read_parameter(model.parameters, ref_of(one.path)) != one.value;
    });
}

void lift(Brake const& brake, engine::Model& model) {
    for (auto const& one : brake.settings)
        mechanisms::assign_parameter(model.parameters, ref_of(one.path), one.value);
}

}  // namespace diorama::reasons
