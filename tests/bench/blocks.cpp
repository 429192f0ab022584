// A program of N blocks in the real window, drawn by the rasteriser: what a hand on the mouse waits for.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "benches.h"
#include "ide/app/memory.h"
#include "measure.h"
#include "program/gesture.h"
#include "support/desk.h"

namespace lunabloc::bench {
namespace {

constexpr int kFrames = 60;
constexpr int kChanges = 11;

// A pupil's program, again and again: loops, choices, calculations, until it has so many blocks.
std::string program_of(std::size_t blocks, const program::Vocabulary& vocabulary) {
  std::string lua = "local n = 10\n";
  const auto count = [&] { return program::all_blocks(program::project(program::parse(lua).tree, vocabulary, "fr")).size(); };
  const std::size_t first = count();
  const auto piece = [](std::size_t index) {
    const std::string number = std::to_string(index % 97 + 1);
    return "for i = 1, " + number + " do\n  turtle.forward(n * i + " + number + ")\n  turtle.right(90)\n  if i % 2 == 0 then\n    n = n + 1\n" +
           "  else\n    turtle.color(\"red\")\n  end\nend\n";
  };
  lua += piece(0);
  const std::size_t each = count() - first;
  for (std::size_t index = 1; first + each * (index + 1) <= blocks; ++index) lua += piece(index);
  for (std::size_t have = count(); have < blocks; ++have) lua += "turtle.forward(50)\n";
  return lua;
}

// Lines of two calculations each, so that many blocks stand in one view.
std::string calculations_of(std::size_t blocks, const program::Vocabulary& vocabulary) {
  const std::string line = "turtle.go_to((1 + 2) * (3 + 4) + (5 + 6) * (7 + 8), (1 - 2) * (3 - 4) + (5 - 6) * (7 - 8))\n";
  const std::size_t each = program::all_blocks(program::project(program::parse(line).tree, vocabulary, "fr")).size();
  std::string lua;
  for (std::size_t have = 0; have < blocks; have += each) lua += line;
  return lua;
}

std::size_t wanted_blocks(Arguments arguments) {
  return arguments.empty() ? 1000 : static_cast<std::size_t>(std::strtoul(arguments.front().c_str(), nullptr, 10));
}

// The keyboard goes into the first slot of a block whose value is a plain number; whether there is one.
bool enter_slot(support::Desk& desk) {
  constexpr int kSteps = 12;
  const auto focused = [&] { return desk.find(desk.window.focus().id()); };
  desk.window.move_focus("workspace.canvas", ide::access::Zone::blocks);
  desk.settle();
  desk.key(support::Desk::Key::down);
  for (int step = 0; step < kSteps && focused() != nullptr && !focused()->label.starts_with("tourner"); ++step) desk.key(support::Desk::Key::down);
  desk.key(support::Desk::Key::right);
  return focused() != nullptr && focused()->role == ide::access::Role::slot;
}

ImVec2 handle(const ide::access::Node& node) { return {node.rect.x + 14, node.rect.y + 14}; }

// A block is taken and goes down the program, with the motions that a person sees: what each frame costs, from the press on. Of
// several times, the least for each frame, since what else the machine does only adds.
std::vector<double> drag_frames(support::Desk& desk, ImVec2 from) {
  constexpr int kTimes = 3;
  desk.window.settings().reduced_motion = false;
  std::vector<double> least(kFrames, INFINITY);
  for (int time = 0; time < kTimes; ++time) {
    desk.move(from), desk.press(from);
    desk.settle();
    for (int index = 0; index < kFrames; ++index) {
      desk.move({from.x + static_cast<float>(index % 20) * 3, from.y + static_cast<float>(index) * 2});
      least[static_cast<std::size_t>(index)] = std::min(least[static_cast<std::size_t>(index)], median_ms(1, [&](int) { desk.draw(); }));
    }
    desk.key(support::Desk::Key::escape);
    desk.release(from);
    desk.settle();
  }
  desk.window.settings().reduced_motion = true;
  desk.settle();
  return least;
}

void change(support::Desk& desk, const Result<program::TextEdits>& edits, const char* label) {
  if (edits) desk.session.edit(*edits, label);
  desk.draw();
}

}  // namespace

int blocks(Arguments arguments) {
  ide::app::keep_freed_memory();
  support::Desk desk("");
  const std::string lua = program_of(wanted_blocks(arguments), desk.session.vocabulary());
  desk.draw();
  print("load_ms", median_ms(1, [&](int) {
          desk.session.edit({{{0, 0}, lua}}, "edit.paste");
          desk.draw();
        }));
  const program::Projection& projection = desk.session.projection();
  print("blocks", static_cast<double>(program::all_blocks(projection).size()));

  const ImVec2 canvas{600, 400};
  desk.move(canvas);
  desk.settle();
  print("pan_frame_ms", median_ms(kFrames, [&](int index) {
          desk.wheel(index < kFrames / 2 ? -0.5F : 0.5F);
          desk.draw();
        }));

  // What the window does before a pixel is drawn (UI.md §15, 8).
  print("build_frame_ms", median_ms(kFrames, [&](int index) {
          desk.wheel(index < kFrames / 2 ? -0.5F : 0.5F);
          desk.frame();
        }));

  const ide::access::Node* block = desk.block("avancer");
  if (block == nullptr) return 1;
  const std::vector<double> dragged = drag_frames(desk, handle(*block));
  print("drag_one_frame_ms", median(dragged));
  print("drag_longest_frame_ms", *std::max_element(dragged.begin(), dragged.end()));

  print("insert_ms", median_ms(kChanges, [&](int) {
          change(desk, program::insert_statements(desk.session.tree(), projection, {NodeId::none, "", projection.blocks.size() / 2}, "turtle.back(1)"), "edit.insert");
        }));
  print("edit_ms", median_ms(kChanges, [&](int index) {
          const program::Block& statement = projection.blocks[projection.blocks.size() / 2];
          change(desk, program::fill_slot(desk.session.tree(), projection, {statement.id, statement.parts[1].hole.str()}, std::to_string(index + 2)), "edit.fill");
        }));
  print("undo2_ms", median_ms(kChanges / 2, [&](int) {
          desk.session.undo();
          desk.session.undo();
          desk.draw();
        }));
  // A digit that is typed in a block's slot, then Enter, which changes the program; each with the frames around it.
  std::vector<double> digits, enters;
  for (int change = 0; change < kChanges; ++change) {
    if (!enter_slot(desk)) return 1;
    const std::string before = desk.session.lua();
    digits.push_back(median_ms(1, [&](int) {
      desk.letter(U'1' + static_cast<char32_t>(change % 9));
      desk.draw();
    }));
    enters.push_back(median_ms(1, [&](int) {
      desk.key(support::Desk::Key::enter);
      desk.draw();
    }));
    if (desk.session.lua() == before) return 1;
  }
  print("slot_key_to_picture_ms", median(digits));
  print("slot_enter_to_picture_ms", median(enters));
  // A letter that is typed in the Lua, down to the pixels of the frame that shows it; the frames around it come along.
  const ide::access::Node* editor = desk.find("lua.editor");
  if (editor == nullptr) return 1;
  desk.click({editor->rect.x + 60, editor->rect.y + 12});
  print("key_to_picture_ms", median_ms(kChanges, [&](int) {
          desk.type("1");
          desk.draw();
        }));
  std::size_t bytes = 0;
  print("to_lua_ms", median_ms(kChanges, [&](int) { bytes += program::print(desk.session.tree()).size(); }));
  print("pss_tree_mib", proportional_mib());
  return bytes == 0 ? 1 : 0;
}

int frame(Arguments arguments) {
  ide::app::keep_freed_memory();
  constexpr std::size_t kInView = 315;
  support::Desk desk("");
  desk.session.edit({{{0, 0}, calculations_of(wanted_blocks(arguments), desk.session.vocabulary())}}, "edit.paste");
  const auto in_view = [&] {
    std::size_t count = 0;
    for (const ide::access::Node& node : desk.window.tree().nodes())
      count += node.role == ide::access::Role::block && node.zone == ide::access::Zone::blocks ? 1 : 0;
    return count;
  };
  desk.letter(U'b', ide::widgets::kCtrl);  // the Lua alone, then the blocks alone
  desk.letter(U'b', ide::widgets::kCtrl);
  desk.window.move_focus("workspace.canvas", ide::access::Zone::blocks);
  desk.settle();
  for (int step = 0; step < 4 && in_view() < kInView; ++step) desk.letter(U'-', ide::widgets::kCtrl);
  desk.rest(1);
  desk.move({600, 400});
  desk.settle();
  print("blocks_in_view", static_cast<double>(in_view()));
  print("frame_ms", median_ms(kFrames, [&](int index) {
          desk.wheel(index < kFrames / 2 ? -0.5F : 0.5F);
          desk.draw();
        }));
  return 0;
}

}  // namespace lunabloc::bench
