#include "kit_project/bill.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "kit_project/wiring.h"

namespace lunabloc::kit_project {
namespace {

// What every kit needs and no file counts: prices of 2026, for one, in a small number.
constexpr Price kResistor{0.01, 0.1}, kHalfBreadboard{2, 5}, kLongBreadboard{4, 9}, kJumper{0.03, 0.1};

std::string amount(double euros, const std::string& language) {
  std::string text = euros == static_cast<int>(euros) ? fmt::format("{}", static_cast<int>(euros)) : fmt::format("{:.2f}", euros);
  if (language == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::vector<BillRow> bill_of(const Plan& plan, const Project& project, const Messages& messages) {
  const std::string& language = messages.language();
  std::vector<BillRow> bill;
  for (const Material& material : project.materials) bill.push_back({in(material.name, language), material.count, material.price});
  std::map<int, int> resistors;
  int jumpers = 0, cables = 0;
  for (const PlacedPart& part : plan.parts) {
    const std::string& name = in(part.wiring.buy, language);
    const auto row = std::find_if(bill.begin(), bill.end(), [&](const BillRow& each) { return each.name == name; });
    if (row != bill.end()) ++row->count;
    else bill.push_back({name, 1, {part.wiring.price_least, part.wiring.price_most}});
    for (const PlacedResistor& resistor : part.resistors) ++resistors[resistor.ohms];
  }
  for (const Wire& wire : plan.wires) ++(wire.from.kind == End::Kind::terminal ? cables : jumpers);
  for (const auto& [ohms, count] : resistors) bill.push_back({messages.text("kit_project.buy_resistor", {{"ohms", ohms_in_words(ohms)}}), count, kResistor});
  if (!plan.breadboards.empty()) {
    const bool small = plan.breadboards.front().columns <= 30;
    bill.push_back({messages.text(small ? "kit_project.buy_breadboard" : "kit_project.buy_long_breadboard"), static_cast<int>(plan.breadboards.size()), small ? kHalfBreadboard : kLongBreadboard});
  }
  bill.push_back({messages.text("kit_project.buy_jumper"), jumpers, kJumper});
  if (cables > 0) bill.push_back({messages.text("kit_project.buy_cable"), cables, kJumper});
  return bill;
}

Price total(const std::vector<BillRow>& bill) {
  Price sum;
  for (const BillRow& row : bill) {
    sum.least += row.count * row.price.least;
    sum.most += row.count * row.price.most;
  }
  return sum;
}

std::string in_words(const Price& price, const std::string& language) {
  return fmt::format("{}–{} €", amount(price.least, language), amount(price.most, language));
}

}  // namespace lunabloc::kit_project
