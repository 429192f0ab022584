// `propriete`: what holds for every case, tried on many, class after class. The first case that fails is made smaller while
// it gives the same message: what the pupil reads is the smallest.
#include <algorithm>
#include <cmath>
#include <span>

#include "base/side_by_side.h"
#include "lesson/case_run.h"
#include "lesson/judge.h"
#include "lesson/oracle.h"
#include "lesson/own_functions.h"
#include "lesson/said_lines.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

constexpr int kMostTries = 200;
constexpr int kShareOfOtherSeeds = 5;
constexpr const char* kSeveral = "plusieurs";

bool is_confusion(const DataValue& confusion, const Outcome& outcome) {
  const DataValue& wrong = *confusion.find("si");
  std::vector<std::string> words;
  for (const trace::Value& value : outcome.values) words.push_back(trace::text_of(value));
  if (!wrong.is_number()) return plain_words(shown_list(words)) == plain_words(wrong.text());
  const std::optional<double> number = outcome.number();
  return number && std::abs(*number - wrong.number()) <= confusion.number_at("tolerance") + 1e-9;
}

// What is said of a case on which the program gave that; the opinion is asked for where nothing else speaks.
Judgement told(const Judging& judging, const std::string& class_name, const GeneratedCase& one, Result<Outcome>& outcome, const Result<Opinion>& opinion) {
  const DataValue& data = judging.check.data;
  if (!outcome) return tl::unexpected(outcome.error());
  const auto found = [&] {
    Finding finding;
    finding.map = finding.cause = class_name;
    finding.said = outcome->problem;
    finding.replay = request_for(judging, one);
    finding.replay_call = call_of(data.text_at("resultat", "dit"), finding.replay->given);
    return finding;
  };
  if (outcome->problem) return found();
  if (!opinion) return tl::unexpected(opinion.error());
  if (opinion->right) return std::nullopt;
  Finding finding = found();
  // Of a program that says one thing after another, the last alone would be a riddle.
  const bool several = outcome->said.size() > 1 && judging.check.messages.contains(kSeveral);
  if (several) {
    finding.cause = kSeveral;
    finding.arguments = {{"obtenu", shown_lines(judging, outcome->said)}};
  } else {
    finding.confusion = confusion_of(judging.check, class_name, [&](const DataValue& confusion) { return is_confusion(confusion, *outcome); });
    if (judging.check.messages.contains(opinion->cause)) finding.cause = opinion->cause;
    finding.arguments = opinion->arguments;
  }
  const auto fill = [&finding](const char* name, std::string words) {
    const bool filled = std::any_of(finding.arguments.begin(), finding.arguments.end(), [&](const auto& argument) { return argument.first == name; });
    if (!filled) finding.arguments.emplace_back(name, std::move(words));
  };
  fill("entree", shown_case(judging, one));
  fill("obtenu", outcome->said.empty() ? outcome->shown(judging.language()) : shown_lines(judging, {outcome->said.back()}));
  fill("attendu", opinion->expected);
  fill("n", size_of(one));
  fill("cas", class_name);
  return finding;
}

std::vector<Judgement> judge_all(const Judging& judging, const std::string& class_name, std::span<const GeneratedCase> cases) {
  const DataValue& data = judging.check.data;
  std::vector<Result<Outcome>> outcomes(cases.size(), Outcome{});
  base::side_by_side(cases.size(), judging.context.workers,
                     [&](std::size_t i) { outcomes[i] = outcome_of(judging, cases[i], judging.program, data.text_at("resultat", "dit")); });
  std::vector<Answered> answered;
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (outcomes[i] && !outcomes[i]->problem) answered.push_back({&cases[i], &*outcomes[i]});
  const std::vector<Result<Opinion>> opinions = opinions_of(judging, data.text_at("oracle"), answered);
  std::vector<Judgement> judgements;
  auto opinion = opinions.begin();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool asked = outcomes[i] && !outcomes[i]->problem;
    judgements.push_back(told(judging, class_name, cases[i], outcomes[i], asked ? *opinion++ : Result<Opinion>(Opinion{})));
  }
  return judgements;
}

Judgement judge_one(const Judging& judging, const std::string& class_name, const GeneratedCase& one) {
  return std::move(judge_all(judging, class_name, {&one, 1}).front());
}

// The first case in their order that has something to say. A few are judged at once: on several threads, or together by an oracle of
// the lesson's own; the first one alone where there is one thread, for it often speaks.
Judgement first_that_speaks(const Judging& judging, const std::string& class_name, const std::vector<GeneratedCase>& cases, std::size_t& speaking) {
  const bool alone = judging.context.workers <= 1;
  const std::size_t at_once = alone && !is_own_function(judging.check.data.text_at("oracle")) ? 1 : std::size_t{8} * judging.context.workers;
  for (std::size_t begin = 0, count = alone ? 1 : at_once; begin < cases.size(); begin += count, count = at_once) {
    count = std::min(count, cases.size() - begin);
    std::vector<Judgement> judgements = judge_all(judging, class_name, std::span(cases).subspan(begin, count));
    for (std::size_t i = 0; i < judgements.size(); ++i) {
      if (judgements[i] && !judgements[i]->has_value()) continue;
      speaking = begin + i;
      return std::move(judgements[i]);
    }
  }
  return std::nullopt;
}

Judgement judge_class(const Judging& judging, const std::string& class_name, int count) {
  const DataValue& data = judging.check.data;
  const DataValue& generator = *data.find("generateur");
  const CaseShape shape = CaseShape::of(generator);
  const std::int64_t seed = data.integer_at("graine", 1) + judging.context.seed_offset;
  const bool own = is_own_function(shape.generator);
  std::vector<GeneratedCase> own_ones;
  if (own) {
    Result<std::vector<GeneratedCase>> made = own_cases(judging, shape.generator, class_name, seed, shape.size.most, count);
    if (!made) return tl::unexpected(made.error());
    own_ones = std::move(*made);
    count = static_cast<int>(own_ones.size());
  }
  base::Random random = stream_of(seed, class_name);
  std::vector<GeneratedCase> cases = std::move(own_ones);
  for (int turn = 0; !own && turn < count; ++turn) {
    Result<GeneratedCase> one = generate_case(shape, class_name, random, turn);
    if (!one) return tl::unexpected(one.error());
    cases.push_back(std::move(*one));
  }
  std::size_t speaking = 0;
  Judgement judgement = first_that_speaks(judging, class_name, cases, speaking);
  if (!judgement || !judgement->has_value() || own || judging.context.seed_offset != 0 || !judging.context.smallest_case) return judgement;
  const std::string message = message_of(judging.check, **judgement);
  const GeneratedCase least = smallest(cases[speaking], shape, class_name, kMostTries, [&](const GeneratedCase& smaller) {
    const Judgement other = judge_one(judging, class_name, smaller);
    return other && other->has_value() && message_of(judging.check, **other) == message;
  });
  return judge_one(judging, class_name, least);
}

}  // namespace

Judgement judge_property(const Judging& judging) {
  constexpr std::int64_t kTrials = 100;
  std::vector<std::string> classes = judging.check.data.texts_at("classes");
  if (classes.empty()) classes.emplace_back("ordinaire");
  const auto all = static_cast<int>(judging.check.data.integer_at("essais", kTrials));
  const int share = judging.context.seed_offset == 0 ? 1 : kShareOfOtherSeeds;
  const int each = std::max(all / static_cast<int>(classes.size()) / share, 1);
  for (const std::string& class_name : classes) {
    Judgement judgement = judge_class(judging, class_name, each);
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
