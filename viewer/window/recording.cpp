#include "viewer/window/recording.hpp"

#include <webp/encode.h>
#include <webp/mux.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace diorama::viewer::window {

namespace {

constexpr int picture_milliseconds = 120;
constexpr std::size_t most_waiting = 16;  ///< pictures in memory: beyond it they are left out

}  // namespace

struct Recording::Work {
    std::string path, problem;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<Image> waiting;
    std::size_t taken = 0, left_out = 0;
    bool ending = false, done = false;
    std::thread thread;

    std::string pack();
};

namespace {

bool add_picture(WebPAnimEncoder* encoder, Image const& image, int at_milliseconds) {
    WebPConfig config;
    WebPConfigInit(&config);
    config.lossless = 0;
    config.quality = 82.0F;
    config.method = 2;
    WebPPicture picture;
    WebPPictureInit(&picture);
    picture.use_argb = 1;
    picture.width = image.width;
    picture.height = image.height;
    bool const added = WebPPictureImportRGBA(&picture, image.rgba.data(), image.width * 4) != 0 &&
                       WebPAnimEncoderAdd(encoder, &picture, at_milliseconds, &config) != 0;
    WebPPictureFree(&picture);
    return added;
}

}  // namespace

std::string Recording::Work::pack() {
    WebPAnimEncoder* encoder = nullptr;
    int milliseconds = 0, width = 0, height = 0;
    bool whole = true;
    while (true) {
        Image image;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return ending || !waiting.empty(); });
            if (waiting.empty()) break;
            image = std::move(waiting.front());
            waiting.pop_front();
        }
        if (encoder == nullptr) {
            WebPAnimEncoderOptions options;
            WebPAnimEncoderOptionsInit(&options);
            options.kmax = 20;
            encoder = WebPAnimEncoderNew(image.width, image.height, &options);
            width = image.width;
            height = image.height;
        }
        if (encoder == nullptr || image.width != width || image.height != height) {
            std::lock_guard const lock(mutex);
            ++left_out;
            continue;
        }
        whole = add_picture(encoder, image, milliseconds) && whole;
        milliseconds += picture_milliseconds;
    }
    if (encoder == nullptr) return "nothing was shown while it recorded";
    WebPAnimEncoderAdd(encoder, nullptr, milliseconds, nullptr);
    WebPData data{};
    whole = WebPAnimEncoderAssemble(encoder, &data) != 0 && whole;
    WebPAnimEncoderDelete(encoder);
    std::string const why =
        whole ? write_file({reinterpret_cast<char const*>(data.bytes), data.size}, path)
              : "the pictures could not be packed";
    WebPDataClear(&data);
    return why;
}

Recording::Recording(std::string path) : work_(std::make_unique<Work>()) {
    work_->path = std::move(path);
    work_->thread = std::thread([work = work_.get()] {
        std::string why;
        try {
            why = work->pack();
        } catch (std::exception const& error) {
            why = error.what();  // too little memory, say
        }
        std::lock_guard const lock(work->mutex);
        work->problem = std::move(why);
        work->done = true;
    });
}

Recording::~Recording() {
    finish();
    work_->thread.join();
}

void Recording::add(Image image) {
    {
        std::lock_guard const lock(work_->mutex);
        if (work_->ending) return;
        if (work_->waiting.size() >= most_waiting) {
            ++work_->left_out;
            return;
        }
        work_->waiting.push_back(std::move(image));
        ++work_->taken;
    }
    work_->changed.notify_one();
}

std::size_t Recording::pictures() const {
    std::lock_guard const lock(work_->mutex);
    return work_->taken;
}

std::size_t Recording::left_out() const {
    std::lock_guard const lock(work_->mutex);
    return work_->left_out;
}

void Recording::finish() {
    {
        std::lock_guard const lock(work_->mutex);
        work_->ending = true;
    }
    work_->changed.notify_one();
}

bool Recording::done() const {
    std::lock_guard const lock(work_->mutex);
    return work_->done;
}

std::string Recording::problem() const {
    std::lock_guard const lock(work_->mutex);
    return work_->problem;
}

std::string const& Recording::path() const { return work_->path; }

}  // namespace diorama::viewer::window
