#pragma once
#include <memory>
#include <string>

#include "viewer/window/png.hpp"

namespace diorama::viewer::window {

/// Pictures one after the other as an animated WebP. They are packed in a thread of its own, so
/// that the window stays live.
class Recording {
public:
    explicit Recording(std::string path);
    /// Waits for what is still being packed.
    ~Recording();
    Recording(Recording const&) = delete;
    Recording& operator=(Recording const&) = delete;

    /// One more picture of the size of the first; those of another size, and those that come faster
    /// than they can be packed, are left out and counted.
    void add(Image image);
    std::size_t pictures() const;
    std::size_t left_out() const;
    /// Packs the rest and writes the file, in the background. done() tells when.
    void finish();
    bool done() const;
    /// After done(): "", or why there is no file.
    std::string problem() const;
    std::string const& path() const;

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace diorama::viewer::window
