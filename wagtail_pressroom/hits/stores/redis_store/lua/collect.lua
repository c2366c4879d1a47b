-- Move pending counts aside as a batch; new ones begin with the next display.
--
-- KEYS  1 pending counts  2 the batch  3 names of pending counts  4 numbers of batches
-- ARGV  1 number of the batch

if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then
  redis.call('SADD', KEYS[4], ARGV[1])
  redis.call('RENAME', KEYS[1], KEYS[2])
end
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('SREM', KEYS[3], KEYS[1])
end
return 'collected'
