#include "founding/firm.hpp"

namespace diorama::founding {
namespace {

// Sizes are assumed: a firm that makes or sells things has most of its people in operations and
// sales, few in its staff departments.
constexpr DepartmentPattern patterns[]{
    {"Operations", "Chief Operating Officer", "Department Manager, Operations", "Team Leader",
     {"Operator", "Technician", "Planner"}, 24},
    {"Technology", "Chief Technology Officer", "Department Manager, Technology", "Team Leader",
     {"Software Developer", "Systems Engineer", "Support Engineer"}, 14},
    {"Finance", "Chief Financial Officer", "Department Manager, Finance", "Team Leader",
     {"Accountant", "Controller", "Payroll Clerk"}, 7},
    {"Marketing", "Chief Marketing Officer", "Department Manager, Marketing", "Team Leader",
     {"Marketing Specialist", "Content Editor", "Designer"}, 8},
    {"Human Resources", "Human Resources Director", "Department Manager, Human Resources",
     "Team Leader", {"Recruiter", "HR Adviser", "Trainer"}, 4},
    {"Sales", "Sales Director", "Department Manager, Sales", "Sales Team Leader",
     {"Sales Representative", "Account Manager", "Sales Assistant"}, 18},
    {"Customer Service", "Customer Service Director", "Department Manager, Customer Service",
     "Team Leader", {"Customer Adviser", "Complaints Handler", "Service Assistant"}, 12},
    {"Supply Chain", "Supply Chain Director", "Department Manager, Supply Chain", "Shift Leader",
     {"Warehouse Assistant", "Buyer", "Dispatcher"}, 9},
    {"Product", "Product Director", "Department Manager, Product", "Team Leader",
     {"Product Owner", "Product Engineer", "Tester"}, 6},
    {"Legal", "General Counsel", "Department Manager, Legal", "Team Leader",
     {"Lawyer", "Contract Specialist", "Compliance Officer"}, 2},
    {"Quality", "Quality Director", "Department Manager, Quality", "Team Leader",
     {"Inspector", "Quality Engineer", "Auditor"}, 3},
    {"Research and Development", "Research Director",
     "Department Manager, Research and Development", "Team Leader",
     {"Engineer", "Scientist", "Laboratory Assistant"}, 6},
    {"Facilities", "Facilities Director", "Department Manager, Facilities", "Team Leader",
     {"Caretaker", "Security Guard", "Receptionist"}, 3},
    {"Logistics", "Logistics Director", "Department Manager, Logistics", "Shift Leader",
     {"Driver", "Loader", "Route Planner"}, 7},
    {"Procurement", "Procurement Director", "Department Manager, Procurement", "Team Leader",
     {"Purchaser", "Category Specialist", "Purchasing Assistant"}, 3},
    {"Communications", "Communications Director", "Department Manager, Communications",
     "Team Leader", {"Editor", "Press Officer", "Event Organiser"}, 2},
    {"Strategy", "Strategy Director", "Department Manager, Strategy", "Team Leader",
     {"Strategist", "Market Specialist", "Project Assistant"}, 2},
    {"Risk", "Risk Director", "Department Manager, Risk", "Team Leader",
     {"Risk Specialist", "Underwriter", "Fraud Investigator"}, 3},
    {"Stores North", "Regional Director, North", "Department Manager, Stores North",
     "Store Manager", {"Shop Assistant", "Cashier", "Stock Assistant"}, 10},
    {"Stores South", "Regional Director, South", "Department Manager, Stores South",
     "Store Manager", {"Shop Assistant", "Cashier", "Stock Assistant"}, 10},
    {"Stores East", "Regional Director, East", "Department Manager, Stores East",
     "Store Manager", {"Shop Assistant", "Cashier", "Stock Assistant"}, 10},
    {"Stores West", "Regional Director, West", "Department Manager, Stores West",
     "Store Manager", {"Shop Assistant", "Cashier", "Stock Assistant"}, 10},
    {"Online Shop", "Online Director", "Department Manager, Online Shop", "Team Leader",
     {"Shop Editor", "Photographer", "Order Handler"}, 5},
    {"Sustainability", "Sustainability Director", "Department Manager, Sustainability",
     "Team Leader", {"Energy Specialist", "Reporting Specialist", "Project Assistant"}, 1},
};

// The roles that a participation programme names, besides the officers above.
constexpr SpecialRole roles[]{
    {"Customer Experience Manager", 3, true}, {"Brand Manager", 3, true},
    {"Marketing Manager", 3, true},           {"Technology Manager", 1, true},
    {"Data Strategy Manager", 1, true},       {"Programme Manager", 0, true},
    {"Change Manager", 4, true},              {"Talent Manager", 4, true},
    {"Service Designer", 3, false},           {"Business Analyst", 1, false},
    {"Business Researcher", 3, false},
};

}  // namespace

std::span<DepartmentPattern const> department_patterns() noexcept { return patterns; }
std::span<SpecialRole const> special_roles() noexcept { return roles; }

}  // namespace diorama::founding
