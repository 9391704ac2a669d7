#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace diorama::founding {

/// A department of an ordinary firm: who heads it, what its people are called, how large it is
/// beside the others.
struct DepartmentPattern {
    std::string_view name;
    std::string_view head;
    std::string_view leader;  ///< "Department Manager, Sales" and the like
    std::string_view team_leader;
    std::array<std::string_view, 3> workers;
    double size;
};

/// A role of a change programme and the department that it usually sits in.
struct SpecialRole {
    std::string_view title;
    std::uint32_t department;  ///< index into department_patterns
    bool leads;                ///< goes to someone who leads, if there is one
};

/// In the order in which a growing firm would have them.
std::span<DepartmentPattern const> department_patterns() noexcept;
std::span<SpecialRole const> special_roles() noexcept;

}  // namespace diorama::founding
