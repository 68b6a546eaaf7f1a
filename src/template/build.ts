import type { EntityKind } from '@/scope/entity'
import { VERSION } from './gate'
import { isObject } from './json'
import { parseConfiguration } from './parse'
import type { Part } from './part'
import type { Dashboard, Json, JsonObject } from './types'

/** Parts beside each other, all of one height in grid rows. */
export interface Row {
  readonly rows: number
  readonly parts: readonly Part[]
}
/** Rows below each other, as wide as the widest. */
export type Stack = readonly Row[]
/** What takes the whole width: a row, or stacks beside each other. */
export type Block = Row | { readonly stacks: readonly Stack[] }

export interface TabPart {
  readonly name: string
  readonly gate?: string
  readonly blocks: readonly Block[]
}

export const row = (rows: number, ...parts: readonly Part[]): Row => ({ rows, parts })

export const beside = (...stacks: readonly Stack[]): Block => ({ stacks })

export const tab = (name: string, ...blocks: readonly Block[]): TabPart => ({ name, blocks })

/** A tab that is offered only where one of the metrics exists. */
export const tabIf = (metrics: string, name: string, ...blocks: readonly Block[]): TabPart => ({
  name,
  gate: present(metrics),
  blocks,
})

export const tabs = (...pages: readonly TabPart[]): Part => ({
  columns: 24,
  stored: {
    type: 'Tab',
    children: pages.map(({ name, gate, blocks }) => ({
      name,
      ...(gate && { expression: gate }),
      children: placed(blocks),
    })),
  },
})

/** A condition of a gate: at least one of these has a value in the window. */
export const present = (...metrics: readonly string[]): string => `is_present(${metrics.join(',')})`

/** Shown only where the condition, MQE of one value, is neither 0 nor empty. */
export const when = (expression: string, part: Part): Part => gated({ expression }, part)

/** Shown only for instances with one of these values. */
export const whenIs = (attribute: string, values: readonly string[], part: Part): Part =>
  gated({ attribute, is: values }, part)

/** A row that is there as a whole or not at all. */
export const rowWhen = (expression: string, rows: number, ...parts: readonly Part[]): Row =>
  row(rows, ...parts.map((part) => when(expression, part)))

function gated(conditions: JsonObject, part: Part): Part {
  const { aerie } = part.stored
  const { gate, ...kept } = isObject(aerie) ? aerie : {}
  const all = { ...(isObject(gate) ? gate : {}), ...conditions }
  return { ...part, stored: { ...part.stored, aerie: { ...kept, v: VERSION, gate: all } } }
}

interface Head {
  readonly name: string
  readonly layer: string
  readonly entity: EntityKind
  readonly isRoot?: boolean
  readonly isDefault?: boolean
}

/** A dashboard as OAP stores it, read back through the parser: what a page draws is what a server would keep. */
export function dashboard(head: Head, ...blocks: readonly Block[]): Dashboard {
  const { isRoot = false, isDefault = false, ...identity } = head
  const { dashboard: built, faults } = parseConfiguration({ ...identity, isRoot, isDefault, children: placed(blocks) })
  const [fault] = faults
  if (built === null || fault)
    throw new Error(`${head.layer} ${head.entity} ${head.name}: ${fault?.path} ${fault?.message}`)
  return built
}

interface Corner {
  readonly x: number
  readonly y: number
}
/** Items without their ids; how wide and high they are together. */
interface Placed {
  readonly items: readonly JsonObject[]
  readonly w: number
  readonly h: number
}

const placed = (blocks: readonly Block[]): readonly Json[] =>
  below(blocks, { x: 0, y: 0 }).items.map((item, index) => ({ ...item, i: String(index) }))

function below(blocks: readonly Block[], { x, y }: Corner): Placed {
  const start: Placed = { items: [], w: 0, h: 0 }
  return blocks.reduce((sum, block) => {
    const corner = { x, y: y + sum.h }
    const { items, w, h } = 'stacks' in block ? across(block.stacks, corner) : parts(block, corner)
    return { items: [...sum.items, ...items], w: Math.max(sum.w, w), h: sum.h + h }
  }, start)
}

function across(stacks: readonly Stack[], { x, y }: Corner): Placed {
  const start: Placed = { items: [], w: 0, h: 0 }
  return stacks.reduce((sum, stack) => {
    const { items, w, h } = below(stack, { x: x + sum.w, y })
    return { items: [...sum.items, ...items], w: sum.w + w, h: Math.max(sum.h, h) }
  }, start)
}

function parts({ rows, parts: all }: Row, { x, y }: Corner): Placed {
  let right = x
  const items = all.map(({ columns, stored }) => {
    const item: JsonObject = { x: right, y, w: columns, h: rows, ...stored }
    right += columns
    return item
  })
  return { items, w: right - x, h: rows }
}
