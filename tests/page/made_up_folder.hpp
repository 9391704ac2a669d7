#pragma once
#include <string>

#include "own_files.hpp"

namespace made_up {

/// A result folder of a comparison of two ways, small enough to check by hand; removed at its end.
class ResultFolder {
public:
    ResultFolder() {
        study_facts("0", "0");
        lead("0.1", "0.05", "0.15", "1", "1");
        write("results.csv",
              "study,arm,measure,unit,week,mean,low,high\n"
              "s,Left,integrated,share,8,0.3,0.2,0.4\ns,Right,integrated,share,8,0.4,0.35,0.45\n");
        write("courses.csv", courses_header +
                                 "Left,integrated,share,0,0.1,,,0.1,0.1,,,\nLeft,integrated,share,"
                                 "8,0.3,0.2,0.4,0.2,0."
                                 "4,,,\n"
                                 "Right,integrated,share,0,0.1,,,0.1,0.1,0,,\n"
                                 "Right,integrated,share,8,0.4,0.35,0.45,0.3,0.5,0.1,0.05,0.15\n");
    }

    /// A study of that many ways, `Way 0` the baseline and each of the others ahead of the one
    /// before it: 0.001 more for each.
    void ways(std::size_t count, double more = 0.001) const {
        std::string arms, results = results_header, courses = courses_header;
        for (std::size_t k = 0; k < count; ++k) {
            auto const name = "Way " + std::to_string(k);
            auto const mean = std::to_string(0.1 + more * static_cast<double>(k));
            auto const difference = std::to_string(more * static_cast<double>(k));
            arms += std::string(k == 0 ? "" : ", ") + R"({"name": ")" + name +
                    R"(", "description": "", "scenario_hash": "01", "people": 10, "departments": 1,
                      "managers": 2, "layers": 2, "ties": 12, "ties_generated": true})";
            results += "s," + name + ",integrated,share,8," + mean + ",0,1," +
                       (k == 0 ? ",," : difference + "," + difference + "," + difference) + ",0\n";
            for (auto const* week : {"0", "4", "8"})
                courses += name + ",integrated,share," + week + "," + mean + ",0,1,0,1," +
                           (k == 0 ? ",," : difference + ",0,1") + "\n";
        }
        write("study.json",
              study_head +
                  R"("planned_knock_outs": 0, "planned_draws": 0, "baseline": "Way 0", "arms": [)" +
                  arms + "], " + tables + "}");
        write("results.csv", results);
        write("courses.csv", courses);
        auto const last = std::to_string(count - 1), second = std::to_string(count - 2);
        auto const lead = std::to_string(more);
        write("leads.csv", leads_header + "s,integrated,share,8,Way " + last + ",Way " + second +
                               "," + lead + "," + lead + "," + lead + ",1," +
                               (more > 0 ? "1" : "0") + "\n");
    }

    /// study.json: how many things were to be taken away, and other assumptions to be tried.
    void study_facts(std::string const& knock_outs, std::string const& draws) const {
        write(
            "study.json",
            study_head + R"("planned_knock_outs": )" + knock_outs + R"(, "planned_draws": )" +
                draws +
                R"(, "baseline": "Left", "arms": [{"name": "Left", "description": "", "scenario_hash": "01", "people": 10,
                      "departments": 1, "managers": 2, "layers": 2, "ties": 12, "ties_generated": true},
                     {"name": "Right", "description": "", "scenario_hash": "02", "people": 10,
                      "departments": 1, "managers": 2, "layers": 2, "ties": 12, "ties_generated": true}], )" +
                tables + "}");
    }

    std::string const& path() const { return folder_.path(); }
    void write(std::string const& name, std::string const& text) const {
        folder_.write(name, text);
    }
    /// leads.csv: how far Right is ahead of Left.
    void lead(std::string const& difference, std::string const& low, std::string const& high,
              std::string const& p_best, std::string const& decided) const {
        write("leads.csv", leads_header + "s,integrated,share,8,Right,Left," + difference + "," +
                               low + "," + high + "," + p_best + "," + decided + "\n");
    }

private:
    std::string const tables = R"("tables": ["results.csv", "courses.csv"])";
    std::string const study_head =
        R"({"program": "diorama compare", "version": "0.5.0", "commit": "abc",
            "study": "Left or right?", "description": "Two ways", "command": "diorama compare s.toml",
            "weeks": 8, "measure": "integrated", "leader_hour_rate": 120, "names": false,
            "planned_seeds": 2, "seeds": [1, 2], )";
    std::string const results_header =
        "study,arm,measure,unit,week,mean,low,high,difference,difference_low,difference_high,p_"
        "best\n";
    std::string const courses_header =
        "arm,measure,unit,week,mean,low,high,run_low,run_high,difference,difference_low,"
        "difference_high\n";
    std::string const leads_header =
        "study,measure,unit,week,first,second,difference,difference_low,difference_high,p_best,"
        "decided\n";
    diorama::test::OwnFolder folder_;
};

}  // namespace made_up
