#pragma once
#include <memory>

#include "viewer/map/layout.hpp"

namespace diorama::viewer::map {

/// What all maps of one organisation share: the seats are the same in every branch.
struct Ground {
    std::shared_ptr<org::Organisation const> organisation;
    Layout layout;
    Finder finder;

    explicit Ground(std::shared_ptr<org::Organisation const> of);
};

}  // namespace diorama::viewer::map
