-- Take in refusals.
--
-- KEYS  1 pending counts  2 names of pending counts
-- ARGV  1 field  2 how many  3 a text that was never used before

open(KEYS[1], KEYS[2], ARGV[3])
redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2])
return 'refused'
