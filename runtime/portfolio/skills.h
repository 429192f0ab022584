// The table of skills: for each pupil and each entry of the programme, of the CRCN (Pix) and each concept, a word that is
// proposed from what was done. The teacher decides, and the teacher's word holds (returns.h). No mark is computed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "portfolio/class_folder.h"
#include "portfolio/returns.h"

namespace lunabloc::portfolio {

struct Evidence {
  std::size_t begun = 0, finished = 0;
  bool alone = false;    // in a program that the pupil made
  std::string decided;   // the teacher's word, or empty
  // "oui": made alone, or met in two finished lessons; "en-bonne-voie": finished one, or begun two; "pas-encore": begun one;
  // empty: not met.
  std::string proposed() const;
  std::string word() const { return decided.empty() ? proposed() : decided; }
};

struct Skills {
  std::vector<std::string> skills;                                       // ids in the order in which lessons name them
  std::map<std::string, std::map<std::string, Evidence>> evidence;       // pupil → skill
};
using ReturnsOf = std::map<std::string, std::vector<Return>>;            // by pupil
ReturnsOf returns_for_all(const std::filesystem::path& folder, const std::vector<Pupil>& pupils);

// Entries of programmes with those of the CRCN, or concepts.
enum class SkillKind : std::uint8_t { programmes, concepts };
Skills skills_of(const std::vector<Pupil>& pupils, const std::vector<lesson::Lesson>& lessons, const ReturnsOf& returns, SkillKind kind);

// The words of ids of programmes, of the CRCN and of concepts (assets/curriculum.yaml); empty where they cannot be read.
using SkillWords = std::map<std::string, std::string>;
SkillWords load_skill_words(const std::filesystem::path& assets);

// What pupil and teacher say of productions, side by side.
struct Assessment {
  std::string pupil, work, criterion, own_word, teacher_word;
};
std::vector<Assessment> assessments_of(const std::vector<Pupil>& pupils, const ReturnsOf& returns);

}  // namespace lunabloc::portfolio
