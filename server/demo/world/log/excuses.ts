import { incidents } from '../data'
import { exceptionOf, ownException, passedOn } from '../trace/faults'
import { planFor } from '../trace/plans/plans'
import { OK, type Desk, type Said } from './desk'

/** The status of what fails for no reason of an incident's. */
const FAILED = '500'

/** All that a service may say about why a visit of a flow failed. */
export function excusesOf(desk: Desk, flow: number, visit: number): readonly Said[] {
  const { name, language } = desk.node.data
  const { id = '' } = incidents.traceFlows[flow] ?? {}
  const errors = incidents.incidents.flatMap(({ traces }) =>
    traces.flatMap(({ flow: of, error }) => (of === id && error ? error : [])),
  )
  const told = errors.filter(({ service }) => service === name)
  if (desk.voice.access) return statusesOf(told).flatMap((status) => desk.servedWith(status))
  const { spans } = planFor(id) ?? { spans: [] }
  const peers = spans.flatMap((span) => (span.visit === visit && span.does === 'call' ? span.peer : []))
  const passed = peers.flatMap((peer) => [OK, ...statusesOf(errors)].map((status) => passedOn(peer, status)))
  return [ownException(language), ...told.map(({ exception }) => exceptionOf(exception)), ...passed].map(
    ({ stack }) => ({
      mark: desk.mark(desk.voice.words.error),
      say: desk.say({ type: 'TEXT', text: stack }),
    }),
  )
}

const statusesOf = (errors: readonly { readonly status: number }[]): readonly string[] => [
  ...new Set([FAILED, ...errors.map(({ status }) => String(status))]),
]
