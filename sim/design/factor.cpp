#include "design/factor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "design/ranges.hpp"
#include "interventions/event.hpp"
#include "numerics/portable.hpp"
#include "parameters/access.hpp"
#include "scenario/consistency.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::design {

namespace {

template <class Owner>
Factor factor_of(std::string path, Target target, Owner const& owner,
                 parameters::Field<Owner> const& field) {
    Factor factor;
    factor.path = std::move(path);
    factor.unit = field.unit;
    factor.target = target;
    factor.whole = std::holds_alternative<std::uint32_t Owner::*>(field.member);
    factor.declared_low = field.low;
    factor.declared_high = field.high;
    factor.default_value = parameters::number_of(Owner{}, field.member);
    factor.scenario_value = parameters::number_of(owner, field.member);
    auto const range =
        screening_range(factor.path, factor.scenario_value, {field.low, field.high}, factor.whole);
    factor.low = range.low;
    factor.high = range.high;
    return factor;
}

void keep(Factor factor, Factors& factors) {
    if (factor.low < factor.high) {
        factors.list.push_back(std::move(factor));
        return;
    }
    factors.left_out.push_back(
        {factor.path,
         fmt::format("its value is {:g}, of which a share is no range", factor.scenario_value)});
    factors.rangeless.push_back(std::move(factor));
}

void add_parameters(engine::Model const& model, Factors& factors) {
    std::uint32_t place = 0;
    mechanisms::for_each_parameter(model.parameters, [&](auto const& owner, auto const& field) {
        using Owner = std::remove_cvref_t<decltype(owner)>;
        mechanisms::ParameterRef const ref{place++};
        if (!parameters::is_number<Owner>(field.member)) return;
        auto factor =
            factor_of(std::string(Owner::table) + "." + std::string(field.name), ref, owner, field);
        bool const contagious = Owner::table == std::string_view("contagion");
        if (contagious != model.bare_contagion())
            factors.left_out.push_back(
                {factor.path, contagious ? "bare contagion does not stand in for the model here"
                                         : "bare contagion stands in for the model here"});
        else
            keep(std::move(factor), factors);
    });
}

/// The factor of one kind's field, or why there is none: events may differ in it.
void add_event_field(engine::Model const& model, Factor factor, Factors& factors) {
    auto const& target = std::get<EventField>(factor.target);
    bool const alike = std::all_of(
        model.events.begin(), model.events.end(), [&](interventions::Event const& event) {
            return std::visit(
                [&](auto const& action) {
                    using Owner = std::remove_cvref_t<decltype(action)>;
                    auto const fields = Owner::fields();
                    if constexpr (fields.size() > 0)
                        return Owner::kind != target.kind ||
                               parameters::number_of<Owner>(action, fields[target.field].member) ==
                                   factor.scenario_value;
                    else
                        return true;
                },
                event.action);
        });
    if (alike)
        keep(std::move(factor), factors);
    else
        factors.left_out.push_back({factor.path, "the events of this kind differ in it"});
}

void add_events(engine::Model const& model, Factors& factors) {
    if (model.bare_contagion()) return;
    std::vector<std::string_view> seen;
    for (auto const& event : model.events)
        std::visit(
            [&](auto const& action) {
                using Owner = std::remove_cvref_t<decltype(action)>;
                if (std::find(seen.begin(), seen.end(), Owner::kind) != seen.end()) return;
                seen.push_back(Owner::kind);
                auto const fields = Owner::fields();
                for (std::size_t k = 0; k < fields.size(); ++k)
                    if (parameters::is_number<Owner>(fields[k].member))
                        add_event_field(
                            model,
                            factor_of(fmt::format("event.{}.{}", Owner::kind, fields[k].name),
                                      EventField{Owner::kind, k}, action, fields[k]),
                            factors);
            },
            event.action);
}

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Adds why a path that no factor has cannot be varied.
void refuse_path(RangeRequest const& request, Factors const& factors,
                 problems::Problems& problems) {
    for (auto const& one : factors.left_out)
        if (one.path == request.path)
            return problems.add(request.place,
                                fmt::format("{} cannot be varied: {}", one.path, one.reason),
                                "leave it out");
    std::vector<std::string> known;
    for (auto const& row : scenario::list_parameters()) {
        if (row.path != request.path) {
            known.push_back(row.path);
            continue;
        }
        bool const number = row.type == "number" || row.type == "integer";
        if (!number)
            return problems.add(request.place,
                                fmt::format("{} is a {}, which has no range", row.path, row.type),
                                "compare its values as arms of a study");
        if (row.path.starts_with("event."))
            return problems.add(
                request.place,
                fmt::format("the scenario has no event to which {} belongs", row.path),
                "leave it out, or write the event in a scenario that extends this");
        return problems.add(request.place,
                            fmt::format("{} is not varied: all runs share one organisation, one "
                                        "horizon and one seed",
                                        row.path),
                            "set it with --set, once for each value");
    }
    problems.add(request.place, fmt::format("no parameter is called '{}'", request.path),
                 problems::suggestion(request.path, {known.begin(), known.end()}));
}

void check_range(RangeRequest const& request, Factor const& factor, problems::Problems& problems) {
    if (request.low < factor.declared_low || request.high > factor.declared_high)
        problems.add(
            request.place,
            fmt::format("{} may be {:g} to {:g} and the range is {:g} to {:g}", factor.path,
                        factor.declared_low, factor.declared_high, request.low, request.high),
            "stay within what the parameter may be");
    else if (factor.whole &&
             (request.low != std::floor(request.low) || request.high != std::floor(request.high)))
        problems.add(request.place, fmt::format("{} takes whole numbers", factor.path),
                     "write whole numbers at both ends");
}

}  // namespace

Factors factors_of(engine::Model const& model) {
    Factors factors;
    add_parameters(model, factors);
    add_events(model, factors);
    return factors;
}

std::optional<RangeRequest> read_range(std::string_view text, problems::Place place,
                                       problems::Problems& problems) {
    RangeRequest request;
    request.place = place;
    auto const refuse = [&](std::string what, std::string instead) {
        problems.add(place, std::move(what), std::move(instead));
        return std::nullopt;
    };
    auto const equals = text.find('=');
    auto range = equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1);
    if (range.ends_with(":log")) {
        request.scale = Scale::logarithmic;
        range.remove_suffix(4);
    }
    auto const colon = range.find(':');
    auto const low = number_in(range.substr(0, colon));
    auto const high =
        colon == std::string_view::npos ? std::nullopt : number_in(range.substr(colon + 1));
    if (equals == std::string_view::npos || equals == 0 || !low || !high)
        return refuse(fmt::format("'{}' is no range of a parameter", text),
                      "write PATH=LOW:HIGH or PATH=LOW:HIGH:log, as in tools.quality_at_start=0.3:"
                      "0.9");
    if (!(*low < *high))
        return refuse(fmt::format("the range {:g} to {:g} is empty", *low, *high),
                      "write the lower end first");
    if (request.scale == Scale::logarithmic && *low <= 0.0)
        return refuse("a logarithmic range must begin above 0",
                      "raise its lower end, or leave "
                      ":log out");
    request.path = text.substr(0, equals);
    request.low = *low;
    request.high = *high;
    return request;
}

std::vector<Factor> asked_factors(engine::Model const& model,
                                  std::vector<RangeRequest> const& requests,
                                  problems::Problems& problems) {
    auto const factors = factors_of(model);
    auto all = factors.list;
    all.insert(all.end(), factors.rangeless.begin(), factors.rangeless.end());
    std::vector<Factor> asked;
    for (auto const& request : requests) {
        auto const is_it = [&](Factor const& factor) { return factor.path == request.path; };
        auto const found = std::find_if(all.begin(), all.end(), is_it);
        if (found == all.end()) {
            refuse_path(request, factors, problems);
            continue;
        }
        if (std::any_of(asked.begin(), asked.end(), is_it)) {
            problems.add(request.place, fmt::format("{} is varied twice", request.path),
                         "give it one range");
            continue;
        }
        check_range(request, *found, problems);
        asked.push_back(*found);
        asked.back().low = request.low;
        asked.back().high = request.high;
        asked.back().scale = request.scale;
    }
    return asked;
}

double value_at(Factor const& factor, double unit) {
    double const value =
        factor.scale == Scale::linear
            ? factor.low + unit * (factor.high - factor.low)
            : factor.low * numerics::exp(unit * numerics::log(factor.high / factor.low));
    double const clamped = std::clamp(value, factor.low, factor.high);
    return factor.whole ? std::round(clamped) : clamped;
}

double unit_of(Factor const& factor, double value) {
    double const unit =
        factor.scale == Scale::linear
            ? (value - factor.low) / (factor.high - factor.low)
            : numerics::log(value / factor.low) / numerics::log(factor.high / factor.low);
    return std::clamp(unit, 0.0, 1.0);
}

void assign(Factor const& factor, double value, engine::Model& model) {
    if (auto const* ref = std::get_if<mechanisms::ParameterRef>(&factor.target))
        return mechanisms::assign_parameter(model.parameters, *ref, value);
    auto const& target = std::get<EventField>(factor.target);
    for (auto& event : model.events)
        std::visit(
            [&](auto& action) {
                using Owner = std::remove_cvref_t<decltype(action)>;
                auto const fields = Owner::fields();
                if constexpr (fields.size() > 0)
                    if (Owner::kind == target.kind)
                        parameters::assign_number<Owner>(action, fields[target.field].member,
                                                         value);
            },
            event.action);
}

void demand_consistent(engine::Model const& model, std::span<Factor const> factors,
                       problems::Place const& place) {
    // One model with all of them at their worst ends shows every contradiction.
    engine::Model worst = model;
    for (auto const& factor : factors)
        assign(factor, factor.path.ends_with("_low") ? factor.high : factor.low, worst);
    problems::Problems problems;
    for (auto const& one : scenario::find_contradictions(worst.parameters))
        problems.add(place, "within the ranges " + one.what, one.instead);
    problems.throw_if_any();
}

}  // namespace diorama::design
