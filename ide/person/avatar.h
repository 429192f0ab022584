// A person's avatar: an animal of assets/avatars on a disc of its colour.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ide/widgets/frame.h"
#include "ide/widgets/vector_picture.h"
#include "portfolio/person.h"

namespace lunabloc::ide::person {

class AvatarPictures {
 public:
  // In the square; an empty disc when the animal is none of the table.
  void draw(widgets::Frame& frame, const Rect& square, const portfolio::Avatars& avatars, const portfolio::Person& person);

 private:
  std::map<std::string, std::optional<widgets::VectorPicture>> pictures_;  // read when they are first shown
};

}  // namespace lunabloc::ide::person
