-- One round trip per request.
-- KEYS: session mark, signing-key mark, then one key per bucket. ARGV: one limit per bucket.
-- Returns the two marks ('' when absent), then per bucket: calls counted before this one, milliseconds to its reset; last, 1 when counted.
local out = { redis.call('GET', KEYS[1]) or '', redis.call('GET', KEYS[2]) or '' }
local allowed = 1
for i = 3, #KEYS do
  local used = tonumber(redis.call('GET', KEYS[i]) or '0')
  local left = redis.call('PTTL', KEYS[i])
  if used >= tonumber(ARGV[i - 2]) then allowed = 0 end
  out[#out + 1] = used
  out[#out + 1] = left > 0 and left or 60000
end
if allowed == 1 then
  for i = 3, #KEYS do
    if redis.call('INCR', KEYS[i]) == 1 then redis.call('PEXPIRE', KEYS[i], 60000) end
  end
end
out[#out + 1] = allowed
return out
