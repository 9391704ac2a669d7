#include "viewer/map/map_view.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/map/close_up.hpp"
#include "viewer/map/labels.hpp"
#include "viewer/map/structures_view.hpp"

namespace diorama::viewer::map {

Ground::Ground(std::shared_ptr<org::Organisation const> of)
    : organisation(std::move(of)), layout(lay_out(*organisation)), finder(layout) {}

void MapView::follow(Ground const& ground, std::shared_ptr<live::Picture const> const& picture,
                     MapOptions const& options) {
    if (picture == picture_ && options.scheme == scheme_ && layout_ == &ground.layout &&
        other_ == options.other && corner_.x == followed_corner_.x &&
        corner_.y == followed_corner_.y)
        return;
    followed_corner_ = corner_;
    bool const other_scheme = options.scheme != scheme_ || other_ != options.other;
    picture_ = picture;
    scheme_ = options.scheme;
    layout_ = &ground.layout;
    other_ = options.other;
    see(*picture, ground.layout, scheme_, sights_);
    if (other_ != nullptr) see(*other_, ground.layout, scheme_, other_sights_);
    std::vector<ImVec2> goals;
    seat_structures(ground.layout, sights_, corner_, goals);
    motion_.follow(sights_, goals);
    // Another scheme is another question: nothing has moved.
    if (other_scheme) motion_.settle();
}

void MapView::draw_dots(ImDrawList& list, Ground const& ground, MapOptions const& options,
                        bool dark) {
    auto const& sights = motion_.sights();
    auto const& places = motion_.places();
    float const full = ground.layout.spacing * radius_ * 0.47F;
    // Of pale paper a darker shade, of dark paper a lighter one: bodies are seats.
    dots_.body = dark ? IM_COL32(38, 46, 60, 255) : IM_COL32(226, 223, 215, 255);
    dots_.painter = options.painter;
    dots_.dots.clear();
    ImVec4 const clip{list.GetClipRectMin().x, list.GetClipRectMin().y, list.GetClipRectMax().x,
                      list.GetClipRectMax().y};
    float const shared = ground.layout.people_per_place > 1 ? 1.0F : 0.0F;
    for (std::size_t i = 0; i < places.size(); ++i) {
        float const x = middle_.x + places[i].x * radius_;
        float const y = middle_.y + places[i].y * radius_;
        if (x < clip.x - full || x > clip.z + full || y < clip.y - full || y > clip.w + full)
            continue;
        if (near_) {
            add_people(ground, i, options, dark);
            continue;
        }
        Dot dot = other_ != nullptr && i < other_sights_.size()
                      ? difference_dot(other_sights_[i], sights[i], scheme_, dark)
                      : dot_of(sights[i], scheme_, dark);
        float const flash = motion_.flashes()[i];
        dot.x = x;
        dot.y = y;
        if (shared > 0.0F) {
            // Several people: a square seat that fills from the middle with those who use it.
            dot.shape = static_cast<std::uint32_t>(Shape::square);
            dot.fill_share = dot.fill_share * dot.radius;
            dot.radius = 1.0F;
        }
        dot.radius *= full * (1.0F + 0.3F * flash);
        dot.halo =
            flash + (dark && scheme_ == Scheme::ladder ? 0.35F * sights[i].uses_share : 0.0F);
        dots_.dots.push_back(dot);
    }
    dots_.add_to(list);
}

void MapView::add_people(Ground const& ground, std::size_t place, MapOptions const& options,
                         bool dark) {
    CloseUp const seats(ground.layout);
    float const full = seats.step * radius_ * 0.47F;
    ImVec2 const at = motion_.places()[place];
    auto const here = ground.layout.people_at(place);
    for (std::size_t n = 0; n < here.size(); ++n) {
        Sight const sight = sight_of(picture_->people[here[n]], scheme_);
        Dot dot = options.other != nullptr
                      ? difference_dot(sight_of(options.other->people[here[n]], scheme_), sight,
                                       scheme_, dark)
                      : dot_of(sight, scheme_, dark);
        ImVec2 const seat = seats.seat(n);
        dot.x = middle_.x + (at.x + seat.x) * radius_;
        dot.y = middle_.y + (at.y + seat.y) * radius_;
        dot.radius *= full;
        dots_.dots.push_back(dot);
    }
}

namespace {

/// A ring round somebody, with a sign where something is wrong.
void ring(ImDrawList& list, ImVec2 at, float r, ImU32 colour, charts::Look const& look) {
    list.AddCircle(at, r + look.em * 0.14F, look.colours->paper, 0, look.em * 0.2F);
    list.AddCircle(at, r + look.em * 0.14F, colour, 0, std::max(2.0F, look.em * 0.1F));
}

/// Takes    near: whether those who share a place can be told apart
MapReading reading_of(Ground const& ground, std::vector<ImVec2> const& places, ImVec2 point,
                      float reach, bool near) {
    MapReading reading;
    reading.inside = true;
    std::size_t place = ground.finder.nearest(point, reach);
    // Whoever has flown into a structure is not at home.
    if (place != Finder::none &&
        std::hypot(places[place].x - point.x, places[place].y - point.y) > reach)
        place = Finder::none;
    if (place == Finder::none && std::hypot(point.x, point.y) > 1.0F)
        for (std::size_t i = 0; i < places.size(); ++i)
            if (std::hypot(places[i].x - point.x, places[i].y - point.y) < reach) place = i;
    if (place != Finder::none) {
        auto const here = ground.layout.people_at(place);
        std::size_t of = 0;
        if (near) {
            CloseUp const seats(ground.layout);
            of = seats.seat_at({point.x - places[place].x, point.y - places[place].y})
                     .value_or(here.size());
        }
        if (of < here.size()) {
            reading.person = org::person(here[of]);
            reading.people_here = near ? 1 : here.size();
        }
    }
    reading.wedge = wedge_at(ground.layout, point);
    return reading;
}

}  // namespace

ImVec2 MapView::place_on_screen(Ground const& ground, org::PersonId who) const {
    auto const place = ground.layout.place_of[org::row(who)];
    ImVec2 at =
        place < motion_.places().size() ? motion_.places()[place] : ground.layout.places[place];
    if (near_) {
        ImVec2 const seat = CloseUp(ground.layout).seat_of(ground.layout, org::row(who));
        at = {at.x + seat.x, at.y + seat.y};
    }
    return {middle_.x + at.x * radius_, middle_.y + at.y * radius_};
}

MapReading MapView::draw(ImDrawList& list, ImVec2 from, ImVec2 to, Ground const& ground,
                         std::shared_ptr<live::Picture const> const& picture,
                         MapOptions const& options, charts::Look const& look, ImVec2 mouse,
                         float seconds) {
    float const width = to.x - from.x;
    float const height = to.y - from.y;
    if (width < 8.0F || height < 8.0F || ground.layout.places.empty()) return {};
    // Names of departments cost a little of the disc, where they do not cost too much of it; long
    // ones are shortened before that.
    float const whole = std::min(height, width) / 2.0F;
    float const least_disc = whole * 0.74F;
    auto const beside = [&](float names) { return std::min(whole, width / 2.0F - names); };
    float const in_full =
        beside(width_of_names(ground.layout, ground.organisation->department_names, look) +
               look.em * 0.9F);
    float const beside_names = in_full > least_disc ? in_full : beside(look.em * 8.2F);
    bool const named = beside_names > least_disc && whole > look.em * 5.0F;
    float const base = std::max(4.0F, (named ? beside_names : whole) / 1.06F);
    // What stands in the corners has a rim, whose width is that of the type.
    float const rim = look.em * 0.25F;
    corner_ = {std::min((width / 2.0F - rim) / base, 1.5F), (height / 2.0F - rim) / base};
    ImVec2 const centre{(from.x + to.x) / 2.0F, (from.y + to.y) / 2.0F};
    radius_ = base * options.camera.zoom;
    middle_ = {centre.x - options.camera.centre.x * radius_,
               centre.y - options.camera.centre.y * radius_};
    CloseUp const seats(ground.layout);
    near_ = seats.near_enough(radius_, look.em);
    follow(ground, picture, options);
    if (options.settled)
        motion_.settle();
    else
        motion_.pass(seconds);
    list.PushClipRect(from, to, true);
    list.AddCircleFilled(middle_, radius_ * 1.03F, charts::faded(look.colours->hairline, 0.16F),
                         128);
    std::vector<ImVec2> goals;
    Satellites const satellites = seat_structures(ground.layout, sights_, corner_, goals);
    // A name does not stand in the way of a structure.
    auto const lowest = [&](Satellite const& satellite) {
        return satellite.people > 0 ? to.y - base * (2.2F * satellite.radius + 0.25F) : to.y;
    };
    if (named && options.camera.zoom == 1.0F)
        draw_department_names(list, ground.layout, ground.organisation->department_names, *picture,
                              middle_, radius_, from, to,
                              {from.y + listed_height(*picture, satellites, look),
                               lowest(satellites.project), lowest(satellites.unit)},
                              look);
    if (options.ties == TiesShown::of_chosen && options.chosen != org::no_person)
        draw_ties_of(list, ground, *picture, options.chosen, options.chosen_team, motion_.places(),
                     middle_, radius_, look);
    if (options.ties == TiesShown::strongest)
        bundles_.draw(list, ground, *picture, middle_, radius_, look);
    draw_dots(list, ground, options, look.colours->dark);
    draw_structures(list, *picture, ground.layout, satellites, middle_, radius_, from, to, look);
    float const dot = (near_ ? seats.step : ground.layout.spacing) * radius_ * 0.5F;
    for (auto const pinned : options.pinned)
        ring(list, place_on_screen(ground, pinned), dot, look.colours->ink, look);
    if (options.chosen != org::no_person)
        ring(list, place_on_screen(ground, options.chosen), dot, look.colours->accent, look);
    if (options.blocker != org::no_person) {
        ImVec2 const at = place_on_screen(ground, options.blocker);
        ring(list, at, dot, look.colours->warning, look);
        charts::write(list, look.strong, {at.x, at.y - dot - look.strong->FontSize * 1.1F},
                      look.colours->warning, "!", charts::Anchor::centre);
    }
    list.PopClipRect();
    if (mouse.x < from.x || mouse.x > to.x || mouse.y < from.y || mouse.y > to.y) return {};
    ImVec2 const point{(mouse.x - middle_.x) / radius_, (mouse.y - middle_.y) / radius_};
    return reading_of(ground, motion_.places(), point, ground.layout.spacing * 0.75F, near_);
}

}  // namespace diorama::viewer::map
