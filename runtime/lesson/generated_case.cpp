#include "lesson/generated_case.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/fnv1a.h"
#include "lesson/graph_case.h"

namespace lunabloc::lesson {
namespace {

using List = std::vector<std::int64_t>;

struct GeneratorRow {
  std::string_view name;
  std::vector<std::string_view> classes, components;
};
const std::array<GeneratorRow, 5>& generators() {
  static const std::array<GeneratorRow, 5> rows = {{
      {"entiers", {"vide", "un", "ordinaire"}, {"liste"}},
      {"liste",
       {"vide", "un", "pair", "impair", "doublons", "trie", "inverse", "tous-negatifs", "dernier-plus-grand", "ordinaire"},
       {"liste"}},
      {"liste_cible",
       {"vide", "un", "premier", "dernier", "milieu", "doublons", "absent", "absent-grand", "absent-entre", "absent-petit", "ordinaire"},
       {"liste", "cible"}},
      {"texte", {"vide", "un", "tout-pareil", "alterne", "ordinaire"}, {"texte"}},
      {"graphe", {"voisins", "meme-sommet", "sans-chemin", "boucle", "ordinaire"}, {"depart", "arrivee"}},
  }};
  return rows;
}
const GeneratorRow* row_of(std::string_view name) {
  for (const GeneratorRow& row : generators())
    if (row.name == name) return &row;
  return nullptr;
}

Range range_at(const DataValue& data, std::string_view key, Range otherwise) {
  const DataValue* const pair = data.find(key);
  if (pair == nullptr || pair->list().size() != 2) return otherwise;
  return {pair->list()[0].integer(), pair->list()[1].integer()};
}

// ---- Lists

List list_in(const GeneratedCase& one) {
  List list;
  if (const trace::Given* const given = one.component("liste"))
    for (const trace::Value& value : given->list) list.push_back(static_cast<std::int64_t>(trace::number_of(value)));
  return list;
}
std::int64_t target_in(const GeneratedCase& one) {
  const trace::Given* const given = one.component("cible");
  return given == nullptr || given->list.empty() ? 0 : static_cast<std::int64_t>(trace::number_of(given->list[0]));
}

GeneratedCase made_of(const List& list, std::optional<std::int64_t> target) {
  GeneratedCase one;
  one.components.push_back({"liste", {list.begin(), list.end()}, true});
  if (target) one.components.push_back({"cible", {*target}, false});
  return one;
}

bool all_different(List list) {
  std::sort(list.begin(), list.end());
  return std::adjacent_find(list.begin(), list.end()) == list.end();
}
bool rises(const List& list) { return std::is_sorted(list.begin(), list.end()); }
bool falls(const List& list) { return std::is_sorted(list.rbegin(), list.rend()); }
bool last_is_largest(const List& list) {
  return list.size() > 1 && std::all_of(list.begin(), list.end() - 1, [&](std::int64_t value) { return value < list.back(); });
}
bool all_negative(const List& list) {
  return !list.empty() && std::all_of(list.begin(), list.end(), [](std::int64_t value) { return value < 0; });
}

bool in_order(const List& list, const std::string& order) {
  if (order == "croissant") return rises(list);
  if (order == "decroissant") return falls(list);
  return true;
}

bool list_belongs(const List& list, const CaseShape& shape, std::string_view class_name) {
  const bool free_order = shape.order.empty() || shape.order == "non";
  if (class_name == "vide") return list.empty();
  if (class_name == "un") return list.size() == 1;
  if (list.size() < 2) return false;
  if (class_name == "pair") return list.size() % 2 == 0;
  if (class_name == "impair") return list.size() % 2 == 1;
  if (class_name == "doublons") return !all_different(list);
  if (class_name == "trie") return rises(list);
  if (class_name == "inverse") return falls(list) && all_different(list);
  if (class_name == "tous-negatifs") return all_negative(list);
  if (class_name == "dernier-plus-grand") return last_is_largest(list);
  if (shape.generator == "entiers") return true;
  return all_different(list) && !all_negative(list) && (!free_order || (!rises(list) && !falls(list) && !last_is_largest(list)));
}

// The middle is where a search that halves looks first.
std::size_t middle_of(const List& list) { return (1 + list.size()) / 2; }

bool target_belongs(const List& list, std::int64_t target, std::string_view class_name) {
  const auto times = std::count(list.begin(), list.end(), target);
  const auto place = static_cast<std::size_t>(std::find(list.begin(), list.end(), target) - list.begin()) + 1;
  constexpr std::size_t kFewest = 5;
  const bool once = times == 1 && list.size() >= kFewest && static_cast<std::int64_t>(place) != target;
  if (class_name == "vide") return list.empty();
  if (class_name == "un") return list.size() == 1 && times == 1;
  if (class_name == "premier") return once && place == 1;
  if (class_name == "dernier") return once && place == list.size();
  if (class_name == "milieu") return once && place == middle_of(list);
  if (class_name == "doublons") return times > 1;
  if (list.empty()) return false;
  const auto [least, most] = std::minmax_element(list.begin(), list.end());
  if (class_name == "absent") return times == 0;
  if (class_name == "absent-grand") return target > *most;
  if (class_name == "absent-petit") return target < *least;
  if (class_name == "absent-entre") return times == 0 && target > *least && target < *most;
  return once && place != 1 && place != list.size() && place != middle_of(list);
}

Range values_for(const CaseShape& shape, std::string_view class_name) {
  if (class_name != "tous-negatifs") return shape.values;
  return {shape.values.least, std::min<std::int64_t>(shape.values.most, -1)};
}

List draw_list(std::size_t count, Range values, base::Random& random) {
  List list;
  std::set<std::int64_t> seen;
  const bool many = values.most - values.least >= static_cast<std::int64_t>(2 * count);
  while (list.size() < count) {
    const std::int64_t value = random.between(values.least, values.most);
    if (many && !seen.insert(value).second) continue;
    list.push_back(value);
  }
  return list;
}

void put_in_order(List& list, const std::string& order, base::Random& random) {
  if (order == "croissant" || order == "presque") std::sort(list.begin(), list.end());
  if (order == "decroissant") std::sort(list.rbegin(), list.rend());
  if (order != "presque" || list.size() < 2) return;
  const auto at = static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(list.size()) - 2));
  std::swap(list[at], list[at + 1]);
}

std::size_t draw_size(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  if (class_name == "vide") return 0;
  if (class_name == "un") return 1;
  return static_cast<std::size_t>(std::max<std::int64_t>(random.between(shape.size.least, shape.size.most), 0));
}

GeneratedCase try_list(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  List list = draw_list(draw_size(shape, class_name, random), values_for(shape, class_name), random);
  const auto last = static_cast<std::int64_t>(list.size()) - 1;
  if (class_name == "doublons" && last > 0) {
    const std::int64_t from = random.between(0, last);
    list[static_cast<std::size_t>((from + random.between(1, last)) % (last + 1))] = list[static_cast<std::size_t>(from)];
  }
  if (class_name == "trie") std::sort(list.begin(), list.end());
  else if (class_name == "inverse") std::sort(list.rbegin(), list.rend());
  else put_in_order(list, shape.order, random);
  if (class_name == "dernier-plus-grand" && last > 0) std::swap(*std::max_element(list.begin(), list.end()), list.back());
  return made_of(list, std::nullopt);
}

std::int64_t draw_target(const List& list, std::string_view class_name, Range values, base::Random& random) {
  constexpr std::int64_t kFar = 10;
  if (list.empty()) return random.between(values.least, values.most);
  const auto [least, most] = std::minmax_element(list.begin(), list.end());
  if (class_name == "absent-grand") return *most + random.between(1, kFar);
  if (class_name == "absent-petit") return *least - random.between(1, kFar);
  if (class_name == "absent-entre") return random.between(*least, *most);
  if (class_name == "premier" || class_name == "un") return list.front();
  if (class_name == "dernier") return list.back();
  if (class_name == "milieu") return list[middle_of(list) - 1];
  return list[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(list.size()) - 1))];
}

GeneratedCase try_list_with_target(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  List list = draw_list(draw_size(shape, class_name, random), shape.values, random);
  put_in_order(list, shape.order, random);
  const std::int64_t target = draw_target(list, class_name, shape.values, random);
  if (class_name == "doublons" && list.size() > 1) {
    list[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(list.size()) - 1))] = target;
    put_in_order(list, shape.order, random);
  }
  return made_of(list, target);
}

// ---- Texts

const std::string& text_in(const GeneratedCase& one) {
  static const std::string nothing;
  const trace::Given* const given = one.component("texte");
  const std::string* const text = given == nullptr || given->list.empty() ? nullptr : std::get_if<std::string>(&given->list[0]);
  return text == nullptr ? nothing : *text;
}

bool text_belongs(const std::string& text, std::string_view class_name) {
  const bool same = text.size() > 1 && text.find_first_not_of(text[0]) == std::string::npos;
  const bool alternates = text.size() > 1 && std::adjacent_find(text.begin(), text.end()) == text.end();
  if (class_name == "vide") return text.empty();
  if (class_name == "un") return text.size() == 1;
  if (class_name == "tout-pareil") return same;
  if (class_name == "alterne") return alternates;
  return text.size() > 2 && !same && !alternates;
}

GeneratedCase made_of(std::string text) { return {{{"texte", {std::move(text)}, false}}, {}}; }

GeneratedCase try_text(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  const std::size_t count = draw_size(shape, class_name, random);
  const auto letters = static_cast<std::int64_t>(shape.alphabet.size());
  const auto letter = [&] { return shape.alphabet[static_cast<std::size_t>(random.between(0, letters - 1))]; };
  std::string text;
  for (std::size_t i = 0; i < count && letters > 0; ++i) {
    if (class_name == "tout-pareil" && i > 0) text += text[0];
    else if (class_name == "alterne" && i > 1) text += text[i - 2];
    else text += letter();
  }
  return made_of(std::move(text));
}

// ---- Smaller ones

template <class Sequence>
void add_shorter(const Sequence& whole, std::vector<Sequence>& into) {
  const auto half = static_cast<std::ptrdiff_t>(whole.size() / 2);
  if (half > 0) {
    into.push_back(Sequence(whole.begin(), whole.begin() + half));
    into.push_back(Sequence(whole.begin() + half, whole.end()));
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    Sequence shorter = whole;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    into.push_back(std::move(shorter));
  }
}

std::vector<GeneratedCase> smaller_lists(const GeneratedCase& one, const CaseShape& shape) {
  std::vector<GeneratedCase> smaller;
  const List list = list_in(one);
  const bool has_target = one.component("cible") != nullptr;
  const std::int64_t target = target_in(one);
  const auto add = [&](const List& other, std::int64_t its_target) {
    smaller.push_back(made_of(other, has_target ? std::optional(its_target) : std::nullopt));
  };
  std::vector<List> shorter;
  add_shorter(list, shorter);
  for (const List& other : shorter) add(other, target);
  const std::int64_t nearest = std::clamp<std::int64_t>(0, shape.values.least, shape.values.most);
  const auto nearer = [&](std::int64_t value, std::int64_t end) {
    std::vector<std::int64_t> values;
    if (value != end) values.push_back(end);
    if (const std::int64_t between = end + (value - end) / 2; between != value && between != end) values.push_back(between);
    if (const std::int64_t next = value > end ? value - 1 : value + 1; value != end && next != end) values.push_back(next);
    return values;
  };
  if (has_target)
    for (const std::int64_t value : nearer(target, nearest)) add(list, value);
  for (std::size_t i = 0; i < list.size(); ++i)
    for (const std::int64_t value : nearer(list[i], nearest)) {
      List other = list;
      other[i] = value;
      add(other, target == list[i] ? value : target);
    }
  return smaller;
}

std::vector<GeneratedCase> smaller_cases(const GeneratedCase& one, const CaseShape& shape) {
  if (shape.generator == "graphe") return smaller_graphs(one);
  if (shape.generator != "texte") return smaller_lists(one, shape);
  std::vector<std::string> shorter;
  add_shorter(text_in(one), shorter);
  std::vector<GeneratedCase> smaller;
  for (std::string& text : shorter) smaller.push_back(made_of(std::move(text)));
  return smaller;
}

GeneratedCase try_case(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  if (shape.generator == "texte") return try_text(shape, class_name, random);
  if (shape.generator == "graphe") return try_graph(shape, class_name, random);
  if (shape.generator == "liste_cible") return try_list_with_target(shape, class_name, random);
  return try_list(shape, class_name, random);
}

}  // namespace

const trace::Given* GeneratedCase::component(std::string_view name) const {
  for (const trace::Given& one : components)
    if (one.name == name) return &one;
  return nullptr;
}

CaseShape CaseShape::of(const DataValue& generator) {
  CaseShape shape;
  shape.generator = generator.text_at("nom");
  shape.size = range_at(generator, "taille", {0, 20});
  shape.values = range_at(generator, "valeurs", {1, 99});
  shape.order = generator.text_at("tri");
  shape.alphabet = generator.text_at("alphabet", "ab");
  shape.nodes = range_at(generator, "sommets", {1, 12});
  shape.edges = range_at(generator, "liens", {0, 20});
  return shape;
}

CaseShape CaseShape::with_size(std::int64_t count) const {
  CaseShape other = *this;
  other.size = other.nodes = {count, count};
  return other;
}

std::vector<std::string_view> classes_of(std::string_view generator) {
  const GeneratorRow* const row = row_of(generator);
  return row == nullptr ? std::vector<std::string_view>() : row->classes;
}
std::vector<std::string_view> components_of(std::string_view generator) {
  const GeneratorRow* const row = row_of(generator);
  return row == nullptr ? std::vector<std::string_view>() : row->components;
}

bool belongs(const GeneratedCase& one, const CaseShape& shape, std::string_view class_name) {
  if (shape.generator == "graphe") return graph_belongs(one, class_name);
  if (shape.generator == "texte") return text_belongs(text_in(one), class_name);
  const List list = list_in(one);
  const bool sorted_class = class_name == "trie" || class_name == "inverse" || class_name == "dernier-plus-grand";
  if (!sorted_class && !in_order(list, shape.order)) return false;
  if (shape.generator == "liste_cible") return target_belongs(list, target_in(one), class_name);
  return list_belongs(list, shape, class_name);
}

Result<GeneratedCase> generate_case(const CaseShape& shape, std::string_view class_name, base::Random& random, int turn) {
  constexpr std::array<std::string_view, 3> kAbsent = {"absent-grand", "absent-entre", "absent-petit"};
  constexpr int kMostAttempts = 500;
  const std::string_view kind = class_name == "absent" ? kAbsent[static_cast<std::size_t>(turn) % kAbsent.size()] : class_name;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    GeneratedCase one = try_case(shape, kind, random);
    if (belongs(one, shape, kind)) return one;
  }
  return failure(ErrorKind::failed, "lesson.no_case", {{"nom", std::string(class_name)}});
}

base::Random stream_of(std::int64_t seed, std::string_view class_name) {
  const std::uint64_t mixed = (base::fnv1a(class_name) ^ static_cast<std::uint64_t>(seed)) * 0x9E3779B97F4A7C15U;
  base::Random random;
  random.seed(static_cast<std::uint32_t>(mixed >> 32U));
  return random;
}

GeneratedCase smallest(GeneratedCase one, const CaseShape& shape, std::string_view class_name, int tries,
                       const std::function<bool(const GeneratedCase&)>& still) {
  for (bool found = true; found && tries > 0;) {
    found = false;
    for (GeneratedCase& smaller : smaller_cases(one, shape)) {
      if (!belongs(smaller, shape, class_name)) continue;
      if (tries-- == 0) return one;
      if (!still(smaller)) continue;
      one = std::move(smaller);
      found = true;
      break;
    }
  }
  return one;
}

}  // namespace lunabloc::lesson
