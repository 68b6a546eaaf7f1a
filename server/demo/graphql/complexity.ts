import { Kind, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import type { Fault } from './fault'
import { isWanted, type Selecting } from './shape'

/** OAP's `SW_QUERY_MAX_QUERY_COMPLEXITY` default. */
export const MAX_COMPLEXITY = 3_000
/** graphql-java's limit for documents that ask for the schema. */
const MAX_INTROSPECTION_DEPTH = 20

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/**
 * Selected fields, each alias counted, `@skip` and `@include` obeyed; `__typename` is free. A fragment counts once in a
 * document, however often it is spread (asked of a real 10.1.0).
 */
function complexity(
  set: SelectionSetNode,
  selecting: Pick<Selecting, 'fragments' | 'variables'>,
  seen: Set<string>,
): number {
  let count = 0
  for (const node of set.selections) {
    if (!isWanted(node, selecting.variables)) continue
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = seen.has(node.name.value) ? undefined : selecting.fragments.get(node.name.value)
      seen.add(node.name.value)
      if (fragment) count += complexity(fragment.selectionSet, selecting, seen)
      continue
    }
    if (node.kind === Kind.FIELD && node.name.value !== '__typename') count += 1
    if (node.selectionSet) count += complexity(node.selectionSet, selecting, seen)
  }
  return count
}

function depth(set: SelectionSetNode | undefined, fragments: Fragments): number {
  let deepest = 0
  for (const node of set?.selections ?? []) {
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
    deepest = Math.max(deepest, depth(inner?.selectionSet, fragments) + (node.kind === Kind.FIELD ? 1 : 0))
  }
  return deepest
}

const asksSchema = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.some(
    (node) => node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value),
  )

/** Parts of the schema that graphql-java gives once per document, by the name of the field. */
const ONCE: ReadonlyMap<string, string> = new Map([
  ['__schema', 'Query.__schema'],
  ['__type', 'Query.__type'],
  ['fields', '__Type.fields'],
  ['inputFields', '__Type.inputFields'],
  ['interfaces', '__Type.interfaces'],
  ['possibleTypes', '__Type.possibleTypes'],
])

/** Which of them is asked for twice, of a document that asks for the schema. */
function repeated(
  set: SelectionSetNode,
  fragments: Fragments,
  inside: boolean,
  seen = new Set<string>(),
): string | null {
  for (const node of set.selections) {
    const isField = node.kind === Kind.FIELD
    const name = isField ? node.name.value : ''
    const within = inside || name.startsWith('__')
    const coordinate = within ? ONCE.get(name) : undefined
    if (coordinate !== undefined && seen.has(coordinate)) return coordinate
    if (coordinate !== undefined) seen.add(coordinate)
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
    const found = inner?.selectionSet ? repeated(inner.selectionSet, fragments, within, seen) : null
    if (found) return found
  }
  return null
}

/** The refusal of a document that asks for too much, or `null`. */
export function excess(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Selecting['variables'],
): Fault | null {
  const aborted = (message: string): Fault => ({ message, extensions: { classification: 'ExecutionAborted' } })
  if (asksSchema(operation) && depth(operation.selectionSet, fragments) > MAX_INTROSPECTION_DEPTH) {
    return aborted(`Maximum query depth exceeded. ${MAX_INTROSPECTION_DEPTH + 1} > ${MAX_INTROSPECTION_DEPTH}`)
  }
  const twice = asksSchema(operation) ? repeated(operation.selectionSet, fragments, false) : null
  if (twice !== null) {
    const message = `This request is not asking for introspection in good faith - ${twice} is present too often!`
    return { message, extensions: { classification: 'BadFaithIntrospection' } }
  }
  const total = complexity(operation.selectionSet, { fragments, variables }, new Set())
  return total > MAX_COMPLEXITY ? aborted(`maximum query complexity exceeded ${total} > ${MAX_COMPLEXITY}`) : null
}
