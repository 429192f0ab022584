// Robots for the absent: a program sent through the class folder, run by the class's kit when somebody is there, its trace and what
// it looked like sent back.
//
//   <class>/robots/<id>/demande.json   {"by":"loup bleu","title":"…","program":"…"}
//   <class>/robots/<id>/execution.lbt      what the kit did: trace/file.h
//   <class>/robots/<id>/photo.png      that somebody took of the object, if they did
//   <class>/robots/<id>/reponse.json   {"ended":"finished"}; written last: without it nobody has answered
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

struct RobotRequest {
  std::string id, by, title, program;
  std::filesystem::path folder;
  bool answered = false;
  std::string ended;       // "finished", "error"…
};

inline constexpr std::size_t kLongestProgram = 64U << 10U, kMostWaiting = 5, kLargestPhoto = 8U << 20U;  // bytes, requests, bytes

// Gives the id. Errors: "class.pseudonym" {nom}, "robots.too_long", "robots.too_many" {nombre}: so many of one pupil wait already;
// those of base/file.h.
Result<std::string> ask_robot(const std::filesystem::path& folder, const std::string& by, const std::string& title, const std::string& program);
// All of them, by id; what cannot be read is left out.
std::vector<RobotRequest> robot_requests(const std::filesystem::path& folder);
// A picture of the object, without what the machine that took it wrote beside its points. Errors: "robots.no_png", those of base/file.h.
Result<void> add_photo(const RobotRequest& request, const std::string& png);
// The trace stands in `request.folder` already. Errors: those of base/file.h.
Result<void> answer_robot(const RobotRequest& request, const std::string& ended);

}  // namespace lunabloc::portfolio
