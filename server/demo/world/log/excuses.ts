import { incidents } from '../data'
import { exceptionOf, ownException, passedOn } from '../trace/faults'
import { planFor } from '../trace/plans/plans'
import type { Desk, Said } from './desk'

/** All that a service may say about why a visit of a flow failed. */
export function excusesOf(desk: Desk, flow: number, visit: number): readonly Said[] {
  if (desk.voice.access) return desk.broken
  const { name, language } = desk.node.data
  const told = incidents.incidents.flatMap(({ traces }) =>
    traces.flatMap(({ error }) => (error?.service === name ? exceptionOf(error.exception) : [])),
  )
  const { spans } = planFor(incidents.traceFlows[flow]?.id ?? '') ?? { spans: [] }
  const peers = spans.flatMap((span) => (span.visit === visit && span.does === 'call' ? span.peer : []))
  const passed = peers.flatMap((peer) => desk.statuses.map((status) => passedOn(peer, status)))
  return [ownException(language), ...told, ...passed].map(({ stack }) => ({
    mark: desk.mark(desk.voice.words.error),
    say: desk.say({ type: 'TEXT', text: stack }),
  }))
}
