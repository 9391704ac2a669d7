#include "people/people.hpp"

namespace diorama::people {

void People::resize(std::size_t headcount) {
    standings.resize(headcount);
    for (auto* column :
         {&energy, &trust, &participation, &reactance_pressure, &message, &product_advantage,
          &innovativeness, &threshold, &reactance, &personal_energy, &energy_inertia, &free_hours})
        column->resize(headcount);
    departments.resize(headcount);
    visible.resize(headcount);
}

}  // namespace diorama::people
