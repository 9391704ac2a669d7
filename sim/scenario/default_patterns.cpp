#include "scenario/role_patterns.hpp"

#include <algorithm>
#include <array>

namespace diorama::scenario {

namespace {

// One text a role, in the order of mechanisms::Role, patterns between commas, those that stand for
// the role less and less behind semicolons: of one kind the most senior holder counts, of several
// kinds the first. Written for titles of firms (as in handbooks) and of British public bodies.
// Short forms come after long ones: a CTO may be many things. `!` keeps out those who work for the
// holder, and namesakes of another trade.
constexpr std::array<std::string_view, mechanisms::role_count> patterns{
    // chief_executive
    "chief executive, ceo, permanent secretary, managing director, executive chair*, "
    "president, cabinet secretary, director general, !vice, !deputy, !to, !private, "
    "!business partner",
    // finance_officer
    "chief financ* officer, chief financial, cfo; financ* director, director * finance, "
    "director general finance, vp * finance, vice president * finance; head of finance, "
    "head of function finance, head of financial, financ* controller, treasurer, !local "
    "government finance, !deputy, !policy, !social",
    // marketing_officer
    "chief marketing, cmo, chief communication*, chief commercial, chief customer; "
    "marketing director, director * marketing, vp * marketing, vice president * marketing, "
    "director * communication*, communication* director; head of marketing, head of * "
    "communication*, !product marketing, !deputy, !global communications",
    // technology_officer
    "chief technology, chief technical, chief information, chief digital; cto, cio; "
    "technology director, director * technology, it director, it solutions director, it * "
    "director, director * information, vp * engineering, vp * technology; head of "
    "technology, head of it, head of ict, head of cis, head of function corporate "
    "information services, !deputy, !customer engineering, !office of, !procurement",
    // operating_officer
    "chief operating, chief operations; coo; operations director, director * operations, "
    "vp * operations, director general operations, director general corporate, director "
    "of corporate services; head of operations, head of function national operations, "
    "!hr, !people, !deputy, !marketing, !estates",
    // customer_experience_manager
    "customer experience, cx; customer service*, customer success, customer support, "
    "customer insight, customer operations, customer relationship*, customer engagement, "
    "customer director*, director * customer*, vp * customer*, head of customer*, user "
    "experience manager, !engineer*, !officer, !adviser, !assistant",
    // brand_manager
    "brand manager, head of * brand, brand director, brand lead; brand, head of media, "
    "press office, head of content, director of content*, media relations, director of "
    "community",
    // marketing_manager
    "marketing manager, manager * marketing, marketing lead, head of * marketing, "
    "director of product marketing; demand generation, campaign*, deputy director * "
    "communication*, head of * communication*, communications manager, director of * "
    "communications, communications, communication, !analyst, !officer, !adviser, "
    "!assistant",
    // technology_manager
    "technology manager, it manager, it * manager, engineering manager, director of "
    "engineering, head of technology, head of it, head of ict, it solutions; tech ops "
    "manager, deputy * information officer, chief information officer, systems manager, "
    "ict, !procurement",
    // change_manager
    "change manager, change director, director * change, head of change, business change, "
    "change programme director; transformation, change delivery, organisation* "
    "development, organization* development, hr strategy * change, strategic development "
    "and innovation, institutional change, chief of staff, !climate, !statistics",
    // talent_manager
    "talent manager, head of talent, talent; chief people, chief human, hr director, "
    "human resources, director * hr, head of hr, vp * people, head of people, people "
    "director, director * people, director general civil service hr, hr, !deputy, "
    "!sourcer",
    // programme_manager
    "programme manager, program manager, programme director, head of programme*, head of "
    "program*, director * programme*, programme office, pmo, programme* lead, programs "
    "lead; project director, director * project*, project manager, head of project*",
    // data_strategy_manager
    "data strategy, chief data, head of data, director * data, data director; chief "
    "analyst, head of analytics, director * analy*, head of statistics, head of * "
    "analysis, director * knowledge*, data manager, strategic analysis, head of "
    "evidence*, director of evidence, chief economist, chief economic adviser, head of * "
    "statistics, data*, director of planning and performance, !climate, !intelligence",
    // service_designer
    "service designer, service design; head of design, director of design, design "
    "manager, lead designer, product designer, ux, user experience, designer, design "
    "director; design authority, !brand, !graphic",
    // business_analyst
    "business analyst, business analysis, business researcher; business operations "
    "analyst, operations analyst, business intelligence, data analyst, analyst, business "
    "planning",
    // department_manager
    "department manager, department* manager, head of department; manager, regional "
    "director, head of unit, head of function, deputy director, head of, director, "
    "!program*, !project, !product, !account, !office manager, !diary",
};

// Nobody is an officer by being somebody's assistant.
constexpr std::string_view helpers =
    "!assistant to, !pa to, !secretary to, !private secretary, !executive assistant, "
    "!personal assistant, !business partner";

}  // namespace

std::vector<TitlePattern> default_patterns(mechanisms::Role role) {
    std::vector<TitlePattern> list;
    for (std::string_view rest : {patterns[static_cast<std::size_t>(role)], helpers}) {
        std::size_t kind = 0;
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find_first_of(",;"), rest.size());
            list.emplace_back(rest.substr(0, end), kind);
            if (end < rest.size() && rest[end] == ';') ++kind;
            rest.remove_prefix(std::min(end + 2, rest.size()));
        }
    }
    return list;
}

}  // namespace diorama::scenario
