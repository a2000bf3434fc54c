-- Calls one path after the other, chosen at random, and prints the result for Wrk.java.
--
--   wrk ... -s calls.lua URL -- METHOD FILE_OF_PATHS [JSON_BODY]
local requests = {}

function init(arguments)
  local headers = {}
  if arguments[3] then
    headers["Content-Type"] = "application/json"
  end
  for path in io.lines(arguments[2]) do
    table.insert(requests, wrk.format(arguments[1], path, headers, arguments[3]))
  end
end

function request()
  return requests[math.random(#requests)]
end

-- Times are in microseconds; `status` counts answers that are neither 2xx nor 3xx.
function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    "RESULT requests=%d duration=%d p50=%d p90=%d p99=%d max=%d status=%d connect=%d read=%d write=%d timeout=%d",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max,
    errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
