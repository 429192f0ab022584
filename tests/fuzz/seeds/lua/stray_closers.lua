end
)
}
until x
else
elseif y then
]]
