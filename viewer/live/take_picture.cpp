#include "viewer/live/take_picture.hpp"

#include <algorithm>
#include <cmath>

namespace diorama::viewer::live {

namespace {

constexpr std::size_t longest_queue = 12;

template <class Whole>
Whole percent(double value, double low, double high) {
    return static_cast<Whole>(std::lround(100.0 * std::clamp(value, low, high)));
}

void take_contagion(engine::Simulation const& run, Picture& picture) {
    auto const& adopted = run.world().contagion.adopted;
    auto const& departments = run.model().organisation->departments;
    picture.people.resize(adopted.size());
    for (std::size_t i = 0; i < adopted.size(); ++i) {
        Dot dot;
        dot.standing.set_present(true);
        if (adopted[i] != 0)
            for (std::size_t p = 0; p < people::practice_count; ++p)
                dot.standing.set_rung(p, unsigned(people::Rung::in_use));
        dot.department = departments[i];
        picture.people[i] = dot;
    }
    // The lines of bare contagion are the organisation's, which lives as long as the model.
    auto const& organisation = run.model().organisation;
    picture.hierarchy = {organisation, &organisation->hierarchy};
}

void take_people(engine::World const& world, NetEnergy net_energy, Picture& picture) {
    picture.people.resize(world.people.headcount());
    for (std::size_t i = 0; i < picture.people.size(); ++i) picture.people[i] = dot_of(world, i);
    if (net_energy == NetEnergy::left_out) return;
    auto const net = mechanisms::net_energy(world.people, world.ties);
    for (std::size_t i = 0; i < picture.people.size(); ++i)
        picture.people[i].net_energy_percent =
            percent<std::int8_t>(static_cast<double>(net[i]), -1.0, 1.0);
    picture.has_net_energy = true;
}

/// First hours of the windows, where the programme puts them: agreed on where calendars are known,
/// else one after the other from the start of the week.
std::vector<std::uint8_t> windows_of(mechanisms::Pledge const& pledge,
                                     mechanisms::ProgrammeState const& programme) {
    auto const count =
        static_cast<unsigned>(pledge.pledge_hours_per_week / mechanisms::window_hours);
    std::vector<calendar::Hours> busy;
    for (auto const& one : programme.participants)
        if (one.has_calendar) busy.push_back(one.busy);
    if (!busy.empty()) return mechanisms::agree_on_windows(busy, count);
    std::vector<std::uint8_t> starts;
    for (unsigned w = 0; w < std::min(count, mechanisms::most_windows); ++w)
        starts.push_back(static_cast<std::uint8_t>(w * mechanisms::window_hours));
    return starts;
}

void take_leaders(engine::World const& world, Picture& picture) {
    auto const& pledge = std::get<mechanisms::Pledge>(world.base);
    bool const pledged = world.programme.running() && world.week > 0;
    if (pledged) picture.windows = windows_of(pledge, world.programme);
    for (auto const& one : world.programme.participants) {
        LeaderWeek leader{one, pledged ? pledge.pledge_hours_per_week : 0.0, 0.0, 0, 0};
        if (one.leader < world.leaders.count()) {
            leader.waiting_hours = static_cast<double>(world.leaders.waiting_hours[one.leader]);
            leader.asked = world.leaders.asked[one.leader];
            leader.answered = world.leaders.answered[one.leader];
        }
        picture.leaders.push_back(leader);
    }
}

void take_queue(engine::World const& world, Picture& picture) {
    auto const& weeks = world.leaders;
    std::vector<std::uint32_t> order;
    for (std::uint32_t m = 0; m < weeks.count(); ++m)
        if (weeks.waiting_hours[m] > 0.0F) order.push_back(m);
    auto const shown = std::min(order.size(), longest_queue);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown),
                      order.end(), [&](auto a, auto b) {
                          auto const hours_a = weeks.waiting_hours[a];
                          auto const hours_b = weeks.waiting_hours[b];
                          return hours_a != hours_b ? hours_a > hours_b : a < b;
                      });
    for (std::size_t k = 0; k < shown; ++k)
        picture.queue.push_back({world.hierarchy->leaders[order[k]],
                                 static_cast<double>(weeks.waiting_hours[order[k]]),
                                 weeks.asked[order[k]], weeks.answered[order[k]]});
}

void take_programme(engine::World const& world, Picture& picture) {
    auto const& programme = world.programme;
    picture.programme_running = programme.running();
    picture.literate = programme.literate;
    picture.progress = programme.progress;
    // Sessions are appended week by week.
    auto first = programme.sessions.end();
    while (first != programme.sessions.begin() && std::prev(first)->week == world.week) --first;
    picture.sessions.assign(first, programme.sessions.end());
}

/// This week's lines of departments.csv, which are the record's last.
void take_departments(engine::Simulation const& run, Picture& picture) {
    auto const& all = run.record().departments;
    auto first = all.end();
    while (first != all.begin() && std::prev(first)->week == run.week()) --first;
    picture.departments.assign(first, all.end());
}

}  // namespace

std::shared_ptr<Picture> DotStore::new_picture() {
    auto picture = std::make_unique<Picture>();
    {
        std::scoped_lock const lock(mutex_);
        if (!kept_.empty()) {
            picture->people = std::move(kept_.back());
            kept_.pop_back();
        }
    }
    return {picture.release(), [store = weak_from_this()](Picture* done) {
                if (auto const home = store.lock()) home->give_back(std::move(done->people));
                delete done;
            }};
}

void DotStore::give_back(std::vector<Dot> rows) {
    std::scoped_lock const lock(mutex_);
    if (kept_.size() < most_kept) kept_.push_back(std::move(rows));
}

Dot dot_of(engine::World const& world, std::size_t i) {
    auto const& people = world.people;
    Dot dot;
    dot.standing = people.standings[i];
    dot.department = people.departments[i];
    dot.energy_percent = percent<std::int8_t>(static_cast<double>(people.energy[i]), -1.0, 1.0);
    dot.trust_percent = percent<std::uint8_t>(static_cast<double>(people.trust[i]), 0.0, 1.0);
    auto const manager = world.hierarchy->leader_index[i];
    bool const leads = manager < world.leaders.count();
    dot.availability_percent = percent<std::uint8_t>(
        static_cast<double>(leads ? world.leaders.presence[manager] : people.free_hours[i]), 0.0,
        1.0);
    dot.participation_percent =
        percent<std::uint8_t>(static_cast<double>(people.participation[i]), 0.0, 1.0);
    dot.pressure_percent =
        percent<std::uint8_t>(static_cast<double>(people.reactance_pressure[i]), 0.0, 1.0);
    return dot;
}

std::shared_ptr<Picture const> take_picture(engine::Simulation const& run, NetEnergy net_energy,
                                            DotStore& store) {
    auto const picture = store.new_picture();
    auto const& world = run.world();
    picture->week = run.week();
    auto const& weekly = run.record().weekly;
    picture->measures.assign(weekly.end() - static_cast<std::ptrdiff_t>(run.record().columns),
                             weekly.end());
    picture->parameters = world.base;
    picture->ties = world.ties;
    picture->structures = world.structures;
    if (run.model().bare_contagion()) {
        take_contagion(run, *picture);
        return picture;
    }
    take_people(world, net_energy, *picture);
    take_leaders(world, *picture);
    take_queue(world, *picture);
    take_programme(world, *picture);
    take_departments(run, *picture);
    picture->decisions_raised = world.decisions_raised;
    picture->decisions_defaulted = world.decisions_defaulted;
    picture->strategy = world.strategy;
    picture->customers = world.customers;
    picture->climate = world.departments;
    picture->hierarchy = world.hierarchy;
    return picture;
}

std::shared_ptr<Series const> take_series(engine::Simulation const& run,
                                          std::size_t most_departments) {
    auto series = std::make_shared<Series>();
    auto const& record = run.record();
    series->columns = record.columns;
    series->weekly = record.weekly;
    if (run.model().organisation->department_names.size() <= most_departments)
        series->departments = record.departments;
    series->sessions = run.world().programme.sessions;
    return series;
}

std::uint64_t bytes_of(Picture const& picture) {
    return sizeof(Picture) + picture.people.capacity() * sizeof(Dot) +
           picture.measures.size() * sizeof(double) +
           picture.departments.size() * (sizeof(engine::DepartmentWeek) + 100) +
           picture.leaders.size() * sizeof(LeaderWeek) +
           picture.progress.size() * sizeof(mechanisms::ActivityProgress);
}

std::uint64_t bytes_of(engine::Simulation const& run) {
    auto const& world = run.world();
    // 56 bytes a person and 80 a manager: docs/architecture.md, "Memory". Ties that structures
    // added are counted as if every copy had its own.
    return sizeof(engine::Simulation) + world.people.headcount() * 56 + world.voices.size() * 80 +
           run.record().weekly.size() * sizeof(double) +
           run.record().departments.size() * sizeof(engine::DepartmentWeek) +
           world.contagion.adopted.size() * 8 +
           world.programme.sessions.size() * sizeof(mechanisms::SessionRecord);
}

}  // namespace diorama::viewer::live
