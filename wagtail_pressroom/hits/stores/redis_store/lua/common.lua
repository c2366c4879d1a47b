-- What several scripts need; it is put before each of them.

local DAY = 86400
local HOUR = 3600

local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) + tonumber(time[2]) / 1000000
end

-- When all that could be traced to readers of a day (UTC) is forgotten: an hour after the day's
-- end, because no window is longer. A client whose clock is wrong can't put it off.
local function forget_at(day)
  local seconds = now()
  local at = (day + 1) * DAY + HOUR
  local today = math.floor(seconds / DAY)
  if at <= seconds or day > today then
    at = (today + 1) * DAY + HOUR
  end
  return at
end

-- Begin a set of counts unless it is there. Its number goes with it from the beginning: should
-- Redis die and forget that it was emptied, the ledger knows it again.
local function open(pending, all, seed)
  local seconds = string.format('%.3f', now())
  if redis.call('HSETNX', pending, 'began', seconds) == 1 then
    redis.call('HSET', pending, 'id', string.sub(redis.sha1hex(seed .. seconds), 1, 32))
    redis.call('SADD', all, pending)
  end
end
