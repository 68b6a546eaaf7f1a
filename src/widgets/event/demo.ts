import type { OapEvent } from '@/protocol/event/event'
import { isRecord } from '@/protocol/decode'
import { demoOf, refused } from '../demoAnswers'
import type { PanelDemo, Request } from '../demos'

const MINUTE = 60_000
const WORDS = {
  Pulled: 'Successfully pulled image "registry.example/shop/checkout:2.41.0" in 1.204 s',
  Unhealthy: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
  BackOff: 'Back-off restarting failed container checkout in pod checkout-7d9c5b6f4-x2k8q_shop',
}

/** Began `ago` minutes before now and lasted `took`; `null`: nobody told its end. */
const event = (
  [uuid, name, ago, took]: readonly [uuid: string, name: string, ago: number, took: number | null],
  given: Partial<OapEvent> = {},
): ((now: number) => OapEvent) => {
  const source = { service: 'shop::checkout', serviceInstance: '', endpoint: '' }
  const rest = { source, type: 'Normal', message: '', parameters: [], layer: 'GENERAL' }
  return (now) => {
    const startTime = now - ago * MINUTE
    return { uuid, name, startTime, endTime: took === null ? null : startTime + took * MINUTE, ...rest, ...given }
  }
}
const on = (serviceInstance: string) => ({ service: 'shop::checkout', serviceInstance, endpoint: '' })

const ROLLOUT = [
  event(['1', 'Rollout', 24, 6], {
    message: '2.40.3 → 2.41.0',
    parameters: [
      { key: 'version', value: '2.41.0' },
      { key: 'change', value: 'https://changes.example/41' },
    ],
  }),
  event(['2', 'Pulled', 24, 0.1], { source: on('checkout-7d9c5b6f4-x2k8q'), message: WORDS.Pulled, layer: 'K8S' }),
  event(['3', 'Start', 23.5, 0.8], { source: on('checkout-7d9c5b6f4-x2k8q') }),
  event(['4', 'Unhealthy', 17, 2], {
    source: on('checkout-7d9c5b6f4-x2k8q'),
    type: 'Error',
    message: WORDS.Unhealthy,
    layer: 'K8S',
  }),
  event(['5', 'BackOff', 12, null], {
    source: on('checkout-7d9c5b6f4-x2k8q'),
    type: 'Error',
    message: WORDS.BackOff,
    layer: 'K8S',
  }),
  event(['6', 'Shutdown', 20, 0.2], { source: on('checkout-5f6b8c9d7-m4z1t') }),
  event(['7', 'Alarm', 11, 5], {
    type: 'Error',
    message: 'Response time of service shop::checkout is more than 300ms in 2 minutes of last 5 minutes.',
  }),
  event(['8', 'AlarmRecovery', 3, 0], {
    message: 'Response time of service shop::checkout is more than 300ms in 2 minutes of last 5 minutes.',
  }),
]

const HOSTILE = [
  event(['1', '<img src=x onerror=alert(1)>', 26, 4], {
    message: '</script><script>alert("event")</script> {{7*7}} ${jndi:ldap://x}',
    parameters: [
      { key: '__proto__', value: 'javascript:alert(1)' },
      { key: 'k'.repeat(300), value: 'v'.repeat(900) },
    ],
  }),
  event(['2', `Deploy${'-very-long'.repeat(40)}`, 20, 3], {
    source: on(`checkout-${'7d9c5b6f4'.repeat(30)}`),
    message: 'no space to break at'.replaceAll(' ', '\u00a0').repeat(40),
  }),
  event(['3', 'نشر \u202eesrever', 15, 2], { source: on('پرداخت-۷'), message: 'سلة التسوق عربة \u202egnp.exe' }),
  event(['4', '🦅'.repeat(60), 9, null], {
    type: 'Warning',
    source: on('\tone\n\ntwo   three'),
    layer: 'NOBODY_KNOWS',
  }),
  event(['5', ' ', 4, 0], { type: 'Error', source: on('__proto__') }),
]
const CROWD = Array.from({ length: 150 }, (_, at) =>
  event([`${at}`, at % 9 === 0 ? 'Unhealthy' : 'Restart', 29 - at / 5.2, (at % 5) / 5], {
    source: on(`checkout-${(at * 7) % 30}`),
    type: at % 9 === 0 ? 'Error' : 'Normal',
  }),
)

type Events = readonly ((now: number) => OapEvent)[]

function pageOf({ variables: { condition } }: Request): unknown {
  const paging = isRecord(condition) ? condition['paging'] : null
  return isRecord(paging) ? paging['pageNum'] : null
}

/** The first page has all; `endless`: there is always another one. */
const answering =
  (events: Events, endless = false) =>
  (asked: Request): unknown => {
    if (asked.operation === 'ListServices') return { data: { listServices: [] } }
    if (asked.operation !== 'QueryEvents') return undefined
    const rows = endless || pageOf(asked) === 1 ? events.map((of) => of(asked.now)) : []
    return { data: { queryEvents: { events: rows } } }
  }

const demo = demoOf('Event')

export const demos: readonly PanelDemo[] = [
  demo('A rollout that went wrong', 24, 15, { answer: answering(ROLLOUT) }),
  demo('One by one', 12, 15, { answer: answering(ROLLOUT), panel: { view: 'list' } }),
  demo('Narrow', 6, 15, { answer: answering(ROLLOUT) }),
  demo('Not answered yet', 6, 15, { answer: () => undefined, state: 'loading' }),
  demo('Names and words to beware of', 24, 15, { answer: answering(HOSTILE) }),
  demo('One is open', 12, 20, { answer: answering(HOSTILE), panel: { sel: '1' } }),
  demo('150 events on 30 instances', 12, 20, { answer: answering(CROWD) }),
  demo('More than is read', 8, 12, { answer: answering(ROLLOUT, true), state: 'partial' }),
  demo('Nothing happened', 8, 12, { answer: answering([]), state: 'empty' }),
  demo('Refused', 8, 12, {
    answer: () => refused('Exception while fetching data (/queryEvents) : storage is not reachable'),
    state: 'error',
  }),
]
