// Sounds: files in and out, what sounds at once, and the captions that tell of it. No loudspeaker is needed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <random>

#include "base/file.h"
#include "drawing_rig.h"
#include "ide/sound/player.h"
#include "ide/stage/chooser.h"
#include "real_session.h"

namespace lunabloc::ide::sound {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::filesystem::path kLibrary = std::filesystem::path(LUNABLOC_SOURCE_DIR) / "assets/sounds";

Clip wave(double seconds) {
  Clip clip;
  for (int i = 0; i < static_cast<int>(seconds * kRate); ++i) clip.samples.push_back(static_cast<float>(std::sin(i * 0.05) * 0.5));
  return clip;
}

void write(const std::filesystem::path& file, int format, int rate, int channels, double seconds) {
  SF_INFO info{};
  info.format = format;
  info.samplerate = rate;
  info.channels = channels;
  SNDFILE* const out = sf_open(file.c_str(), SFM_WRITE, &info);
  ASSERT_NE(out, nullptr);
  std::vector<float> samples(static_cast<std::size_t>(seconds * rate) * static_cast<std::size_t>(channels), 0.25F);
  sf_writef_float(out, samples.data(), static_cast<sf_count_t>(seconds * rate));
  sf_close(out);
}

TEST(Clip, ComesBackFromItsFile) {
  support::TempFolder folder;
  const Clip clip = wave(0.3);
  ASSERT_TRUE(save_clip(folder.path() / "deep" / "a.wav", clip));
  const Result<Clip> back = read_clip(folder.path() / "deep" / "a.wav");
  ASSERT_TRUE(back);
  ASSERT_EQ(back->samples.size(), clip.samples.size());
  for (std::size_t i = 0; i < clip.samples.size(); i += 97) EXPECT_NEAR(back->samples[i], clip.samples[i], 0.001);
}

TEST(Clip, OtherRatesChannelsAndOggBecomeOurs) {
  support::TempFolder folder;
  write(folder.path() / "stereo.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44'100, 2, 0.5);
  write(folder.path() / "voice.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 48'000, 1, 0.5);
  for (const char* const name : {"stereo.wav", "voice.ogg"}) {
    const Result<Clip> clip = read_clip(folder.path() / name);
    ASSERT_TRUE(clip) << name << clip.error().message;
    EXPECT_NEAR(clip->seconds(), 0.5, 0.02) << name;
    EXPECT_NEAR(clip->samples[clip->samples.size() / 2], 0.25F, 0.05) << name;
  }
}

TEST(Clip, WhatIsNoSoundIsRefusedAndNothingBreaks) {
  support::TempFolder folder;
  EXPECT_FALSE(read_clip(folder.path() / "none.wav"));
  EXPECT_EQ(clip_of("", "vide").error().message, "ide.sound.no_sound");
  EXPECT_EQ(clip_of("RIFF....WAVE and nothing more", "faux").error().message, "ide.sound.no_sound");
  write(folder.path() / "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 22'050, 1, 0.1);
  EXPECT_EQ(read_clip(folder.path() / "a.flac").error().message, "ide.sound.no_sound");
  write(folder.path() / "long.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 8'000, 1, 31);
  EXPECT_EQ(read_clip(folder.path() / "long.wav").error().message, "ide.sound.too_long");
  // Cut anywhere, changed anywhere: a clip or a refusal, never anything else.
  write(folder.path() / "whole.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 22'050, 1, 0.2);
  write(folder.path() / "whole.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 22'050, 1, 0.02);
  std::mt19937 chance(7);
  for (const char* const name : {"whole.ogg", "whole.wav"}) {
    const std::string whole = base::read_file(folder.path() / name).value();
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 60) (void)clip_of(whole.substr(0, size), name);
    for (int i = 0; i < 200; ++i) {
      std::string changed = whole;
      for (int j = 0; j < 4; ++j) changed[chance() % std::min<std::size_t>(changed.size(), 200)] = static_cast<char>(chance());
      const Result<Clip> clip = clip_of(changed, name);
      if (!clip) continue;
      EXPECT_LE(clip->seconds(), kMostSeconds * 192'000 / 1'000);
      for (const float sample : clip->samples) ASSERT_LE(std::abs(sample), 1.0F);
    }
  }
}

TEST(Mixer, TheSameCallsGiveTheSameSamples) {
  const auto clip = std::make_shared<const Clip>(wave(0.1));
  std::vector<float> first(4000), second(4000);
  for (std::vector<float>* out : {&first, &second}) {
    Mixer mixer;
    mixer.play(clip, 0.5F);
    mixer.tone(440, 0.05, 1);
    EXPECT_EQ(mixer.voices(), 2U);
    mixer.render(*out);
    EXPECT_TRUE(mixer.silent()) << "what is over makes room";
  }
  EXPECT_EQ(first, second);
  EXPECT_NE(first[100], 0.0F);
  EXPECT_EQ(first.back(), 0.0F);
}

TEST(Mixer, ManyAtOnceStayWithinWhatALoudspeakerTakes) {
  Mixer mixer;
  const auto loud = std::make_shared<const Clip>(Clip{std::vector<float>(3000, 1.0F)});
  for (int i = 0; i < 100; ++i) mixer.play(loud, 1);
  EXPECT_EQ(mixer.voices(), Mixer::kMostVoices);
  std::vector<float> out(3000);
  mixer.render(out);
  for (const float sample : out) ASSERT_LE(std::abs(sample), 1.0F);
}

TEST(Bank, EverySoundOfTheVocabularyIsThere) {
  RealSession session;
  support::TempFolder own;
  Bank bank(kLibrary);
  bank.own_in(own.path());
  const program::BlockEntry* entry = session->vocabulary().find("sound.play");
  ASSERT_NE(entry, nullptr);
  std::string program;
  std::size_t found = 0;
  for (const std::string& lua : entry->slots.front().choices) {
    const std::string name = lua.substr(1, lua.size() - 2);
    if (name.starts_with("sound")) {
      EXPECT_EQ(bank.find(name), nullptr) << "the project has none yet";
      continue;
    }
    ++found;
    ASSERT_NE(bank.find(name), nullptr) << name;
    program += "sound.play(" + lua + ")\n";
  }
  EXPECT_GE(found, 12U);
  // What the trace says of their length is true.
  ASSERT_TRUE(session->open_lesson("A04"));
  session.write(program);
  ASSERT_TRUE(session.run());
  std::size_t told = 0;
  for (const trace::Event& event : session->trace()->events()) {
    if (event.name != "sound.play") continue;
    ++told;
    EXPECT_NEAR(bank.find(trace::text_of(event.values[0]))->seconds(), trace::number_of(event.values[1]), 0.001) << trace::text_of(event.values[0]);
  }
  EXPECT_EQ(told, found);
  EXPECT_EQ(bank.find("../../etc/passwd"), nullptr);
}

TEST(Bank, AProjectsOwnSoundsStayWithIt) {
  support::TempFolder one, other;
  Bank bank(kLibrary);
  bank.own_in(one.path());
  ASSERT_TRUE(bank.set_own(0, wave(0.2)));
  ASSERT_NE(bank.find("sound1"), nullptr);
  bank.own_in(other.path());
  EXPECT_EQ(bank.find("sound1"), nullptr);
  bank.own_in(one.path());
  ASSERT_NE(bank.find("sound1"), nullptr);
  ASSERT_TRUE(bank.set_own(0, {}));
  EXPECT_EQ(bank.find("sound1"), nullptr);
  EXPECT_FALSE(std::filesystem::exists(one.path() / "sound1.wav"));
}

class Sounds : public testing::Test {
 protected:
  Sounds() { player_.bank().own_in(own_.path()); }
  void open(const std::string& lua) {
    ASSERT_TRUE(session_->open_lesson("A04"));
    session_.write(lua);
  }
  const access::Node* find(const std::string& id) const { return rig_.shared.tree.find(id); }

  RealSession session_;
  support::TempFolder own_;
  Player player_{kLibrary};
  stage::Chooser chooser_;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) {
    player_.follow(frame);
    chooser_.draw(frame, player_);
  };
  DrawingRig rig_{*session_, {520, 620}};
};

TEST_F(Sounds, AreWrittenWhenTheyBeginAndNotWhenTheyAreJumpedOver) {
  open("sound.play(\"bell\")\nwait(3)\nsound.note(\"la\", 0.5)\nwait(3)\nsound.play(\"meow\")\n");
  session_->start_run();
  ASSERT_TRUE(session_.until([this] {
    rig_.frame(draw_);
    return session_->run_phase() == session::RunPhase::finished && session_->shown_step() == session_->step_count();
  }));
  EXPECT_THAT(player_.played(), ElementsAre("bell", "la", "meow"));
  EXPECT_EQ(rig_.shared.sound_caption, "miaou");
  for (int i = 0; i < 120; ++i) rig_.frame(draw_);
  EXPECT_EQ(rig_.shared.sound_caption, "") << "a caption stays to be read, then goes";
  session_->show_step(0);
  rig_.frame(draw_);
  session_->show_step(session_->step_count());
  rig_.frame(draw_);
  EXPECT_THAT(player_.played(), ElementsAre("bell", "la", "meow", "meow")) << "a jump to the end is heard as its last moment";
}

TEST_F(Sounds, TheTraceIsTheSameWhateverIsHeard) {
  const char* const program = "sound.volume(30)\nsound.play(\"sound1\")\nsay(time.now())\nsound.note(\"mi\", 0.25)\nsay(time.now())\n";
  const auto lines = [&](bool own) {
    if (own) {
      EXPECT_TRUE(player_.bank().set_own(0, wave(2)));
    }
    open(program);
    EXPECT_TRUE(session_.run());
    rig_.frame(draw_);
    return session_->console().copied();
  };
  const auto silent = lines(false);
  EXPECT_EQ(silent, lines(true));
}

TEST_F(Sounds, AreChosenHeardAndPutIntoTheProgram) {
  open("say(1)\n");
  rig_.shared.chooser_open = true;
  rig_.frames(3, draw_);
  rig_.picture("chooser-costumes", draw_);
  ASSERT_TRUE(rig_.click("chooser.backdrops", draw_));
  rig_.picture("chooser-backdrops", draw_);
  ASSERT_TRUE(rig_.click("chooser.sounds", draw_));
  rig_.frames(2, draw_);
  ASSERT_TRUE(rig_.click("chooser.listen.bell", draw_));
  EXPECT_THAT(player_.played(), ElementsAre("bell"));
  EXPECT_EQ(rig_.shared.sound_caption, "cloche");
  rig_.picture("chooser-sounds", draw_);
  ASSERT_TRUE(rig_.click("chooser.item.bell", draw_));
  session_.perform(rig_.commands);
  EXPECT_THAT(session_->tree().text(), HasSubstr("say(1)\nsound.play(\"bell\")\n"));
  EXPECT_FALSE(rig_.shared.chooser_open);
}

TEST_F(Sounds, OfOnesOwnComeInAndGoAgain) {
  open("say(1)\n");
  rig_.frame([this](widgets::Frame& frame) { chooser_.take_in(frame, player_, wave(0.4)); });
  rig_.frames(3, draw_);
  EXPECT_NE(player_.bank().find("sound1"), nullptr);
  ASSERT_NE(find("chooser.item.sound1"), nullptr);
  EXPECT_EQ(find("chooser.item.sound1")->value, "");
  ASSERT_TRUE(rig_.click("chooser.undo", draw_));
  EXPECT_EQ(player_.bank().find("sound1"), nullptr);
  ASSERT_TRUE(rig_.click("chooser.undo", draw_));
  EXPECT_NE(player_.bank().find("sound1"), nullptr) << "and the undoing is undone";
  for (int i = 0; i < 7; ++i) rig_.frame([this](widgets::Frame& frame) { chooser_.take_in(frame, player_, wave(0.1)); });
  EXPECT_EQ(rig_.shared.toasts.front().text, "Tes six sons sont déjà là.") << "none is written over";
}

}  // namespace
}  // namespace lunabloc::ide::sound
