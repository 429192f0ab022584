#include "kit/kit.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::kit {
namespace {

struct DriveRow {
  std::string_view name;
  Drive drive;
  std::string_view needs;       // what its pin must be able to be
  std::string_view echo_needs;  // and its second pin
};
constexpr std::array kDrives = {
    DriveRow{"level", Drive::level, "output", ""}, DriveRow{"servo", Drive::servo, "servo", ""},
    DriveRow{"tone", Drive::tone, "tone", ""},     DriveRow{"button", Drive::button, "pullup", ""},
    DriveRow{"analog", Drive::analog, "analog", ""}, DriveRow{"echo", Drive::echo, "output", "input"},
};

const DriveRow& row_of(Drive drive) {
  return *std::find_if(kDrives.begin(), kDrives.end(), [&](const DriveRow& row) { return row.drive == drive; });
}

std::map<std::string, std::string> words_of(const DataValue& value) {
  std::map<std::string, std::string> words;
  for (const auto& [language, text] : value.map()) words[language] = text.text();
  return words;
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
  if (const DataValue* scale = data.find("scale")) {
    const DataValue::List& from = scale->find("from")->list();
    const DataValue::List& to = scale->find("to")->list();
    kind.scale = Scale{from[0].number(), from[1].number(), to[0].number(), to[1].number()};
  }
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
    KitPart part{kind->id + ":" + row.text_at("name"), *kind, words_of(*row.find("label")), {}, {}, row.text_at("color")};
    if (kit_.part(part.id) != nullptr) return wrong(row, "kit.part_twice", {{"nom", part.id}});
    const DriveRow& drive = row_of(kind->drive);
    Result<Pin> pin = take(row, part.id, row.text_at("pin"), drive.needs);
    if (!pin) return tl::unexpected(pin.error());
    part.pin = *pin;
    if (!drive.echo_needs.empty()) {
      Result<Pin> echo = take(row, part.id, row.text_at("echo_pin"), drive.echo_needs);
      if (!echo) return tl::unexpected(echo.error());
      part.echo_pin = *echo;
    }
    kit_.parts.push_back(std::move(part));
    return {};
  }

 private:
  Result<Pin> take(const DataValue& row, const std::string& part, const std::string& name, std::string_view needs) {
    const Pin* pin = kit_.board.pin(name);
    if (pin == nullptr || !can_be(*pin, needs)) return wrong(row, "kit.pin_cannot", {{"nom", part}, {"broche", name}});
    if (!taken_.insert(name).second) return wrong(row, "kit.pin_twice", {{"nom", part}, {"broche", name}});
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
  return part.kind.drive == Drive::level || part.kind.drive == Drive::servo || part.kind.drive == Drive::tone;
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
  Plate plate(assets, kit);
  for (const DataValue& row : data->find("parts")->list())
    if (const Result<void> added = plate.add(row); !added) return tl::unexpected(added.error());
  return kit;
}

}  // namespace lunabloc::kit
