#include "batch/writer.hpp"

#include <algorithm>
#include <chrono>

namespace diorama::batch {

namespace {

constexpr std::size_t most_waiting = 1024;
constexpr std::size_t most_in_one_transaction = 256;
/// How long a transaction waits to be filled: what a crash can cost.
constexpr auto longest_wait = std::chrono::milliseconds(50);

}  // namespace

Writer::Writer(store::Store& store) : store_(store), thread_([this] { work(); }) {}

Writer::~Writer() { end(); }

void Writer::add(store::RunRow run) {
    std::unique_lock lock(mutex_);
    room_is_made_.wait(lock, [this] { return waiting_.size() < most_waiting || failed_.load(); });
    if (failed_.load()) return;
    waiting_.push_back(std::move(run));
    if (waiting_.size() >= most_in_one_transaction) something_waits_.notify_one();
}

void Writer::end() noexcept {
    if (!thread_.joinable()) return;
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
    }
    something_waits_.notify_one();
    thread_.join();
}

void Writer::finish() {
    end();
    if (thrown_) std::rethrow_exception(thrown_);
}

void Writer::work() {
    std::vector<store::RunRow> batch;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            something_waits_.wait_for(lock, longest_wait, [this] {
                return ended_ || waiting_.size() >= most_in_one_transaction;
            });
            if (waiting_.empty() && ended_) return;
            auto const count =
                static_cast<std::ptrdiff_t>(std::min(waiting_.size(), most_in_one_transaction));
            batch.assign(std::make_move_iterator(waiting_.begin()),
                         std::make_move_iterator(waiting_.begin() + count));
            waiting_.erase(waiting_.begin(), waiting_.begin() + count);
        }
        room_is_made_.notify_all();
        try {
            store_.add(batch);
        } catch (...) {
            thrown_ = std::current_exception();
            failed_ = true;
            room_is_made_.notify_all();
            return;
        }
    }
}

}  // namespace diorama::batch
