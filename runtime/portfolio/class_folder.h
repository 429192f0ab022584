// A class folder: a USB stick, a shared directory, a folder that anything synchronises. It is the only « server »: nobody
// waits for anybody, no clock is believed, nothing is overwritten.
//
//   eleves/<pseudonym>/000012-9f3a1c22-77aa01b3.zip   a pupil's work as a whole, the twelfth of its line; its own number,
//                                                      and that of the one before it
//
//   groupes/<group>/000003-…zip                        the same, of the one work that a group shares
//   groupes/<group>/tour-0003-9f3a1c22.txt             whose turn it is, if they take turns: the third time it was passed on
//
// A copy of the work that is carried home begins a line of its own by itself: what has no successor is the end of a line,
// and the ends of all lines are merged (merge.h). What is cut or damaged is left aside, and the one before it speaks.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/merge.h"

namespace lunabloc::portfolio {

// Letters of any script, digits, - and space, 2 to 40 bytes of them.
bool is_pseudonym(const std::string& name);

struct Deposit {
  std::filesystem::path file;
  bool fresh = false;  // false: nothing had changed since the last one
};
// Puts the work of `home` into the folder. The last kKeptDeposits of this home's line stay, older ones go. `about` is for
// who opens the zip. Errors: those of base/file.h, "class.pseudonym" {nom}.
inline constexpr std::size_t kKeptDeposits = 3;
Result<Deposit> deposit(const std::filesystem::path& folder, const std::string& pseudonym, const std::filesystem::path& home,
                        const CurrentText& current_text, const std::string& about);

// A deposit that came by another way (box/): its name, its bytes and its pupil are looked at before it is written; of its line the
// last kKeptDeposits stay. fresh: false when it was there already. Errors: "class.pseudonym" {nom}, "class.bad_deposit" {nom}: no
// deposit, or another of that name; those of base/file.h.
Result<Deposit> accept_deposit(const std::filesystem::path& folder, const std::string& pseudonym, const std::string& file, const std::string& bytes);

// The same of one work that a group shares ("libre-scene"), for who has it at home. Errors as above, "class.no_work" {nom}.
Result<Deposit> deposit_shared(const std::filesystem::path& folder, const std::string& group, const std::string& work, const std::filesystem::path& home,
                               const CurrentText& current_text, const std::string& about);
// What the others of the group have put there, merged into the home: what both sides changed is kept on both sides.
Result<std::vector<MergedWork>> take_shared(const std::filesystem::path& folder, const std::string& group, const std::filesystem::path& home, const CurrentText& current_text,
                                            std::chrono::sys_seconds now);

// Turns are agreed on, never enforced. Empty: nobody has begun.
std::string turn_of(const std::filesystem::path& folder, const std::string& group);
Result<void> pass_turn(const std::filesystem::path& folder, const std::string& group, const std::string& to);

struct Pupil {
  std::string pseudonym;
  Files files;
  std::size_t lines = 0;                          // that were merged
  std::vector<std::filesystem::path> unreadable;  // left aside
};
// One pupil's; nothing where nobody of that name has deposited.
std::optional<Pupil> collect_one(const std::filesystem::path& folder, const std::string& pseudonym, std::chrono::sys_seconds now);
// Everybody's work, pseudonyms in order. A folder without `eleves` is an empty class. It only reads.
std::vector<Pupil> collect(const std::filesystem::path& folder, std::chrono::sys_seconds now);

}  // namespace lunabloc::portfolio
