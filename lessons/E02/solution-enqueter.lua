local week = data.open("capteurs_mini")
say(week:missing("temperature"):count())
