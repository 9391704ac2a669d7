#include "viewer/window/key_queue.hpp"

#include <algorithm>
#include <vector>

namespace diorama::viewer::window {

void KeyQueue::add(int key, bool down) { changes_.push_back({key, down}); }

void KeyQueue::give(std::span<bool> down) {
    std::vector<int> seen;
    while (!changes_.empty()) {
        Change const change = changes_.front();
        if (std::find(seen.begin(), seen.end(), change.key) != seen.end()) return;
        seen.push_back(change.key);
        changes_.pop_front();
        if (change.key >= 0 && static_cast<std::size_t>(change.key) < down.size())
            down[static_cast<std::size_t>(change.key)] = change.down;
    }
}

}  // namespace diorama::viewer::window
