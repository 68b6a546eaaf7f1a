import type { FrameTable } from './table'

const BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = BASIS
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return hash >>> 0
}

/** A path's hash goes on with the hash of one more name, byte by byte. */
function extended(hash: number, name: number): number {
  let one = hash
  for (let shift = 0; shift < 32; shift += 8) one = Math.imul(one ^ ((name >>> shift) & 0xff), PRIME)
  return one >>> 0
}

/**
 * A key per frame, parents before children. Where two paths have one hash the later frame takes the next number that is
 * free, so that a key means one frame.
 */
export function keysOf(names: readonly string[], name: Uint32Array, parent: Int32Array): Uint32Array {
  const hashes = names.map(hashOf)
  const paths = new Uint32Array(name.length)
  const keys = new Uint32Array(name.length)
  const mask = 2 ** Math.ceil(Math.log2(name.length * 2 + 2)) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  for (let at = 0; at < name.length; at += 1) {
    const above = parent[at] ?? -1
    const path = extended(above < 0 ? BASIS : (paths[above] ?? 0), hashes[name[at] ?? 0] ?? 0)
    paths[at] = path
    let key = path
    let slot = key & mask
    // The slot of a number is the first one from there on that is its own or nobody's.
    for (let other = slots[slot] ?? -1; other >= 0; other = slots[slot] ?? -1) {
      if (keys[other] !== key) slot = (slot + 1) & mask
      else {
        key = (key + 1) >>> 0
        slot = key & mask
      }
    }
    keys[at] = key
    slots[slot] = at
  }
  return keys
}

/** As it stands in an address: hex digits. */
export const printKey = (table: FrameTable, frame: number): string => (table.key[frame] ?? 0).toString(16)

/** The frame that an address names; `null` where this table has none such. */
export function findFrame(table: FrameTable, text: string): number | null {
  if (!/^[0-9a-f]{1,8}$/.test(text)) return null
  const at = table.key.indexOf(parseInt(text, 16))
  return at < 0 ? null : at
}
