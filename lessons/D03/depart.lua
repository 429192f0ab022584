-- Les codes, puis les inscriptions
say(data.open("codes"):count())
say(data.open("inscriptions"))
