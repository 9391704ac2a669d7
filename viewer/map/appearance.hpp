#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "viewer/live/picture.hpp"
#include "viewer/map/dots.hpp"
#include "viewer/map/layout.hpp"

namespace diorama::viewer::map {

/// What colour, size and form of the dots tell.
enum class Scheme : std::uint8_t { ladder, energy, trust, availability, net_energy };
inline constexpr std::size_t scheme_count = 5;
std::string_view scheme_name(Scheme scheme);
/// What small and large, pale and full mean, in one line.
std::string_view scheme_key(Scheme scheme);

/// Which structure somebody belongs to, and so which form the dot has.
enum class Post : std::uint8_t { ordinary, project, unit, local_staff };

/// One place in one week, before it is drawn: a person, or the mean of those who share it.
struct Sight {
    float level = 0.0F;       ///< ladder: rung 0 to 5; energy, net energy: -1 to 1; others 0 to 1
    float uses_share = 0.0F;  ///< practices used, of three
    float complied_share = 0.0F;  ///< practices obeyed without conviction, of three
    float present_share = 1.0F;
    Post post = Post::ordinary;  ///< of most; ordinary where several share a place
};

/// One person by themselves.
Sight sight_of(live::Dot const& person, Scheme scheme);

/// Reads a picture place by place.
/// Writes   sights [places]
/// Cost     one pass over everybody
void see(live::Picture const& picture, Layout const& layout, Scheme scheme,
         std::vector<Sight>& sights);

/// How a sight is drawn: colour, core, size and form; place and radius are the caller's.
Dot dot_of(Sight const& sight, Scheme scheme, bool dark);

/// The same for the difference of two branches' levels: blue and large where the second is ahead.
Dot difference_dot(Sight const& first, Sight const& second, Scheme scheme, bool dark);

}  // namespace diorama::viewer::map
