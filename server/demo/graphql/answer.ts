import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { coerceVariables, type Variables } from './coerce'
import { excess } from './complexity'
import { execute, type Breathe, type Roots } from './execute'
import type { Fault } from './fault'
import { parseDocument } from './parse'
import { validateDocument } from './validate'

export interface Question {
  readonly query: string
  readonly variables: Variables
  /** `null` when the document has one operation only. */
  readonly operationName: string | null
}
export interface Reply {
  readonly status: number
  /** JSON. */
  readonly body: string | Uint8Array
}

/** A document that was parsed and validated: both depend on its text only. */
interface Checked {
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly operations: readonly OperationDefinitionNode[]
}

/** Documents kept; a page sends a few dozen different ones. */
const KEPT = 200

/** A request that nothing speaks against. */
export interface Prepared {
  readonly rootFields: readonly string[]
  readonly mutation: boolean
  run(roots: Roots, breathe: Breathe): Promise<Reply>
}

const refused = (status: number, faults: readonly Fault[]): Reply => ({
  status,
  body: JSON.stringify({ errors: faults }),
})

/** A request that may run, or the refusal of it. */
export type Answerer = (question: Question, breathe: Breathe) => Promise<Prepared | Reply>

type Check = (query: string, breathe: Breathe) => Promise<Checked | Reply>

/** Good documents are checked once, also when several requests bring one at a time. */
function remembering(check: Check): Check {
  const kept = new Map<string, Promise<Checked | Reply>>()
  return (query, breathe) => {
    const found = kept.get(query)
    if (found) return found
    const made = check(query, breathe)
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.set(query, made)
    const forget = (): boolean => kept.delete(query)
    made.then((result) => 'status' in result && forget(), forget)
    return made
  }
}

async function checkDocument(schema: GraphQLSchema, query: string, breathe: Breathe): Promise<Checked | Reply> {
  const parsed = parseDocument(query)
  if ('fault' in parsed) return refused(200, [parsed.fault])
  const operations = parsed.document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (operations.some((node) => node.operation === 'subscription')) return SUBSCRIPTION
  await breathe()
  const faults = await validateDocument(schema, parsed.document, breathe)
  if (faults.length > 0) return refused(400, faults)
  return { document: parsed.document, fragments: fragmentsOf(parsed.document), operations }
}

/** Parses, checks and runs GraphQL requests as OAP's graphql-java does. */
export function createAnswerer(schema: GraphQLSchema): Answerer {
  const check = remembering((query, breathe) => checkDocument(schema, query, breathe))

  return async (question, breathe) => {
    const checked = await check(question.query, breathe)
    if ('status' in checked) return checked
    const operation = pick(checked, question.operationName)
    if ('status' in operation) return operation
    const coerced = coerceVariables(schema, operation, question.variables)
    if ('fault' in coerced) return refused(200, [coerced.fault])
    const { variables } = coerced
    const fault = excess(operation, checked.fragments, variables)
    if (fault) return refused(200, [fault])
    return {
      rootFields: fieldsOf(operation.selectionSet, checked),
      mutation: operation.operation === 'mutation',
      run: async (roots, breathe) => ({
        status: 200,
        body: await execute({ schema, operation, variables, roots, breathe, ...checked }),
      }),
    }
  }
}

/** Names of the fields of a selection, those of its fragments too. */
const fieldsOf = (set: SelectionSetNode, checked: Checked): readonly string[] =>
  set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : checked.fragments.get(node.name.value)
    return fragment ? fieldsOf(fragment.selectionSet, checked) : []
  })

/** What graphql-java says for lack of a subscription root (recorded). */
const SUBSCRIPTION: Reply = { status: 500, body: '{"errors":[{"message":"Object required to be not null"}]}' }

function pick({ operations }: Checked, name: string | null): OperationDefinitionNode | Reply {
  const bare = (message: string): Reply => ({
    status: 500,
    body: JSON.stringify({ message, extensions: { classification: 'ValidationError' } }),
  })
  if (name !== null && name !== '') {
    return operations.find((node) => node.name?.value === name) ?? bare(`Unknown operation named '${name}'.`)
  }
  const [first, ...others] = operations
  if (!first || others.length > 0) {
    return bare('Must provide operation name if query contains multiple operations.')
  }
  return first
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node] as const),
  )
