#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/world.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// Somebody whom events put elsewhere before the week began: where they stood and in which
/// department they were, and where they stand since.
struct Moved {
    std::uint32_t row;
    people::Standing before, after;
    std::uint16_t department_before, department_after;
};

/// What events of a week did to people.
enum class Before {
    nothing,
    moves,  ///< some stand elsewhere: they are listed; who leads whom and who is there is as it was
    events  ///< anything
};

/// Where everybody was before a week's events. Events concern few people as a rule: what follows
/// from where people stand is then kept up with those instead of being counted over all.
class BeforeEvents {
public:
    /// Remembers where everybody is now.
    /// Cost     4 bytes a person, copied
    void note(parallel::Workers const& workers, World const& world);

    /// Takes    world: after the events; moved: cleared first
    /// Returns  moves, and who moved in `moved`, by row; or events where reporting lines were
    ///          redrawn or posts filled or emptied
    Before compare(parallel::Workers const& workers, World const& world,
                   std::vector<Moved>& moved) const;

private:
    Before compare_rows(people::People const& people, parallel::Rows rows,
                        std::vector<Moved>& moved) const;

    std::vector<people::Standing> standings_;
    std::vector<std::uint16_t> departments_;
    std::shared_ptr<org::Hierarchy const> hierarchy_;
};

}  // namespace diorama::engine
