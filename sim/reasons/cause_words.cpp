#include "reasons/cause_words.hpp"

namespace diorama::reasons {

std::string_view words_of(mechanisms::Cause cause) {
    using mechanisms::Cause;
    switch (cause) {
        case Cause::colleagues:
            return "colleagues who were ahead";
        case Cause::message:
            return "a message from above";
        case Cause::manager:
            return "the manager's own example";
        case Cause::spontaneous:
            return "their own curiosity";
        case Cause::energy:
            return "energy";
        case Cause::trust:
            return "trust in the leadership";
        case Cause::purpose:
            return "a shared purpose";
        case Cause::advantage:
            return "what the practice is worth by itself";
        case Cause::product:
            return "a product of the project";
        case Cause::personality:
            return "being early by nature";
        case Cause::internalisation:
            return "having complied before";
        case Cause::seat:
            return "a training seat";
        case Cause::helper:
            return "a helper near by";
        case Cause::alone:
            return "trying alone";
        case Cause::support:
            return "support in the department";
        case Cause::measurement:
            return "use that was measured and acted on";
        case Cause::embedding:
            return "the team's way of working";
        case Cause::mandate:
            return "a mandate";
        case Cause::mandate_ended:
            return "the mandate's end";
        case Cause::own_use:
            return "their own use, in place of compliance";
        case Cause::without_manager:
            return "a manager who was not seen using it";
        case Cause::without_measurement:
            return "use that nobody measured";
        case Cause::without_colleagues:
            return "colleagues who did not use it";
        case Cause::without_support:
            return "lack of support";
        case Cause::without_embedding:
            return "a team whose way of working it was not";
        case Cause::newcomer:
            return "somebody leaving, whose successor began anew";
        case Cause::event:
            return "an event";
        case Cause::none:
        case Cause::count:
            break;
    }
    return "nothing in particular";
}

std::string_view words_of(mechanisms::Hold hold) {
    using mechanisms::Hold;
    switch (hold) {
        case Hold::only_time:
            return "nothing but time";
        case Hold::no_message:
            return "no message that reaches them";
        case Hold::colleagues_unaware:
            return "colleagues who have not heard of it";
        case Hold::colleagues_not_using:
            return "too few colleagues who use it";
        case Hold::manager_not_using:
            return "a manager who does not use it";
        case Hold::manager_absent:
            return "a manager without time for them";
        case Hold::little_trust:
            return "little trust in the leadership";
        case Hold::low_energy:
            return "low energy";
        case Hold::little_purpose:
            return "too little shared purpose";
        case Hold::no_advantage:
            return "no advantage in it";
        case Hold::reactance:
            return "resistance to pressure";
        case Hold::friction:
            return "silos and habits of the department";
        case Hold::late_personality:
            return "being late by nature";
        case Hold::no_seat:
            return "no training seat";
        case Hold::no_time:
            return "no time to try";
        case Hold::poor_tools:
            return "poor tools";
        case Hold::no_help_near:
            return "no help near by";
        case Hold::nothing:
        case Hold::count:
            break;
    }
    return "nothing";
}

}  // namespace diorama::reasons
