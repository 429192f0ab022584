-- etape: modifier
-- ecart: velo sans accent
-- idee: croire que la machine devine le mot
say(data.open("sondage"):keep("venue", "==", "velo"):count())
