import { hasFrame, nameOf, type FrameTable } from '@/geometry/flame/table'
import { counted } from './amount'
import { t } from './texts'

/** Signs of a name that are drawn at most; its own parts are rarely longer. */
const DRAWN = 300
/** Signs that would steer the line they stand in: control, direction, line ends. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu
/** `com.zaxxer.hikari.pool.` before a type. */
const PACKAGES = /^(?:L(?=[a-z_$][\w$]*\/))?(?:[a-z_$][\w$]*[./])+(?=[A-Z$])/
/** `Envoy::Event::` before a C++ class. */
const NAMESPACES = /^(?:[A-Za-z_]\w*::)+(?=[A-Z_]\w*::[^:]+$)/
/** `github.com/acme/` before a Go package. */
const FOLDERS = /^[^\s(<]*\/(?=[^/\s(]+\.)/

/** Of a name whatever it holds: cut, without the signs that steer a line. */
export const plainName = (name: string): string => name.slice(0, DRAWN).replace(STEERING, ' ').trim()

/** How a frame is called in full: without the signs that steer a line, cut where it is very long. */
export function fullName(table: FrameTable, frame: number): string {
  if (!hasFrame(table, frame)) return ''
  if (frame === 0 && table.isRootMade) return t('all')
  const name = nameOf(table, frame)
  return plainName(name) || t('unnamed')
}

/** What a cut name leaves out, in words; empty where it is whole. */
export function restOfName(table: FrameTable, frame: number): string {
  const more = hasFrame(table, frame) ? nameOf(table, frame).length - DRAWN : 0
  return more > 0 ? t('longer', counted(more)) : ''
}

/** On a frame: type and method without their package, which has a colour. */
export function shortName(name: string): string {
  const text = plainName(name)
  return text.replace(PACKAGES, '').replace(NAMESPACES, '').replace(FOLDERS, '') || text
}

/** Of every frame, kept by name; the root that we made has a word of its own. */
export function labelsOf(table: FrameTable): (frame: number) => string {
  const known = new Map<number, string>()
  return (frame) => {
    if (frame === 0 && table.isRootMade) return t('all')
    const index = table.name[frame] ?? 0
    let label = known.get(index)
    if (label === undefined) known.set(index, (label = shortName(table.names[index] ?? '') || t('unnamed')))
    return label
  }
}

/** As much of a text as fits, `…` at its end; empty where not even one sign does. */
export function fitting(text: string, room: number, width: (text: string) => number): string {
  const whole = width(text)
  if (whole <= room) return text
  const signs = [...text]
  let kept = Math.min(signs.length - 1, Math.floor((signs.length * room) / whole))
  while (kept > 0) {
    const cut = `${signs.slice(0, kept).join('').trimEnd()}…`
    if (width(cut) <= room) return cut
    kept -= 1
  }
  return ''
}
