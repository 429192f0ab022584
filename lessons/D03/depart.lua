-- Tous les codes, puis les inscriptions au club de jeux
say(data.open("codes"):count())
say(data.open("inscriptions"))
