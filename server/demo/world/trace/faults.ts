/** An exception as agents log it. */
export interface Exception {
  readonly kind: string
  readonly message: string
  readonly stack: string
}

/** From a text of an incident: `kind: message` and, if it has any, lines of the stack. */
export function exceptionOf(text: string): Exception {
  const [first = '', ...frames] = text.split('\n')
  const colon = first.indexOf(': ')
  const kind = colon < 0 ? first : first.slice(0, colon)
  const rest = frames.length > 0 ? frames : FRAMES
  return { kind, message: colon < 0 ? first : first.slice(colon + 2), stack: [first, ...rest, ...BOTTOM].join('\n') }
}

const FRAMES = [
  '\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)',
  '\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:197)',
  '\tat com.plover.checkout.OrderService.place(OrderService.java:133)',
]
const BOTTOM = [
  '\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)',
  '\tat java.base/java.lang.Thread.run(Thread.java:1583)',
]

/** What a service of a language throws by itself. */
const OWN: Readonly<Record<string, readonly [kind: string, message: string, frames: readonly string[]]>> = {
  JAVA: [
    'java.util.concurrent.TimeoutException',
    'did not finish within 2000 ms',
    ['\tat com.plover.common.Deadline.await(Deadline.java:61)', ...BOTTOM],
  ],
  NODEJS: [
    'RangeError',
    'page is out of range',
    ['    at paginate (/srv/app/lib/paging.js:31:11)', '    at async handle (/srv/app/routes/index.js:58:20)'],
  ],
  PYTHON: [
    'ValueError',
    'no rule for this basket',
    ['  File "/srv/app/main.py", line 71, in quote', '    raise ValueError("no rule for this basket")'],
  ],
  GO: [
    '*errors.errorString',
    'seat map is stale',
    ['main.(*Holds).put', '\t/src/holds.go:118', 'net/http.HandlerFunc.ServeHTTP'],
  ],
  DOTNET: [
    'System.Net.Http.HttpRequestException',
    'Connection reset by peer',
    ['   at Plover.Payments.ChargeHandler.Authorize(Charge charge) in /src/ChargeHandler.cs:line 77'],
  ],
  PHP: ['RuntimeException', 'code is used up', ['#0 /srv/app/src/Promo.php(52): Promo->apply()', '#1 {main}']],
  RUBY: ['Net::ReadTimeout', 'execution expired', ["/srv/app/lib/mailer.rb:44:in `deliver'"]],
  LUA: ['upstream', 'upstream timed out while reading response header', ['access.lua:88: in function "proxy"']],
}

/** Of a service that fails by itself. */
export function ownException(language: string | undefined): Exception {
  const [kind, message, frames] = OWN[language ?? ''] ?? ['reset', 'upstream reset before response started', []]
  return { kind, message, stack: [`${kind}: ${message}`, ...frames].join('\n') }
}

/** Of a caller that got a bad answer. */
export function passedOn(peer: string, status: string): Exception {
  const message = `${peer} answered ${status}`
  return { kind: 'UpstreamError', message, stack: `UpstreamError: ${message}` }
}
