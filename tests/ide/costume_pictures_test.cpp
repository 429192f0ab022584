#include "ide/stage/costume_pictures.h"

#include <gtest/gtest.h>

#include "world/costumes.h"

namespace lunabloc::ide::stage {
namespace {

TEST(CostumePictures, EachCostumeHasOne) {
  for (const world::Costume& costume : world::costumes()) EXPECT_TRUE(has_picture(costume.name)) << costume.name;
}

}  // namespace
}  // namespace lunabloc::ide::stage
