// `lunabloc kit show|bom|wiring|plates|pages KIT`: a kit as a thing to build.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/written.h"
#include "cli/kit_actions.h"
#include "kit_project/bill.h"
#include "kit_project/pages.h"
#include "kit_project/plates.h"
#include "kit_project/told.h"
#include "kit_project/wiring.h"
#include "print/typography.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

// A kit with all that is known of it. The plan borrows the kit, so both stay where they are.
struct Opened {
  kit::Kit kit;
  kit_project::Plan plan;
};

Result<std::unique_ptr<Opened>> open(const Invocation& invocation, const std::string& id) {
  auto kit = kit::load_kit(invocation.locations.assets, id);
  if (!kit) return tl::unexpected(kit.error());
  auto opened = std::make_unique<Opened>();
  opened->kit = std::move(*kit);
  auto plan = kit_project::plan_wiring(invocation.locations.assets, opened->kit);
  if (!plan) return tl::unexpected(plan.error());
  opened->plan = std::move(*plan);
  return opened;
}

int write(const Invocation& invocation, const std::filesystem::path& file, const std::string& bytes) {
  if (const Result<void> written = base::write_file(file, bytes); !written) return report(invocation, written.error());
  if (invocation.json) invocation.out << Json{{"file", file.string()}}.dump() << "\n";
  else invocation.out << messages_of(invocation).text("kit_project.made", {{"nom", file.string()}}) << "\n";
  return 0;
}

int show(const Invocation& invocation, const Opened& opened) {
  const Messages messages = messages_of(invocation);
  const std::string& language = messages.language();
  if (invocation.json) {
    for (const kit::KitPart& part : opened.kit.parts)
      invocation.out << Json{{"part", part.id}, {"label", kit_project::in(part.label, language)}, {"pin", part.pin.name},
                             {"echo_pin", part.echo_pin ? part.echo_pin->name : ""}, {"current_ma", part.kind.current_ma}}.dump() << "\n";
    return 0;
  }
  invocation.out << kit_project::in(opened.kit.name, language) << ", " << opened.kit.board.name << "\n";
  if (const auto project = kit_project::load_project(invocation.locations.assets, opened.kit.id))
    invocation.out << kit_project::in(project->goal, language) << "\n";
  for (const kit::KitPart& part : opened.kit.parts)
    invocation.out << fmt::format("  {:<20} {:<8} {}\n", part.id, part.echo_pin ? part.pin.name + ", " + part.echo_pin->name : part.pin.name, kit_project::in(part.label, language));
  for (const std::string& line : kit_project::safety_lines(opened.plan, opened.kit, opened.kit.supply, messages)) invocation.out << line << "\n";
  return 0;
}

int bom(const Invocation& invocation, const Opened& opened, const std::optional<std::string>& out) {
  const auto project = kit_project::load_project(invocation.locations.assets, opened.kit.id);
  if (!project) return report(invocation, project.error());
  const Messages messages = messages_of(invocation);
  const std::vector<kit_project::BillRow> bill = kit_project::bill_of(opened.plan, *project, messages);
  std::string table = fmt::format("{},{},{},{}\n", messages.text("kit_project.bill_what"), messages.text("kit_project.bill_count"), messages.text("kit_project.bill_least"), messages.text("kit_project.bill_most"));
  for (const kit_project::BillRow& row : bill) {
    table += fmt::format("{},{},{},{}\n", base::in_csv(row.name), row.count, row.price.least, row.price.most);
    if (out) continue;
    if (invocation.json)
      invocation.out << Json{{"name", row.name}, {"count", row.count}, {"least_euros", row.price.least}, {"most_euros", row.price.most}}.dump() << "\n";
    else invocation.out << fmt::format("{:>4} × {}, {}\n", row.count, row.name, kit_project::in_words(row.price, messages.language()));
  }
  if (out) return write(invocation, std::filesystem::path(*out) / (opened.kit.id + "-bom.csv"), table);
  if (!invocation.json)
    invocation.out << messages.text("kit_project.bill_total", {{"prix", kit_project::in_words(kit_project::total(bill), messages.language())}}) << "\n";
  return 0;
}

// The table is said when no folder is given; with one, the picture and the table are written.
int wiring(const Invocation& invocation, const Opened& opened, const std::optional<std::string>& out) {
  const Messages messages = messages_of(invocation);
  std::string table;
  for (const kit_project::WireRow& row : kit_project::wire_rows(opened.plan, opened.kit, messages)) {
    table += kit_project::told(row, messages) + "\n";
    if (invocation.json && !out)
      invocation.out << Json{{"wire", row.number}, {"part", row.part}, {"color", row.color}, {"from", row.from}, {"to", row.to}}.dump() << "\n";
  }
  for (const kit_project::PlacedPart& part : opened.plan.parts)
    for (const kit_project::PlacedResistor& resistor : part.resistors) table += kit_project::told(resistor, messages) + "\n";
  if (!out) {
    if (!invocation.json) invocation.out << table;
    return 0;
  }
  const std::filesystem::path folder = *out;
  if (const int code = write(invocation, folder / (opened.kit.id + "-wiring.svg"), kit_project::wiring_svg(opened.plan, opened.kit, messages, {.language = messages.language()})); code != 0)
    return code;
  return write(invocation, folder / (opened.kit.id + "-wires.txt"), table);
}

std::optional<double> millimetres(const std::optional<std::string>& word, double otherwise, double most) {
  if (!word) return otherwise;
  // Measured and typed as in French too: 4,1.
  std::string typed = *word;
  std::replace(typed.begin(), typed.end(), ',', '.');
  double number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || !(number >= 0 && number <= most)) return std::nullopt;
  return number;
}

int plates(const Invocation& invocation, const Opened& opened, const std::string& out, kit_project::Project project) {
  const Messages messages = messages_of(invocation);
  const kit_project::Stock& stock = project.stock;
  const std::string note = print::typeset(messages.text("kit_project.plates_note", {{"epaisseur", kit_project::number_in_words(stock.thickness, messages.language())}, {"trait", kit_project::number_in_words(stock.kerf, messages.language())}}), messages.language());
  for (const kit_project::Plate& plate : project.plates) {
    std::vector<kit_project::Panel> panels = kit_project::panels_of(plate, stock, opened.plan.board, messages.language());
    kit_project::name_in_words(panels, messages);
    const auto svg = kit_project::sheet_svg(panels, stock, kit_project::in(plate.name, messages.language()), note, kit_project::Purpose::machine);
    if (!svg) return report(invocation, svg.error());
    if (const int code = write(invocation, std::filesystem::path(out) / (opened.kit.id + "-" + plate.id + ".svg"), *svg); code != 0) return code;
  }
  return 0;
}

int pages(const Invocation& invocation, const Opened& opened, const std::string& out) {
  const auto project = kit_project::load_project(invocation.locations.assets, opened.kit.id);
  if (!project) return report(invocation, project.error());
  const Messages messages = messages_of(invocation);
  const auto pdf = kit_project::make_pages({opened.plan, opened.kit, *project, messages});
  if (!pdf) return report(invocation, pdf.error());
  return write(invocation, std::filesystem::path(out) / (opened.kit.id + "-" + messages.language() + ".pdf"), *pdf);
}

}  // namespace

bool is_kit_project(std::string_view what) { return what == "show" || what == "bom" || what == "wiring" || what == "plates" || what == "pages"; }

int run_kit_project(const Invocation& invocation, const std::string& what, std::vector<std::string> words) {
  const std::optional<std::string> out = take_option(words, "--out");
  const std::optional<std::string> thickness = take_option(words, "--thickness"), kerf = take_option(words, "--kerf");
  if (words.size() != 1 || words[0].starts_with("-") || ((thickness || kerf) && what != "plates")) return kit_usage(invocation);
  const auto opened = open(invocation, words[0]);
  if (!opened) return report(invocation, opened.error());
  if (what == "show") return show(invocation, **opened);
  if (what == "bom") return bom(invocation, **opened, out);
  if (what == "wiring") return wiring(invocation, **opened, out);
  if (what == "pages") return pages(invocation, **opened, out.value_or("."));
  auto project = kit_project::load_project(invocation.locations.assets, words[0]);
  if (!project) return report(invocation, project.error());
  constexpr double kThickest = 12, kWidestKerf = 2;
  const std::optional<double> thick = millimetres(thickness, project->stock.thickness, kThickest), burnt = millimetres(kerf, project->stock.kerf, kWidestKerf);
  if (!thick || *thick == 0 || !burnt) return kit_usage(invocation);
  project->stock.thickness = *thick;
  project->stock.kerf = *burnt;
  return plates(invocation, **opened, out.value_or("."), std::move(*project));
}

}  // namespace lunabloc::cli
