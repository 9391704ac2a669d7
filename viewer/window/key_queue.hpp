#pragma once
#include <deque>
#include <span>

namespace diorama::viewer::window {

/// Presses and releases of keys since the last frame. A presenter's clicker holds its key for a
/// hundredth of a second, and a frame of a processor that draws may take a tenth: told as they
/// come, press and release would both be over when the frame asks, and the step would not be taken.
class KeyQueue {
public:
    void add(int key, bool down);
    /// Lets one frame see what happened, in its order, up to the second change of one key: that and
    /// what came after it are the next frame's.
    /// Writes   down: whether each key is held, by its number; numbers beyond it are nobody's
    void give(std::span<bool> down);
    /// Whether the next frame has something to see already.
    bool waiting() const { return !changes_.empty(); }

private:
    struct Change {
        int key;
        bool down;
    };
    std::deque<Change> changes_;
};

}  // namespace diorama::viewer::window
