#include "mechanisms/climate.hpp"

namespace diorama::mechanisms {

void Departments::resize(std::size_t departments) {
    for (auto* column : {&headcount, &local_staff, &seats_wanted, &merged_weeks})
        column->resize(departments);
    for (auto* column :
         {&tool_quality, &support, &seat_chance, &default_share, &trained_share, &friction, &scar,
          &disruption, &group_relief, &open_issues, &overdue_issues, &dealt_issues, &trust_loss,
          &trust_gain, &absorbing_staff})
        column->resize(departments);
    silo.resize(departments, 1.0F);
    talk.resize(departments, 1.0F);
    group_fit.resize(departments, 1.0F);
    group_partner.resize(departments, no_partner);
    merged_with.resize(departments, no_partner);
}

}  // namespace diorama::mechanisms
