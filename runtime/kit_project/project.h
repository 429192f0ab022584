// A kit as a thing to build, from assets/kits/projects: what is bought beside its parts, the plates, the last steps.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kit/kit.h"
#include "kit_project/panel.h"
#include "kit_project/part_wiring.h"

namespace lunabloc::kit_project {

struct Price {
  double least = 0, most = 0;  // euros, for one
};
struct Material {
  Words name;
  int count = 1;
  Price price;
};

struct PlateItem {
  std::string face, what;
  Point at, size;
  double diameter = 0, width = 0, step = 0, letters = 5;
  int columns = 1, rows = 1;
  Words text;
};
struct Plate {
  std::string id, kind;
  Words name;
  std::vector<double> size;
  double finger = 12, radius = 0;
  std::vector<Tab> tabs;
  std::vector<PlateItem> items;
};

struct Project {
  std::string kit, lesson;
  Words goal;
  std::vector<Material> materials;
  Stock stock;
  std::vector<Plate> plates;
  std::vector<Words> steps;
};

// Errors: "kit_project.none" {nom} for a kit without one; those of data files and schemas.
Result<Project> load_project(const std::filesystem::path& assets, const std::string& kit);

}  // namespace lunabloc::kit_project
