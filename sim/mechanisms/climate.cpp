#include "mechanisms/climate.hpp"

namespace diorama::mechanisms {

void Departments::resize(std::size_t departments) {
    for (auto* column : {&headcount, &local_staff, &seats_wanted}) column->resize(departments);
    for (auto* column : {&tool_quality, &support, &seat_chance, &default_share, &trained_share})
        column->resize(departments);
}

}  // namespace diorama::mechanisms
