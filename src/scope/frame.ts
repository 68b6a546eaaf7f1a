import { PRESENTATION, type State } from './state'

/** Inside a frame also these stay: the portal chose them for every page it leads to. */
const IN_FRAME = ['tz', 'refresh'] as const
const WINDOW = ['from', 'to', 'step', 'cold'] as const

/** Whether a portal shows the page: then there is nothing of ours around it that could bring a choice back. */
export const isFramed = ({ embed, hide }: State): boolean => embed === true || (hide?.length ?? 0) > 0

/**
 * What the next page keeps of how this one is presented, whoever wrote the link. A key that the link carries wins; a
 * window is taken as a whole or not at all. Returns `next` itself when nothing is missing.
 */
export function presentedAs(here: State, next: State): State {
  const inFrame = isFramed(here)
  const hasWindow = WINDOW.some((key) => next[key] !== undefined)
  const keys = [...PRESENTATION, ...(inFrame ? IN_FRAME : []), ...(inFrame && !hasWindow ? WINDOW : [])]
  const missing = keys.filter((key) => here[key] !== undefined && next[key] === undefined)
  return missing.length === 0 ? next : { ...next, ...Object.fromEntries(missing.map((key) => [key, here[key]])) }
}
