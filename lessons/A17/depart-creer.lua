-- De start à goal
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 0
graph.visit(start)
