#include "ide/person/avatar.h"

#include "base/file.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::person {
namespace {

constexpr std::size_t kLargestPicture = 64U << 10U;
constexpr float kInside = 0.74F;  // of the disc's width

ImU32 color_of(std::uint32_t rgb) { return IM_COL32((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU, 0xFF); }

}  // namespace

void AvatarPictures::draw(widgets::Frame& frame, const Rect& square, const portfolio::Avatars& avatars, const portfolio::Person& person) {
  const portfolio::Avatars::Animal* const animal = avatars.animal(person.animal);
  const portfolio::Avatars::Color* color = avatars.color(person.color);
  // The pictures are made for light grounds.
  if (color == nullptr && animal != nullptr && !avatars.colors.empty()) color = &avatars.colors.back();
  widgets::fill(frame, square, color != nullptr ? color_of(color->ground_rgb) : frame.theme.sunken, square.w / 2);
  widgets::outline(frame, square, frame.theme.line_strong, square.w / 2);
  if (animal == nullptr) return widgets::icon_in(frame, square, theme::FontRole::icon30, frame.theme.ink3, theme::Icon::account);
  auto known = pictures_.find(animal->id);
  if (known == pictures_.end()) {
    known = pictures_.emplace(animal->id, std::nullopt).first;
    if (const Result<std::string> svg = base::read_file(animal->picture, kLargestPicture))
      if (Result<widgets::VectorPicture> read = widgets::VectorPicture::parse(*svg)) known->second = std::move(*read);
  }
  if (!known->second) return;
  const float side = square.w * kInside;
  const ImVec2 at{square.center().x - side / 2, square.center().y - side / 2};
  known->second->draw(*ImGui::GetWindowDrawList(), at, side / known->second->size().x);
}

}  // namespace lunabloc::ide::person
