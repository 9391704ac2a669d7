#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace diorama::people {

/// The three areas of the programme are also the three practices that a person takes up.
enum class Practice : unsigned char { culture, data, experience };

inline constexpr std::size_t practice_count = 3;
inline constexpr std::array<std::string_view, practice_count> practice_names{"culture", "data",
                                                                             "experience"};

/// The ladder (after ADKAR; Hiatt 2006): a person stands on one rung for each practice.
enum class Rung : unsigned char { unaware, aware, willing, trained, in_use, habitual };

inline constexpr std::size_t rung_count = 6;
/// As in measures and result columns.
inline constexpr std::array<std::string_view, rung_count> rung_names{
    "unaware", "aware", "willing", "trained", "using", "habitual"};

}  // namespace diorama::people
