-- Take in one display: whether it counts is judged here, in one step that nothing can break.
--
-- KEYS  1 writer  2 pending counts  3 names of pending counts  4 salt of the day
--       5 last sight  6 last sight under yesterday's key, or the same as 5  7 hits of the day
-- ARGV  1 sequence  2 tag of the salt  3 time of the display  4 its day  5 window  6 ceiling
--       7 seconds for which the last sight is kept, 0 for not at all  8 field in 7
--       9 "1" when the reader declines tracking  10 field for the hit  11 field for the reader
--
-- Answers hit, repeat, ceiling; or, with nothing done, salt (it is another one) or closed.

local at, day = tonumber(ARGV[3]), tonumber(ARGV[4])
local window, ceiling, kept = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

if redis.call('GET', KEYS[1]) == 'closed' then
  return 'closed'
end
local salt = redis.call('GET', KEYS[4])
if not salt or string.sub(redis.sha1hex(salt), 1, 16) ~= ARGV[2] then
  return 'salt'
end

-- First of all writes: where Redis takes none, it fails here, and nothing has been done.
redis.call('SET', KEYS[1], ARGV[1], 'EX', 7 * DAY)

-- The rule of repeats, as in repeats.py.
local last = redis.call('GET', KEYS[5])
if not last and KEYS[6] ~= KEYS[5] then
  last = redis.call('GET', KEYS[6])
end
local is_repeat, sight = false, ARGV[3]
if window > 0 and last and at - tonumber(last) < window then
  is_repeat = true
  local is_set_back = tonumber(last) - at >= window
  if tonumber(last) > at and not is_set_back then
    sight = last
  end
end
if kept > 0 then
  redis.call('SET', KEYS[5], sight, 'EX', kept)
end

local hits = 0
if not is_repeat then
  hits = tonumber(redis.call('HGET', KEYS[7], ARGV[8]) or '0')
end
local reason
if is_repeat then
  reason = 'repeat'
elseif ceiling > 0 and hits >= ceiling then
  reason = 'ceiling'
end

open(KEYS[2], KEYS[3], KEYS[1] .. ARGV[1])
if reason then
  redis.call('HINCRBY', KEYS[2], 'r|' .. day .. '|' .. reason, 1)
  return reason
end
if redis.call('HINCRBY', KEYS[7], ARGV[8], 1) == 1 then
  redis.call('EXPIREAT', KEYS[7], forget_at(day))
  if ARGV[9] ~= '1' then
    redis.call('HINCRBY', KEYS[2], ARGV[11], 1)
  end
end
local since = redis.call('HGET', KEYS[2], 'since')
if not since or at < tonumber(since) then
  redis.call('HSET', KEYS[2], 'since', ARGV[3])
end
redis.call('HINCRBY', KEYS[2], ARGV[10], 1)
return 'hit'
