#include "kit/kit.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::kit {
namespace {

constexpr std::string_view kTwoWires = "i2c";

// A pin by its key in the kit's file, and what it must be able to be.
struct Need {
  std::string_view key, can;
};
struct DriveRow {
  std::string_view name;
  Drive drive;
  std::string_view needs;      // what its pin must be able to be
  std::array<Need, 3> others;  // and its other pins
};
constexpr std::array kDrives = {
    DriveRow{"level", Drive::level, "output", {}},
    DriveRow{"servo", Drive::servo, "servo", {}},
    DriveRow{"tone", Drive::tone, "tone", {}},
    DriveRow{"button", Drive::button, "pullup", {}},
    DriveRow{"analog", Drive::analog, "analog", {}},
    DriveRow{"echo", Drive::echo, "output", {{{"echo_pin", "edge"}}}},
    DriveRow{"dht", Drive::dht, "edge", {}},
    DriveRow{"pixels", Drive::pixels, "output", {}},
    DriveRow{"motor", Drive::motor, "pwm", {{{"forward_pin", "output"}, {"back_pin", "output"}}}},
    DriveRow{"stepper", Drive::stepper, "output", {{{"in2_pin", "output"}, {"in3_pin", "output"}, {"in4_pin", "output"}}}},
    DriveRow{"lcd", Drive::lcd, kTwoWires, {{{"clock_pin", kTwoWires}}}},
};

constexpr int kUsualPixels = 8;
constexpr int kUsualAddress = 0x27;
constexpr int kUsualColumns = 16, kUsualLines = 2;

const DriveRow& row_of(Drive drive) {
  return *std::find_if(kDrives.begin(), kDrives.end(), [&](const DriveRow& row) { return row.drive == drive; });
}

std::map<std::string, std::string> words_of(const DataValue& value) {
  std::map<std::string, std::string> words;
  for (const auto& [language, text] : value.map()) words[language] = text.text();
  return words;
}

Measured measured_from(const DataValue& row) {
  Measured measured;
  measured.id = row.text_at("id");
  measured.name = words_of(*row.find("name"));
  measured.unit = row.text_at("unit");
  measured.icon = row.text_at("icon");
  measured.at_rest = row.number_at("at_rest");
  const DataValue::List& slider = row.find("slider")->list();
  measured.slider_least = slider[0].number();
  measured.slider_most = slider[1].number();
  measured.slider_step = slider[2].number();
  return measured;
}

PartKind kind_from(const DataValue& data) {
  PartKind kind;
  kind.id = data.text_at("id");
  kind.name = words_of(*data.find("name"));
  const std::string drive = data.text_at("drive");
  kind.drive = std::find_if(kDrives.begin(), kDrives.end(), [&](const DriveRow& row) { return row.name == drive; })->drive;
  kind.unit = data.text_at("unit");
  const DataValue::List& range = data.find("range")->list();
  kind.least = range[0].number();
  kind.most = range[1].number();
  kind.at_rest = data.number_at("at_rest");
  const DataValue* const slider = data.find("slider");
  kind.slider_least = slider == nullptr ? kind.least : slider->list()[0].number();
  kind.slider_most = slider == nullptr ? kind.most : slider->list()[1].number();
  if (slider != nullptr) kind.slider_step = slider->list()[2].number();
  kind.picture = data.text_at("picture");
  kind.icon = data.text_at("icon");
  if (const DataValue* scale = data.find("scale")) {
    const DataValue::List& from = scale->find("from")->list();
    const DataValue::List& to = scale->find("to")->list();
    kind.scale = Scale{from[0].number(), from[1].number(), to[0].number(), to[1].number()};
  }
  if (const DataValue* measures = data.find("measures"))
    for (const DataValue& row : measures->list()) kind.measures.push_back(measured_from(row));
  kind.current_ma = static_cast<int>(data.integer_at("current_ma"));
  kind.own_supply = data.boolean_at("own_supply");
  kind.resistor_ohms = static_cast<int>(data.integer_at("resistor_ohms"));
  return kind;
}

tl::unexpected<Error> wrong(const DataValue& row, const char* message, Arguments arguments) {
  return tl::unexpected(Error{ErrorKind::failed, message, std::move(arguments), row.place, {}});
}

// Puts parts on pins, one after the other.
class Plate {
 public:
  Plate(const std::filesystem::path& assets, Kit& kit) : assets_(assets), kit_(kit) {}

  Result<void> add(const DataValue& row) {
    Result<PartKind> kind = load_part_kind(assets_, row.text_at("kind"));
    if (!kind) return wrong(row, "kit.unknown_part", {{"nom", row.text_at("kind")}});
    KitPart part;
    part.id = kind->id + ":" + row.text_at("name");
    part.kind = *kind;
    part.label = words_of(*row.find("label"));
    part.color = row.text_at("color");
    part.model = row.find("model") != nullptr ? row.text_at("model") : "dht11";
    part.pixels = number_in(row, "pixels", kUsualPixels);
    part.address = static_cast<std::uint8_t>(number_in(row, "address", kUsualAddress));
    part.columns = number_in(row, "columns", kUsualColumns);
    part.lines = number_in(row, "lines", kUsualLines);
    if (kit_.part(part.id) != nullptr) return wrong(row, "kit.part_twice", {{"nom", part.id}});
    const DriveRow& drive = row_of(kind->drive);
    Result<Pin> pin = take(row, part.id, row.text_at("pin"), drive.needs);
    if (!pin) return tl::unexpected(pin.error());
    part.pin = *pin;
    for (const Need& need : drive.others) {
      if (need.key.empty()) continue;
      Result<Pin> other = take(row, part.id, row.text_at(std::string(need.key)), need.can);
      if (!other) return tl::unexpected(other.error());
      if (kind->drive == Drive::echo) part.echo_pin = *other;
      else part.more_pins.push_back(*other);
    }
    kit_.parts.push_back(std::move(part));
    return {};
  }

 private:
  static int number_in(const DataValue& row, const char* key, int usual) {
    return row.find(key) != nullptr ? static_cast<int>(row.integer_at(key)) : usual;
  }

  Result<Pin> take(const DataValue& row, const std::string& part, const std::string& name, std::string_view needs) {
    const Pin* pin = kit_.board.pin(name);
    if (pin == nullptr || !can_be(*pin, needs)) return wrong(row, "kit.pin_cannot", {{"nom", part}, {"broche", name}});
    if (!taken_.insert(name).second && needs != kTwoWires) return wrong(row, "kit.pin_twice", {{"nom", part}, {"broche", name}});
    return *pin;
  }

  const std::filesystem::path& assets_;
  Kit& kit_;
  std::set<std::string> taken_;
};

}  // namespace

double Scale::operator()(double reading) const {
  return to_low + (reading - from_low) * (to_high - to_low) / (from_high - from_low);
}

double Scale::reading_of(double value) const {
  return from_low + (value - to_low) * (from_high - from_low) / (to_high - to_low);
}

const KitPart* Kit::part(std::string_view wanted) const {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const KitPart& part) { return part.id == wanted; });
  return found == parts.end() ? nullptr : &*found;
}

bool is_driven(const KitPart& part) {
  switch (part.kind.drive) {
    case Drive::button:
    case Drive::analog:
    case Drive::echo:
    case Drive::dht: return false;
    default: return true;
  }
}

PartPlace place_in(std::string_view id) {
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos) return {std::string(id), {}};
  return {std::string(id.substr(0, dot)), std::string(id.substr(dot + 1))};
}

Result<PartKind> load_part_kind(const std::filesystem::path& assets, const std::string& id) {
  const Result<DataValue> data = base::load_checked(assets / "parts" / (id + ".yaml"), assets / "schemas/part.yaml");
  if (!data) return tl::unexpected(data.error());
  return kind_from(*data);
}

Result<Kit> load_kit(const std::filesystem::path& assets, const std::string& id) {
  const std::vector<std::string> files = base::entries_of(assets / "kits");
  if (std::find(files.begin(), files.end(), id + ".yaml") == files.end())
    return failure(ErrorKind::usage, "kit.unknown_kit", {{"nom", id}});
  const Result<DataValue> data = base::load_checked(assets / "kits" / (id + ".yaml"), assets / "schemas/kit.yaml");
  if (!data) return tl::unexpected(data.error());
  Result<Board> board = load_board(assets, data->text_at("board"));
  if (!board) return tl::unexpected(board.error());
  Kit kit{data->text_at("id"), words_of(*data->find("name")), std::move(*board), {}};
  if (data->text_at("supply") == "own") kit.supply = Supply::own;
  Plate plate(assets, kit);
  for (const DataValue& row : data->find("parts")->list())
    if (const Result<void> added = plate.add(row); !added) return tl::unexpected(added.error());
  return kit;
}

}  // namespace lunabloc::kit
