#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "house/tree.hpp"

namespace house {

/// What sim/CMakeLists.txt declares for one room.
struct Room {
    std::set<std::string> uses;
    std::set<std::string> outside_targets;
};
using Rooms = std::map<std::string, Room>;

/// Reads rooms.txt, which room() of sim/rooms.cmake writes: `room: rooms | outside targets`.
Rooms rooms_from(std::vector<std::string> const& lines);

/// Holds every #include of one file of sim/ to the rooms.
Findings includes_against_rooms(File const& file, Rooms const& rooms);

/// Lines of sim/diorama.hpp that are neither an include nor a comment.
Findings logic_in_front_door(File const& file);

/// Holds every #include of one file of viewer/ to the front door, itself and the libraries that
/// draw.
Findings includes_of_viewer(File const& file);

}  // namespace house
