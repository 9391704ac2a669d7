#include "viewer/live/ensemble.hpp"

#include <algorithm>
#include <utility>

namespace diorama::viewer::live {

namespace {

/// Bands are worked out anew this often while runs come in.
constexpr std::chrono::milliseconds between_bands{400};

struct Quantiles {
    float low, median, high;
};

/// Of values in any order, which are put into another; interpolated between neighbours.
Quantiles quantiles_of(std::vector<float>& values) {
    std::sort(values.begin(), values.end());
    auto const at = [&](double share) {
        double const place = share * static_cast<double>(values.size() - 1);
        auto const below = static_cast<std::size_t>(place);
        auto const above = std::min(below + 1, values.size() - 1);
        auto const part = static_cast<float>(place - static_cast<double>(below));
        return values[below] + part * (values[above] - values[below]);
    };
    return {at(0.05), at(0.5), at(0.95)};
}

std::shared_ptr<engine::Model const> with_seed(engine::Model const& model, std::uint64_t seed) {
    auto other = std::make_shared<engine::Model>(model);
    other->seed = seed;
    return other;
}

}  // namespace

Bands bands_of(std::vector<std::vector<float> const*> const& runs,
               std::vector<std::vector<float> const*> const& baseline, std::size_t columns) {
    Bands bands;
    bands.replicates = static_cast<std::uint32_t>(runs.size());
    bands.columns = columns;
    std::vector<float> values(runs.size());
    for (std::size_t cell = 0; cell < runs.front()->size(); ++cell) {
        for (std::size_t r = 0; r < runs.size(); ++r) values[r] = (*runs[r])[cell];
        auto const own = quantiles_of(values);
        bands.low.push_back(own.low);
        bands.median.push_back(own.median);
        bands.high.push_back(own.high);
        if (baseline.empty()) continue;
        for (std::size_t r = 0; r < runs.size(); ++r)
            values[r] = (*runs[r])[cell] - (*baseline[r])[cell];
        auto const difference = quantiles_of(values);
        bands.difference_low.push_back(difference.low);
        bands.difference_median.push_back(difference.median);
        bands.difference_high.push_back(difference.high);
    }
    return bands;
}

Ensemble::Ensemble(std::size_t threads, std::function<void()> on_news)
    : threads_(threads != 0 ? threads : std::max<std::size_t>(1, parallel::core_count() - 1)),
      on_news_(std::move(on_news)),
      thread_([this](std::stop_token const& stop) { work(stop); }) {}

Ensemble::~Ensemble() {
    thread_.request_stop();
    {
        // Under the lock: whoever begins to work just now takes the halt back under it, too.
        std::scoped_lock const lock(mutex_);
        halt_ = true;
    }
    changed_.notify_all();
}

void Ensemble::want(std::vector<Wanted> wanted, std::uint32_t replicates) {
    {
        std::scoped_lock const lock(mutex_);
        wanted_ = replicates == 0 ? std::vector<Wanted>() : std::move(wanted);
        replicates_ = replicates;
        auto const is_wanted = [&](auto const& entry) {
            return std::any_of(wanted_.begin(), wanted_.end(),
                               [&](auto const& one) { return one.plan == entry.first; });
        };
        std::erase_if(runs_, [&](auto const& entry) { return !is_wanted(entry); });
        std::erase_if(bands_, [&](auto const& entry) { return !is_wanted(entry); });
        progress_ = {};
        progress_.running = !wanted_.empty();
        news_ = true;
        halt_ = true;
    }
    changed_.notify_all();
}

void Ensemble::stop() {
    std::scoped_lock const lock(mutex_);
    progress_.running = false;
    news_ = false;
    halt_ = true;
}

EnsembleProgress Ensemble::progress() const {
    std::scoped_lock const lock(mutex_);
    return progress_;
}

std::string Ensemble::take_failure() {
    std::scoped_lock const lock(mutex_);
    return std::exchange(failure_, {});
}

std::shared_ptr<Bands const> Ensemble::bands(std::uint64_t plan) const {
    std::scoped_lock const lock(mutex_);
    auto const found = bands_.find(plan);
    return found == bands_.end() ? nullptr : found->second;
}

std::vector<Ensemble::Task> Ensemble::missing() const {
    // Replicate by replicate, so that all futures always have nearly the same seeds.
    std::vector<Task> tasks;
    for (std::uint32_t r = 0; r < replicates_; ++r) {
        std::vector<std::uint64_t> seen;
        for (std::size_t w = 0; w < wanted_.size(); ++w) {
            auto const plan = wanted_[w].plan;
            if (std::find(seen.begin(), seen.end(), plan) != seen.end()) continue;
            seen.push_back(plan);
            auto const found = runs_.find(plan);
            if (found == runs_.end() || found->second.size() <= r || !found->second[r])
                tasks.push_back({w, r});
        }
    }
    return tasks;
}

void Ensemble::work(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        std::vector<Task> tasks;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [&] { return news_; })) return;
            news_ = false;
            halt_ = stop.stop_requested();
            tasks = missing();
            auto const planned = [&] {
                std::vector<std::uint64_t> plans;
                for (auto const& one : wanted_) plans.push_back(one.plan);
                std::sort(plans.begin(), plans.end());
                return static_cast<std::uint32_t>(std::unique(plans.begin(), plans.end()) -
                                                  plans.begin()) *
                       replicates_;
            }();
            progress_.runs = planned;
            progress_.runs_done = planned - static_cast<std::uint32_t>(tasks.size());
            done_at_begin_ = progress_.runs_done;
            begun_ = told_ = std::chrono::steady_clock::now();
        }
        std::string failure;
        try {
            run_all(tasks);
            work_out_bands();
        } catch (std::exception const& error) {
            failure = error.what();
        }
        {
            std::scoped_lock const lock(mutex_);
            failure_ = failure;
            if (!news_) progress_.running = false;
            progress_.seconds_left = 0.0;
        }
        on_news_();
    }
}

void Ensemble::run_all(std::vector<Task> const& tasks) {
    if (tasks.empty()) return;
    parallel::Workers const workers(threads_);
    std::vector<Wanted> wanted;
    {
        std::scoped_lock const lock(mutex_);
        wanted = wanted_;
    }
    auto const one = [&](std::size_t place, parallel::Workers const& inside,
                         experiment::Halted const& halted) {
        auto const& task = tasks[place];
        if (task.wanted >= wanted.size()) return false;
        auto const& future = wanted[task.wanted];
        auto const model =
            with_seed(*future.model, future.model->seed + 1 + std::uint64_t{task.replicate});
        auto const run = experiment::run_through(model, inside, halted);
        if (!run) return false;
        take(future.plan, task.replicate, *run);
        return true;
    };
    experiment::do_runs(
        tasks.size(), workers,
        [this](std::size_t, std::size_t) {
            bool bands_are_due = false;
            {
                std::scoped_lock const lock(mutex_);
                auto const now = std::chrono::steady_clock::now();
                bands_are_due = now - told_ > between_bands;
                if (bands_are_due) told_ = now;
            }
            if (!bands_are_due) return;
            work_out_bands();
            on_news_();
        },
        halt_, one);
}

void Ensemble::take(std::uint64_t plan, std::uint32_t replicate, engine::Simulation const& run) {
    auto const& weekly = run.record().weekly;
    auto row = std::make_shared<std::vector<float>>(weekly.size());
    std::transform(weekly.begin(), weekly.end(), row->begin(),
                   [](double value) { return static_cast<float>(value); });
    std::scoped_lock const lock(mutex_);
    // Something else may be wanted by now.
    if (replicate >= replicates_ ||
        std::none_of(wanted_.begin(), wanted_.end(), [&](auto const& w) { return w.plan == plan; }))
        return;
    auto& runs = runs_[plan];
    if (runs.size() <= replicate) runs.resize(replicate + 1);
    runs[replicate] = std::move(row);
    ++progress_.runs_done;
    auto const seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    auto const done = progress_.runs_done - done_at_begin_;
    progress_.seconds_left = seconds / done * (progress_.runs - progress_.runs_done);
}

void Ensemble::work_out_bands() {
    // Shared first: quantiles take longer than anybody should wait for the lock.
    std::vector<Wanted> wanted;
    std::map<std::uint64_t, Runs> runs;
    {
        std::scoped_lock const lock(mutex_);
        wanted = wanted_;
        runs = runs_;
    }
    if (wanted.empty()) return;
    // Only seeds that every future has: bands of different seeds could not be compared.
    std::vector<std::size_t> shared;
    std::size_t most = ~std::size_t{0};
    for (auto const& one : wanted) most = std::min(most, runs[one.plan].size());
    for (std::size_t r = 0; r < most; ++r)
        if (std::all_of(wanted.begin(), wanted.end(),
                        [&](auto const& one) { return runs[one.plan][r] != nullptr; }))
            shared.push_back(r);
    if (shared.size() < 2) return;
    auto const rows_of = [&](std::uint64_t plan) {
        std::vector<std::vector<float> const*> rows;
        for (auto const r : shared) rows.push_back(runs[plan][r].get());
        return rows;
    };
    auto const baseline = rows_of(wanted.front().plan);
    for (std::size_t w = 0; w < wanted.size(); ++w) {
        auto const& model = *wanted[w].model;
        auto const columns = model.bare_contagion() ? measures::contagion_catalogue().size()
                                                    : measures::catalogue().size();
        using Rows = std::vector<std::vector<float> const*>;
        auto bands = std::make_shared<Bands const>(
            bands_of(rows_of(wanted[w].plan), w == 0 ? Rows() : baseline, columns));
        std::scoped_lock const lock(mutex_);
        if (std::any_of(wanted_.begin(), wanted_.end(),
                        [&](auto const& one) { return one.plan == wanted[w].plan; }))
            bands_[wanted[w].plan] = std::move(bands);
    }
}

}  // namespace diorama::viewer::live
