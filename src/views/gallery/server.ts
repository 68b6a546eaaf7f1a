import { isRecord } from '@/protocol/decode'
import { makeConnection, type Connection } from '@/query/connection'
import { withdrawn } from '@/query/failure'
import type { Call, Transport } from '@/query/transport'
import type { PanelDemo, Request } from '@/widgets/demos'
import { NOW } from './moment'

/** What tells an OAP 10.4 from others. */
const FIELDS = [
  { name: 'execExpression', args: [{ name: 'debug' }] },
  { name: 'queryTrace', args: [{ name: 'duration' }] },
  ...[
    'queryAlarmTagAutocompleteKeys',
    'queryAsyncProfilerTaskList',
    'queryPprofTaskList',
    'queryTraces',
    'listInstancesByName',
    'getRecordsTTL',
    'getAllTemplates',
    'getMenuItems',
  ].map((name) => ({ name, args: [] })),
]
const ALARM = [{ name: 'recoveryTime', args: [] }]

function hello({ variables: { type } }: Request): unknown {
  const fields = type === 'AlarmMessage' ? ALARM : FIELDS
  const getTimeInfo = { timezone: '+0530', currentTimestamp: NOW }
  return { data: { version: '10.4.0', getTimeInfo, __type: { name: type, fields } } }
}

function requestOf({ body }: Call): Request {
  const sent: unknown = JSON.parse(body ?? 'null')
  const { query, variables } = isRecord(sent) ? sent : {}
  const operation = /^\s*query (\w+)/.exec(typeof query === 'string' ? query : '')?.[1] ?? ''
  return { operation, variables: isRecord(variables) ? variables : {}, now: NOW }
}

const transportOf =
  ({ answer }: Pick<PanelDemo, 'answer'>): Transport =>
  (call) =>
    new Promise((resolve, reject) => {
      const asked = requestOf(call)
      const body = asked.operation === 'Hello' ? hello(asked) : answer?.(asked)
      call.signal.addEventListener('abort', () => reject(withdrawn()))
      if (body !== undefined)
        resolve({ status: 200, type: 'application/json', text: JSON.stringify(body), requestId: null })
    })

/** A server that only one panel has and that its demo plays: nothing leaves the page. */
export const playedConnection = (demo: Pick<PanelDemo, 'answer'>): Connection =>
  makeConnection(transportOf(demo), (path) => `https://gallery.invalid/${path}`)
