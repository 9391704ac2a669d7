#pragma once

/// The front door of the simulation: all that the viewer may see. No logic here.

#include "engine/simulation.hpp"
#include "engine/version.hpp"
#include "experiment/compare.hpp"
#include "experiment/run_queue.hpp"
#include "measures/catalogue.hpp"
#include "mechanisms/net_energy.hpp"
#include "mechanisms/reference.hpp"
#include "parallel/workers.hpp"
#include "problems/problem.hpp"
#include "reasons/cause_words.hpp"
#include "reasons/story.hpp"
#include "report/org_summary.hpp"
#include "report/run_facts.hpp"
#include "report/run_folder.hpp"
#include "report/run_tables.hpp"
#include "scenario/event_text.hpp"
#include "scenario/parameters_list.hpp"
#include "scenario/run_sheet.hpp"
#include "scenario/scenario.hpp"
#include "scenario/study.hpp"
