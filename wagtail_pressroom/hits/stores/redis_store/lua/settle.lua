-- Tell whether a writer's display was taken in; if it was not, it never will be from now on.
--
-- KEYS  1 writer
-- ARGV  1 sequence

local last = redis.call('GET', KEYS[1])
if last and last ~= 'closed' and tonumber(last) >= tonumber(ARGV[1]) then
  return 1
end
redis.call('SET', KEYS[1], 'closed', 'EX', 7 * DAY)
return 0
