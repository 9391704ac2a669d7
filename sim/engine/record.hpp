#pragma once
#include <cstdint>
#include <vector>

#include "measures/catalogue.hpp"

namespace diorama::engine {

/// One line of departments.csv.
struct DepartmentWeek {
    std::uint32_t week = 0;
    std::uint32_t department = 0;
    std::uint32_t people = 0;
    double using_share = 0, integrated_share = 0, energy = 0, trust = 0, tool_quality = 0,
           support = 0, default_share = 0;
    double willing_share = 0;                 ///< willing or beyond, mean over practices
    double joined_share = 0;                  ///< no silo: barriers fallen or bridged
    std::uint32_t merged_with = 0xffffffffU;  ///< department whose groups were merged with its own

    template <class Archive>
    void serialize(Archive& archive) {
        archive(week, department, people, using_share, integrated_share, energy, trust,
                tool_quality, support, default_share, willing_share, joined_share, merged_with);
    }
};

/// One line of events.csv: an event that happened.
struct EventRecord {
    std::uint32_t week = 0;
    std::uint32_t event = 0;  ///< place in the model's events, then in the added ones
    std::uint32_t people =
        0;  ///< people concerned (experts, members, staff placed), 0 where nobody is

    template <class Archive>
    void serialize(Archive& archive) {
        archive(week, event, people);
    }
};

/// Everything published so far. Week 0 is the state before the first week.
struct Record {
    std::size_t columns = 0;     ///< measures a week
    std::vector<double> weekly;  ///< [weeks so far + 1, columns], row by row
    std::vector<DepartmentWeek> departments;
    std::vector<EventRecord> events;

    std::size_t rows() const { return columns == 0 ? 0 : weekly.size() / columns; }
    double at(std::size_t week, std::size_t measure) const {
        return weekly[week * columns + measure];
    }

    template <class Archive>
    void serialize(Archive& archive) {
        archive(columns, weekly, departments, events);
    }
};

}  // namespace diorama::engine
