#include <xxhash.h>

#include <array>
#include <cstring>

#include "engine/archive.hpp"
#include "engine/simulation.hpp"
#include "engine/version.hpp"

namespace diorama::engine {

namespace {

constexpr std::string_view mark = "diorama checkpoint\n";

/// Feeds a running XXH3 digest.
class Digested {
public:
    static constexpr bool loads = false;
    Digested() : state_(XXH3_createState()) { XXH3_64bits_reset(state_); }
    ~Digested() { XXH3_freeState(state_); }
    Digested(Digested const&) = delete;
    Digested& operator=(Digested const&) = delete;
    void bytes(void const* data, std::size_t size) {
        if (size > gathered_.size() - count_) flush();
        if (size > gathered_.size()) {
            XXH3_64bits_update(state_, data, size);
            return;
        }
        std::memcpy(gathered_.data() + count_, data, size);
        count_ += size;
    }
    template <class T>
    void resize(std::vector<T>&, std::uint64_t) {}
    std::uint64_t value() {
        flush();
        return XXH3_64bits_digest(state_);
    }

private:
    void flush() {
        XXH3_64bits_update(state_, gathered_.data(), count_);
        count_ = 0;
    }

    XXH3_state_t* state_;
    // Most of a state are thousands of single numbers, and each update has its price.
    std::array<char, 4096> gathered_;
    std::size_t count_ = 0;
};

std::uint64_t digest_of(CauseLog const& causes) {
    Digested digested;
    Walk walk(digested);
    walk(const_cast<CauseLog&>(causes));
    return digested.value();
}

}  // namespace

std::uint64_t Simulation::digest() const {
    Digested digested;
    // The walk is shared with loading and so takes references that it may write to; digesting only
    // reads.
    Walk walk(digested);
    walk(const_cast<World&>(world_), const_cast<Record&>(record_));
    return digested.value();
}

std::string Simulation::checkpoint() const {
    SavedBytes saved;
    saved.bytes(mark.data(), mark.size());
    std::string made_by(version());
    made_by.resize(64, '\0');
    saved.bytes(made_by.data(), made_by.size());
    Walk walk(saved);
    std::uint64_t scenario = model_->scenario_digest;
    std::uint64_t seed = model_->seed;
    std::uint64_t state = digest();
    walk(scenario, seed, state);
    walk(const_cast<World&>(world_), const_cast<Record&>(record_));
    std::uint8_t logged = causes_ ? 1 : 0;
    walk(logged);
    if (causes_) {
        std::uint64_t log = digest_of(*causes_);
        walk(log, const_cast<CauseLog&>(*causes_));
    }
    return saved.take();
}

Simulation Simulation::resume(std::shared_ptr<Model const> model, std::string_view bytes) {
    if (!bytes.starts_with(mark)) throw std::runtime_error("the file is no checkpoint of Diorama");
    bytes.remove_prefix(mark.size());
    LoadedBytes loaded(bytes);
    std::string made_by(64, '\0');
    loaded.bytes(made_by.data(), made_by.size());
    made_by.resize(made_by.find('\0') == std::string::npos ? 64 : made_by.find('\0'));
    if (made_by != version())
        throw std::runtime_error("the checkpoint was made by version " + made_by + ", this is " +
                                 std::string(version()));
    Walk walk(loaded);
    std::uint64_t scenario = 0;
    std::uint64_t seed = 0;
    std::uint64_t state = 0;
    walk(scenario, seed, state);
    if (scenario != model->scenario_digest || seed != model->seed)
        throw std::runtime_error("the checkpoint belongs to another scenario or seed");

    Simulation simulation;
    simulation.model_ = std::move(model);
    simulation.events_ = simulation.model_->events;
    walk(simulation.world_, simulation.record_);
    std::uint8_t logged = 0;
    walk(logged);
    std::uint64_t log = 0;
    if (logged != 0) walk(log, simulation.causes_.emplace());
    if (!loaded.at_end() || simulation.digest() != state ||
        (logged != 0 && digest_of(*simulation.causes_) != log))
        throw std::runtime_error("the checkpoint is damaged: its digest does not match");
    recount(simulation.world_, simulation.scratch_);
    return simulation;
}

}  // namespace diorama::engine
