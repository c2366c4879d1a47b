-- Return the salt of a day, making it when it is missing.
--
-- KEYS  1 salt of the day
-- ARGV  1 a new salt  2 day

if redis.call('SET', KEYS[1], ARGV[1], 'NX') then
  redis.call('EXPIREAT', KEYS[1], forget_at(tonumber(ARGV[2])))
end
return redis.call('GET', KEYS[1])
