import type { Look } from '../look'
import type { Pen } from '../edges'
import type { GraphLink, GraphNode } from '../model'

export interface Stroke {
  readonly call: string
  readonly args: readonly unknown[]
  /** Colour, alpha and width at that moment. */
  readonly stroke: unknown
  readonly fill: unknown
  readonly alpha: unknown
  readonly width: unknown
}

/** A drawing context that writes down what it is asked to do. A letter is as wide as 6 px. */
export function fakePen(): { readonly pen: Pen; readonly calls: Stroke[]; readonly texts: () => string[] } {
  const calls: Stroke[] = []
  const state: Record<string, unknown> = { globalAlpha: 1 }
  const pen = new Proxy(state, {
    get: (_, name: string) =>
      name in state
        ? state[name]
        : (...args: unknown[]) => {
            const { strokeStyle: stroke, fillStyle: fill, globalAlpha: alpha, lineWidth: width } = state
            calls.push({ call: name, args, stroke, fill, alpha, width })
            return name === 'measureText' ? { width: 6 * String(args[0]).length } : undefined
          },
    set: (_, name: string, value: unknown) => {
      state[name] = value
      return true
    },
  }) as unknown as Pen
  return { pen, calls, texts: () => calls.flatMap(({ call, args }) => (call === 'fillText' ? [String(args[0])] : [])) }
}

/** Tokens stand for their colours, names for their icons. */
export const fakeLook: Look = {
  colour: (token) => token,
  font: (size, weight) => `${weight} ${size}px test`,
  icon: (name) => name as unknown as Path2D,
  nameWidth: (text) => 6 * text.length,
  lineWidth: (text) => 5 * text.length,
}

export const nodeOf = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  name: id,
  figures: [],
  tone: 'ok',
  failed: 0,
  icon: 'service',
  dashed: false,
  alarms: 0,
  ...more,
})

export const linkOf = (source: string, target: string, more: Partial<GraphLink> = {}): GraphLink => ({
  id: `${source}-${target}`,
  source,
  target,
  weight: null,
  tone: 'ok',
  dashed: false,
  label: [],
  ...more,
})
