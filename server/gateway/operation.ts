import {
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { Fault } from './fault'

/** What a GraphQL document would do: the root fields of its mutations; none when it only reads. */
export interface Operation {
  readonly mutations: readonly string[]
}

/** OAP refuses more (its parser's limit). */
const MAX_TOKENS = 15_000

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true, maxTokens: MAX_TOKENS })
  } catch (error) {
    const deep = error instanceof RangeError
    const reason = deep ? 'it is nested too deeply' : error instanceof Error ? error.message : 'syntax error'
    throw new Fault(400, 'GRAPHQL_INVALID', `The GraphQL document cannot be read: ${reason.slice(0, 300)}`)
  }
}

/** Names of the fields a selection set selects at its own level, through fragments. */
function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string[] {
  const names: string[] = []
  const seen = new Set<string>()
  const open = [set]
  for (let next = open.pop(); next; next = open.pop())
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment) open.push(fragment.selectionSet)
      }
    }
  return names
}

/** Reads a document; every operation in it counts, whichever `operationName` picks. Throws a Fault when refused. */
export function readOperation(text: string): Operation {
  const document = parseDocument(text)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const mutations: string[] = []
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue
    if (node.operation === OperationTypeNode.SUBSCRIPTION)
      throw new Fault(400, 'SUBSCRIPTION_REFUSED', 'OAP has no subscriptions.')
    if (node.operation === OperationTypeNode.MUTATION) mutations.push(...rootFields(node.selectionSet, fragments))
  }
  return { mutations }
}

const KEPT = 300
/** The page sends few, recurring documents (everything else travels as variables); longer ones are not kept. */
const KEPT_LENGTH = 64_000
const known = new Map<string, Operation>()

/** `readOperation`, remembered by document. */
export function operationOf(text: string): Operation {
  const found = known.get(text)
  if (found) return found
  const operation = readOperation(text)
  if (text.length <= KEPT_LENGTH) {
    if (known.size >= KEPT) known.clear()
    known.set(text, operation)
  }
  return operation
}
