import type { ServiceData } from '@/layers/world'
import { access, beside, LOWER, PYTHON, voice, within, type Voice } from './voice'

const AT = '\tat java.base/java.lang.Thread.run(Thread.java:1583)'

const JAVA = voice('TEXT', {
  info: ['{endpoint} done in {ms} ms', 'refreshed {count} entries in {ms} ms', 'served from cache, {bytes} bytes'],
  debug: ['pool: {count} idle connections', 'headers of {endpoint}: {count}'],
  warn: ['{endpoint} took {ms} ms', 'retry {count} of {endpoint}'],
  error: [`java.io.IOException: Broken pipe\n\tat com.plover.common.Http.write(Http.java:142)\n${AT}`],
})

const VOICES: Readonly<Record<string, Voice>> = {
  'plover::catalog': within(
    voice('TEXT', {
      info: [
        'GET {path} 200 {ms} ms',
        'search "{seat}" found {count} events in {ms} ms',
        'loaded {count} dates of event {page}',
      ],
      debug: ['cache miss event:{page}', 'sql: SELECT e.id, e.title FROM events e WHERE e.id = {page}'],
      warn: ['event {page} has no picture', 'slow search: {ms} ms for {count} terms'],
      error: [
        `reindex of event {page} failed\norg.elasticsearch.ElasticsearchTimeoutException: timeout of 2000 ms\n\tat com.plover.catalog.Indexer.push(Indexer.java:97)\n${AT}`,
      ],
    }),
  ),
  'plover::checkout': voice('TEXT', {
    info: [
      'order {orderId} placed in {ms} ms',
      'order {orderId} paid: {cents} cents',
      'basket {page} has {count} seats',
    ],
    debug: ['hikari: total=20, active={count}, waiting=0', 'price guard: basket {page} is {cents} cents'],
    warn: ['order {orderId}: promo code expired', 'payment of order {orderId} took {ms} ms'],
    error: [
      `order {orderId} failed\njava.lang.IllegalStateException: seat {seat} is held by another basket\n\tat com.plover.checkout.OrderService.place(OrderService.java:118)\n\tat com.plover.checkout.OrderController.create(OrderController.java:52)\n${AT}\nCaused by: com.plover.seatmap.HoldLost: hold expired\n\tat com.plover.seatmap.Client.hold(Client.java:61)\n\t... 31 more`,
    ],
  }),
  'plover::payment': voice('JSON', {
    info: [
      '{"event":"charge.authorized","order":{orderId},"cents":{cents},"elapsedMs":{ms},"card":{"brand":"visa","last4":"4242"}}',
    ],
    debug: ['{"event":"http.request","peer":"pay.cardwharf.example","attempt":{count},"bytes":{bytes}}'],
    warn: ['{"event":"charge.slow","order":{orderId},"elapsedMs":{ms}}'],
    error: [
      '{"event":"charge.declined","order":{orderId},"cents":{cents},"reason":{"code":"do_not_honor","retry":false},"attempts":[{"n":1,"ms":{ms}}]}',
    ],
  }),
  'plover::ticketing': voice('YAML', {
    info: ['event: ticket-printed\norder: {orderId}\nseats:\n  - {seat}\n  - {seat}\nelapsedMs: {ms}'],
    debug: ['event: poll\ntopic: ticket-orders\npartition: {count}\nrecords: {n}'],
    warn: ['event: reissue\norder: {orderId}\nreason: "printed twice: ask for the code"'],
    error: [
      'event: print-failed\norder: {orderId}\nerror:\n  kind: BarcodeException\n  message: seat {seat} has no code',
    ],
  }),
  'plover::seatmap': voice(
    'JSON',
    {
      info: [
        '{"level":"info","ts":"{time}","caller":"holds/holds.go:118","msg":"seat held","seat":"{seat}","ms":{ms}}',
      ],
      debug: ['{"level":"debug","ts":"{time}","caller":"redis/pool.go:41","msg":"pool","idle":{count}}'],
      warn: [
        '{"level":"warn","ts":"{time}","caller":"holds/holds.go:131","msg":"hold refreshed late","seat":"{seat}"}',
      ],
      error: [
        '{"level":"error","ts":"{time}","caller":"plan/plan.go:77","msg":"seat map is stale","venue":{n},"stacktrace":"main.(*Plans).load\\n\\t/src/plan.go:77\\nnet/http.HandlerFunc.ServeHTTP"}',
      ],
    },
    LOWER,
  ),
  'plover::pricing': voice(
    'TEXT',
    {
      info: ['quote for {count} seats: {cents} cents ({ms} ms)', 'fees of venue {n} loaded'],
      debug: ['rule "{seat}" skipped'],
      warn: ['fee table is {count} minutes old'],
      error: [
        'Traceback (most recent call last):\n  File "/srv/app/main.py", line 71, in quote\n    fee = fees[venue]\nKeyError: \'{n}\'',
      ],
    },
    PYTHON,
  ),
}

const LANGUAGES: Readonly<Record<string, Voice>> = {
  PHP: voice('TEXT', {
    info: ['{path} 200 {ms} ms', 'code applied: {cents} cents off'],
    debug: ['opcache: {count} scripts'],
    warn: ['PHP Warning:  Undefined array key {n} in /srv/app/src/Promo.php on line 47'],
    error: [
      'PHP Fatal error:  Uncaught RedisException: read error in /srv/app/src/Store.php:31\nStack trace:\n#0 {main}',
    ],
  }),
  RUBY: voice('TEXT', {
    info: ['mail {page} handed over in {ms} ms', 'template ticket-{n} rendered in {count} ms'],
    debug: ['queue mail.outbound: {count} waiting'],
    warn: ['mail {page} is {bytes} bytes large'],
    error: [
      "Net::SMTPServerBusy (451 try again later):\n  /srv/app/lib/mailer.rb:44:in `deliver'\n  /srv/app/lib/worker.rb:19:in `work'",
    ],
  }),
  PYTHON: voice(
    'TEXT',
    {
      info: ['{endpoint} 200 in {ms} ms'],
      debug: ['{count} workers idle'],
      warn: ['{endpoint} took {ms} ms'],
      error: ['Traceback (most recent call last):\n  File "/srv/app/main.py", line 31, in handle\nValueError: {n}'],
    },
    PYTHON,
  ),
  NODEJS: voice('TEXT', {
    info: ['{endpoint} 200 {ms}ms', 'session {page} renewed'],
    debug: ['event loop lag {count} ms'],
    warn: ['{endpoint} answered late: {ms}ms'],
    error: [
      'Error: socket hang up\n    at connResetException (node:internal/errors:787:14)\n    at Socket.socketOnEnd (node:_http_client:519:23)',
    ],
  }),
  GO: voice(
    'JSON',
    {
      info: ['{"level":"info","ts":"{time}","msg":"done","endpoint":"{endpoint}","ms":{ms}}'],
      debug: ['{"level":"debug","ts":"{time}","msg":"pool","idle":{count}}'],
      warn: ['{"level":"warn","ts":"{time}","msg":"slow","ms":{ms}}'],
      error: ['{"level":"error","ts":"{time}","msg":"context deadline exceeded","n":{n}}'],
    },
    LOWER,
  ),
}

const WEB = access(
  '{"time":"{time}","uri":"{path}","protocol":"HTTP/2.0","status":{status},"request_time_ms":{ms},"bytes":{bytes},"remote_addr":"203.0.113.{n}"}',
)
/** The error log of nginx, which has no more than its own words. */
const NGINX_ERRORS = voice(
  'TEXT',
  {
    info: ['[notice] 31#31: signal 17 (SIGCHLD) received from {pid}'],
    debug: ['[info] 31#31: *{pid} client 203.0.113.{n} closed keepalive connection'],
    warn: ['[warn] 31#31: *{pid} an upstream response is buffered to a temporary file /var/cache/nginx/{page}'],
    error: ['[error] 31#31: *{pid} open() "/srv/www/favicon-{n}.ico" failed (2: No such file or directory)'],
  },
  { info: 'notice', debug: 'info', warn: 'warn', error: 'error' },
)
const LAYERS: Readonly<Record<string, Voice>> = {
  MESH: access(
    '{"start_time":"{time}","path":"{path}","response_code":{status},"duration":{ms},"bytes_sent":{bytes},"response_flags":"-","upstream_host":"10.42.{count}.{n}:8080"}',
  ),
  NGINX: beside(WEB, NGINX_ERRORS, 0.04),
  APISIX: access(
    '{"route_id":"{endpoint}","client_ip":"203.0.113.{n}","upstream":"10.42.17.9:8080","status":{status},"latency":{ms},"upstream_latency":{ms}}',
  ),
  ENVOY_AI_GATEWAY: access(
    '{"start_time":"{time}","path":"/v1/chat/completions","response_code":{status},"duration":{ms},"usage":{"input_tokens":{page},"output_tokens":{n}}}',
    ['llm', 'llm', 'mcp'],
  ),
  KONG: access('{"route":"{endpoint}","client_ip":"198.51.100.{n}","status":{status},"latencies":{"request":{ms}}}'),
}

/** `null` for a service that does not send logs. */
export function voiceOf({ name, layers, language, instances }: ServiceData): Voice | null {
  if (instances.length === 0) return null
  const named = Object.hasOwn(VOICES, name) ? VOICES[name] : undefined
  const own = named ?? layers.map((layer) => LAYERS[layer]).find((found) => found !== undefined)
  if (own) return own
  if (!layers.includes('GENERAL') && !layers.includes('FAAS')) return null
  return language === 'LUA' ? WEB : (LANGUAGES[language ?? ''] ?? JAVA)
}
