-- Le nombre de trajets de start à goal, ou -1
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 0
graph.visit(start)
