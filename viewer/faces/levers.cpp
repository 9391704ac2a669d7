#include "viewer/faces/levers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/fields.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

std::array<Lever, 5> const& usual_levers() {
    static std::array<Lever, 5> const all{{
        {"leadership.pledge_hours_per_week", "Leaders promise", "h", 0.0, 40.0},
        {"leadership.hierarchy_load", "Meetings up the line", "%", 0.0, 1.0},
        {"influence.hierarchy_weight", "Weight of the boss", "%", 0.0, 1.0},
        {"leadership.keeping_discipline", "Same hours for all", "%", 0.0, 1.0},
        {"programme.delegation", "Delegates allowed", "", 0.0, 1.0},
    }};
    return all;
}

namespace {

/// A parameter's name as words; what its unit says already is left out.
std::string plain_name(std::string name) {
    for (std::string_view const ending : {"_per_week", "_share"})
        if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!name.empty())
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

/// A unit as it stands behind a number.
std::string plain_unit(std::string_view unit) {
    if (unit == "share") return "%";
    if (unit == "1/week") return "a week";
    if (unit == "hours/week" || unit == "hours") return "h";
    return std::string(unit.empty() ? "times" : unit);
}

/// A lever over the whole declared range, under the parameter's own name.
Lever declared_lever(std::string const& path) {
    static mechanisms::Parameters const usual;
    static std::vector<std::string> const paths = mechanisms::parameter_paths();
    Lever lever{path, path, "", 0.0, 1.0};
    std::size_t place = 0;
    mechanisms::for_each_parameter(usual, [&](auto const&, auto const& field) {
        if (paths[place++] != path) return;
        Declared const declared = declared_of(field);
        lever.name = plain_name(std::string(field.name));
        bool const number = !declared.flag && declared.words.empty();
        lever.unit = number ? plain_unit(declared.unit) : "";
        lever.words.assign(declared.words.begin(), declared.words.end());
        lever.low = number ? declared.low : 0.0;
        lever.high = number          ? declared.high
                     : declared.flag ? 1.0
                                     : static_cast<double>(declared.words.size() - 1);
    });
    return lever;
}

}  // namespace

std::vector<Lever> levers_of(Choices const& choices) {
    auto const& usual = usual_levers();
    if (choices.lever_paths.empty()) return {usual.begin(), usual.end()};
    std::vector<Lever> chosen;
    for (std::string const& path : choices.lever_paths) {
        if (chosen.size() == usual.size()) break;
        auto const known = std::find_if(usual.begin(), usual.end(),
                                        [&](Lever const& one) { return one.path == path; });
        chosen.push_back(known != usual.end() ? *known : declared_lever(path));
    }
    return chosen;
}

namespace {

std::string shown_value(Lever const& lever, double value) {
    if (auto const word = static_cast<std::size_t>(std::lround(value)); word < lever.words.size())
        return lever.words[word];
    if (lever.unit.empty()) return value >= 0.5 ? "yes" : "no";
    if (lever.unit == "%") return charts::value_text(value, "share");
    // As fine as the lever moves.
    double const step = lever.high - lever.low > 5.0 ? 0.1 : 0.01;
    return charts::plain_text(std::round(value / step) * step) + " " + lever.unit;
}

}  // namespace

std::optional<Lever> freed_hours_lever(live::Picture const& picture, org::PersonId who) {
    for (live::LeaderWeek const& leader : picture.leaders) {
        if (leader.now.who != who) continue;
        std::string const path =
            "leadership.freed_hours." +
            std::string(mechanisms::role_names[static_cast<std::size_t>(leader.now.role)]);
        if (!mechanisms::find_parameter(path)) return std::nullopt;
        return Lever{path, "Freed from meetings", "h", 0.0, 20.0};
    }
    return std::nullopt;
}

void draw_lever(Scene& scene, Box box, Lever const& lever, PendingValue& pending) {
    live::Branch const* const branch = scene.branch();
    auto const ref = mechanisms::find_parameter(lever.path);
    if (branch == nullptr || branch->picture == nullptr || !ref) return;
    double const own = mechanisms::read_parameter(branch->model->parameters, *ref);
    double value = mechanisms::read_parameter(branch->picture->parameters, *ref);
    // An event of next week has not acted yet: the lever stays where it was put.
    if (branch->events != nullptr)
        for (live::EventMark const& mark : *branch->events)
            if (auto const* set = std::get_if<interventions::SetParameter>(&mark.event.action))
                if (set->path == *ref && mark.event.at_week == scene.state.picture_week + 1)
                    value = set->value;
    if (pending.branch == branch->id && pending.ticket > scene.state.tickets_done)
        value = pending.value;
    auto const& colours = scene.colours();
    bool const moved = std::abs(value - own) > 1e-9;
    std::string const name = lever.name + (moved ? " *" : "");
    charts::write_within(scene.list, scene.look.small, box.from,
                         moved ? colours.accent : colours.faint, name.c_str(), box.width() * 0.66F);
    charts::write(scene.list, scene.look.strong, {box.to.x, box.from.y - scene.em(0.1F)},
                  colours.ink, shown_value(lever, value).c_str(), charts::Anchor::right);
    Box const bar{{box.from.x, box.from.y + scene.look.small->FontSize * 1.2F}, box.to};
    bool const several = scene.state.branches.size() > 1;
    bool const whole = lever.unit.empty();
    if (slider(scene, bar, "lever " + lever.name, value, lever.low, lever.high, own, whole,
               several ? charts::branch_colour(branch->colour_index, colours.dark) : 0)) {
        pending = {value, scene.session.set_parameter(branch->id, lever.path, value), branch->id};
    }
    if (hovered_last() && !ImGui::IsItemActive()) {
        std::string const hint =
            lever.path + "; from next week on, in branch " +
            letter_of(std::min(scene.choices.branch, scene.state.branches.size() - 1)) +
            (moved ? "; the scenario says " + shown_value(lever, own) : "");
        tell(scene, hint.c_str());
    }
}

void draw_levers(Scene& scene, Box box) {
    auto const levers = levers_of(scene.choices);
    std::size_t const count = levers.size();
    bool const column = box.height() > box.width() * 0.4F;
    float const gap = scene.em(column ? 0.9F : 1.6F);
    auto const parts = static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const place = static_cast<float>(i);
        Box one = box;
        if (column) {
            float const step = std::min((box.height() + gap) / parts, scene.em(3.4F));
            one.from.y = box.from.y + step * place;
            one.to.y = one.from.y + step - gap;
        } else {
            float const step = (box.width() + gap) / parts;
            one.from.x = box.from.x + step * place;
            one.to.x = one.from.x + step - gap;
        }
        draw_lever(scene, one, levers[i], scene.choices.pending[i]);
    }
}

}  // namespace diorama::viewer::faces
