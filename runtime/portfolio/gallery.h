// The gallery of a class: projects that pupils have chosen to show, and what others made of them. Who made what, and under which
// licence, stays with every remix, to the first.
//
//   <class>/galerie/<id>.json    {"id":"…","title":"…","by":"loup bleu","license":"CC-BY-SA-4.0","world":"libre-tortue","program":"…","from":[…]}
//   <home>/works/<work>/origine.json   of a remix at home: what it comes from
//
// Comments that begin with « privé » stay at home. A share-alike project is remixed under its own licence alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

struct Origin {
  std::string id, title, by, license;
  std::string lesson;              // in whose world it plays
};

struct Project {
  std::string id;
  std::string title, by, license;
  std::string lesson;              // the lesson or free project in whose world it plays
  std::string program;
  std::vector<Origin> from;        // what it comes from, the nearest first
};

inline constexpr std::string_view kGalleryLicenses[] = {"CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"};

// The program as others will have it.
std::string without_private(const std::string& program);

// Gives the id. `home` tells where the work comes from, if it is a remix. Errors: "gallery.license" {nom}, "gallery.share_alike" {nom},
// "class.pseudonym" {nom}, "class.no_work" {nom}, those of base/file.h.
Result<std::string> publish(const std::filesystem::path& folder, const std::filesystem::path& home, const std::string& work, Project project);
// What a work at home comes from, the nearest first; none: it is no remix.
std::vector<Origin> origins_of(const std::filesystem::path& home, const std::string& work);
// By title. What cannot be read is left out.
std::vector<Project> gallery(const std::filesystem::path& folder);
// Into a work of one's own that is not there yet. Errors: "gallery.none" {nom}, "gallery.work_there" {nom}, those of base/file.h.
Result<void> remix(const std::filesystem::path& folder, const std::string& id, const std::filesystem::path& home, const std::string& work);
// Errors: "gallery.none" {nom}, "gallery.not_yours" {nom}.
Result<void> withdraw(const std::filesystem::path& folder, const std::string& id, const std::string& pseudonym);

}  // namespace lunabloc::portfolio
