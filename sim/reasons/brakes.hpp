#pragma once
#include <span>
#include <string_view>

#include "engine/model.hpp"

namespace diorama::reasons {

/// A parameter as a knock-out sets it.
struct Lifted {
    std::string_view path;
    double value = 0.0;
};

/// Something that holds a change up, and what takes it away. Lifting one says what the brake costs,
/// not that anybody could lift it.
struct Brake {
    std::string_view name;     ///< as in tables
    std::string_view meaning;  ///< what is true once it is lifted; continues "what if"
    std::span<Lifted const> settings;
    std::string_view needs;  ///< the switch without which nothing of it acts; "" = always
};

/// Every brake there is: one or more of each mechanism that takes something away.
std::span<Brake const> brakes();

/// Whether lifting it changes anything in this model: its mechanism is on and a parameter differs.
bool acts(Brake const& brake, engine::Model const& model);

/// Sets what lifts the brake.
void lift(Brake const& brake, engine::Model& model);

}  // namespace diorama::reasons
