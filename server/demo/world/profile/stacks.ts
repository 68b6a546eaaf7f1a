/** A frame of `AsyncProfilerStackTree`. */
export interface StackElement {
  readonly id: string
  readonly parentId: string
  readonly codeSignature: string
  readonly total: number
  readonly self: number
}

interface Node {
  readonly name: string
  readonly callees: Map<string, Node>
  self: number
  total: number
}

const nodeOf = (name: string): Node => ({ name, callees: new Map(), self: 0, total: 0 })

/** Stacks put together into one tree. Its root has no name, as OAP's has none (recorded). */
export class Stacks {
  readonly #root = nodeOf('')

  /** `units` of one stack, the outermost frame first. */
  add(frames: readonly string[], units: number): void {
    if (units <= 0) return
    let node = this.#root
    node.total += units
    for (const frame of frames) {
      let callee = node.callees.get(frame)
      if (!callee) node.callees.set(frame, (callee = nodeOf(frame)))
      callee.total += units
      node = callee
    }
    node.self += units
  }

  /** Depth first, parents before what they call. */
  elements(): readonly StackElement[] {
    const elements: StackElement[] = []
    const open: { readonly node: Node; readonly parentId: string }[] = [{ node: this.#root, parentId: '-1' }]
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, parentId } = next
      const id = String(elements.length)
      elements.push({ id, parentId, codeSignature: node.name, total: node.total, self: node.self })
      for (const callee of [...node.callees.values()].reverse()) open.push({ node: callee, parentId: id })
    }
    return elements
  }
}
