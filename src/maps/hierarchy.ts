import type { HierarchyLink, HierarchyNode } from '@/protocol/hierarchy/hierarchy'
import type { LayerLevel } from '@/protocol/hierarchy/levels'

/** One service on two layers is two nodes with one id. */
export const nodeKey = ({ id, layer }: Pick<HierarchyNode, 'id' | 'layer'>): string => JSON.stringify([layer, id])

export interface HierarchyRows<Node extends HierarchyNode = HierarchyNode> {
  /** From the highest level down; nodes by layer and name. */
  readonly rows: readonly (readonly Node[])[]
  /** Pairs of keys, from above to below. */
  readonly lines: readonly (readonly [upper: string, lower: string])[]
}

/** By OAP's levels; a layer that has none stands right below what runs on it. */
export function rowsOf<Node extends HierarchyNode>(
  own: Node,
  links: readonly HierarchyLink<Node>[],
  levels: readonly LayerLevel[],
): HierarchyRows<Node> {
  const nodes = new Map(
    [own, ...links.flatMap(({ upper, lower }) => [upper, lower])].map((node) => [nodeKey(node), node]),
  )
  const known = new Map(levels.map(({ layer, level }) => [layer, level]))
  const lines = new Map(
    links.map(({ upper, lower }) => [
      JSON.stringify([nodeKey(upper), nodeKey(lower)]),
      [nodeKey(upper), nodeKey(lower)] as const,
    ]),
  )
  const levelOf = (node: Node): number => known.get(node.layer) ?? below(node)
  const below = (node: Node): number => {
    const uppers = links
      .filter(({ lower }) => nodeKey(lower) === nodeKey(node))
      .flatMap(({ upper }) => known.get(upper.layer) ?? [])
    return uppers.length > 0 ? Math.min(...uppers) - 1 : 0
  }
  const rows = new Map<number, Node[]>()
  for (const node of nodes.values()) {
    const level = levelOf(node)
    rows.set(level, [...(rows.get(level) ?? []), node])
  }
  return {
    rows: [...rows].sort(([a], [b]) => b - a).map(([, row]) => row.sort(byLayer)),
    lines: [...lines.values()].filter(([upper, lower]) => upper !== lower),
  }
}

const byLayer = (a: HierarchyNode, b: HierarchyNode): number =>
  a.layer.localeCompare(b.layer) || a.name.localeCompare(b.name)

/** What a virtual service really is: the one that it runs on, as its own layer sees it. */
export const realOf = (
  own: Pick<HierarchyNode, 'id' | 'layer'>,
  links: readonly HierarchyLink[],
): HierarchyNode | null => links.find(({ upper }) => nodeKey(upper) === nodeKey(own))?.lower ?? null

/** All others that OAP relates to it, each once. */
export const othersOf = (
  own: Pick<HierarchyNode, 'id' | 'layer'>,
  links: readonly HierarchyLink[],
): readonly HierarchyNode[] => [
  ...new Map(
    links
      .flatMap(({ upper, lower }) => [upper, lower])
      .filter((node) => nodeKey(node) !== nodeKey(own))
      .map((node) => [nodeKey(node), node]),
  ).values(),
]
