#include "kit_project/pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "kit_project/bill.h"
#include "kit_project/check.h"
#include "kit_project/plates.h"
#include "kit_project/told.h"
#include "kit_project/wiring.h"
#include "print/drawings.h"
#include "print/paper.h"
#include "print/typography.h"

namespace lunabloc::kit_project {
namespace {

constexpr double kWholePage = 600, kStepPicture = 194, kPlates = 420;  // points

class Pages {
 public:
  explicit Pages(const PagesRequest& request) : request_(request), messages_(request.messages), paper_(print::PaperLook{}) {}

  Result<std::string> make() {
    put_head();
    put_bill();
    put_safety();
    if (const Result<void> put = put_wiring(); !put) return tl::unexpected(put.error());
    put_table();
    if (const Result<void> put = put_steps(); !put) return tl::unexpected(put.error());
    if (const Result<void> put = put_plates(); !put) return tl::unexpected(put.error());
    const std::string footer = set("kit_project.footer", {{"nom", name()}});
    return paper_.pdf({words("kit_project.pages_of", {{"nom", name()}}), "Lunabloc", footer, language()});
  }

 private:
  const std::string& language() const { return messages_.language(); }
  const std::string& name() const { return in(request_.kit.name, language()); }
  std::string words(std::string_view id, const Arguments& arguments = {}) const { return messages_.text(id, arguments); }
  std::string typed(std::string_view text) const { return print::typeset(text, language()); }
  std::string set(std::string_view id, const Arguments& arguments = {}) const { return typed(words(id, arguments)); }

  void item(const std::string& text, const std::string& mark = "•", bool keep_with_next = false) {
    paper_.text(typed(text), {.above = 3, .indent = 18, .mark = mark, .tag = "LI", .keep_with_next = keep_with_next});
  }

  void put_head() {
    paper_.text({print::Span{typed(name()), true}}, {.size = 22, .ink = print::kAccent, .above = 0, .tag = "H1", .keep_with_next = true});
    paper_.text(set("kit_project.head", {{"carte", request_.kit.board.name}, {"lecon", request_.project.lesson}}), {.size = 10.5, .ink = print::kSoft, .above = 0});
    paper_.text(typed(in(request_.project.goal, language())), {.above = 10});
  }

  void put_bill() {
    paper_.heading("", set("kit_project.bill"));
    const std::vector<BillRow> bill = bill_of(request_.plan, request_.project, messages_);
    std::vector<std::vector<std::string>> rows{{words("kit_project.bill_what"), words("kit_project.bill_count"), words("kit_project.bill_price")}};
    for (const BillRow& row : bill) rows.push_back({typed(row.name), std::to_string(row.count), in_words(row.price, language())});
    paper_.table(rows, {6, 1, 1.4});
    paper_.text(set("kit_project.bill_total", {{"prix", in_words(total(bill), language())}}));
  }

  void put_safety() {
    paper_.heading("", set("kit_project.safety"));
    for (const std::string& line : safety_lines(request_.plan, request_.kit, request_.kit.supply, messages_)) item(line);
    item(words("kit_project.unplugged"));
  }

  Result<void> put_wiring() {
    paper_.new_page();
    paper_.heading("", set("kit_project.wiring_title"));
    if (const Result<void> drawn = draw({.language = language()}); !drawn) return drawn;
    if (request_.plan.breadboards.size() < 2) return {};
    // Two breadboards make a tall picture: each has a page of its own too, as large as it may be.
    for (const Breadboard& breadboard : request_.plan.breadboards) {
      paper_.new_page();
      paper_.heading("", set("kit_project.wiring_one", {{"plaque", std::to_string(breadboard.number)}}));
      if (const Result<void> drawn = draw({.language = language(), .breadboard = breadboard.number}); !drawn) return drawn;
    }
    return {};
  }

  Result<void> draw(const WiringLook& look) {
    return print::draw_made(paper_, wiring_svg(request_.plan, request_.kit, messages_, look), set("kit_project.wiring_words"), kWholePage);
  }

  void put_table() {
    paper_.new_page();
    paper_.heading("", set("kit_project.wires_title"));
    std::vector<std::vector<std::string>> rows{{words("kit_project.wires_wire"), words("kit_project.wires_part"), words("kit_project.wires_from"), words("kit_project.wires_to")}};
    for (const WireRow& row : wire_rows(request_.plan, request_.kit, messages_))
      rows.push_back({fmt::format("{} {}", row.number, row.color), typed(row.part), typed(row.from), typed(row.to)});
    paper_.table(rows, {1.2, 1.9, 3.2, 3.2});
  }

  Result<void> put_steps() {
    paper_.new_page();
    std::set<std::string> there;
    int number = 0;
    for (const Step& step : steps_of(request_.plan, request_.kit, messages_)) {
      paper_.heading(std::to_string(++number), typed(step.title));
      for (const std::string& line : step.lines) item(line, "•", true);
      WiringLook look{language(), there, {step.part}, 0};
      for (const PlacedPart& part : request_.plan.parts)
        if (part.part->id == step.part) look.breadboard = part.breadboard;
      if (const Result<void> drawn = print::draw_made(paper_, wiring_svg(request_.plan, request_.kit, messages_, look), number == 1 ? set("kit_project.step_words") : std::string(), kStepPicture); !drawn)
        return drawn;
      there.insert(step.part);
    }
    return {};
  }

  Result<void> put_plates() {
    paper_.new_page();
    paper_.heading("", set("kit_project.plates_title"));
    const Stock& stock = request_.project.stock;
    paper_.text(set("kit_project.plates_words", {{"epaisseur", number_in_words(stock.thickness, language())}, {"trait", number_in_words(stock.kerf, language())}}));
    std::vector<Panel> panels;
    for (const Plate& plate : request_.project.plates)
      for (Panel& panel : panels_of(plate, stock, request_.plan.board, language())) panels.push_back(std::move(panel));
    name_in_words(panels, messages_);
    const Result<std::string> svg = sheet_svg(panels, {stock.thickness, stock.kerf, 330}, "", "", Purpose::eyes);
    if (!svg) return tl::unexpected(svg.error());
    if (const Result<void> drawn = print::draw_made(paper_, *svg, set("kit_project.plates_legend"), kPlates); !drawn) return drawn;
    paper_.heading("", set("kit_project.build_title"));
    int number = 0;
    for (const Words& step : request_.project.steps) item(in(step, language()), std::to_string(++number) + ".");
    return {};
  }

  const PagesRequest& request_;
  const Messages& messages_;
  print::Paper paper_;
};

}  // namespace

std::vector<Step> steps_of(const Plan& plan, const kit::Kit& kit, const Messages& messages) {
  const std::vector<WireRow> rows = wire_rows(plan, kit, messages);
  const auto wires_of = [&](const std::string& part, std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < plan.wires.size(); ++i)
      if (plan.wires[i].part == part) lines.push_back(told(rows[i], messages));
  };
  std::vector<Step> steps{{"", messages.text("kit_project.current"), {messages.text("kit_project.put_current")}}};
  wires_of("", steps[0].lines);
  for (const PlacedPart& part : plan.parts) {
    Step step{part.part->id, in(part.part->label, messages.language()), {}};
    for (const PlacedLeg& leg : part.legs)
      step.lines.push_back(messages.text("kit_project.leg", {{"patte", in(leg.name, messages.language())}, {"plaque", std::to_string(part.breadboard)},
                                                             {"colonne", std::to_string(leg.column)}, {"rangee", std::string(1, leg.row)}}));
    for (const PlacedResistor& resistor : part.resistors) step.lines.push_back(told(resistor, messages));
    wires_of(part.part->id, step.lines);
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<std::string> make_pages(const PagesRequest& request) { return Pages(request).make(); }

}  // namespace lunabloc::kit_project
