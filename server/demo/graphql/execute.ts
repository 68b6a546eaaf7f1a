import {
  GraphQLError,
  Kind,
  executeSync,
  getArgumentValues,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Variables } from './coerce'
import { Refusal, fetchingFault, type Fault } from './fault'
import { ABSENT, project } from './project'
import { collectFields, shapeOf, type Selecting } from './shape'

/** A root field: arguments, coerced by the schema, to a plain answer. What it throws becomes the fault's text. */
export type Resolve = (args: never, breathe: Breathe) => unknown
/** Waits when this turn of the event loop has lasted long enough; called between pieces of work. */
export type Breathe = () => Promise<void>
export interface Roots {
  readonly Query: Readonly<Record<string, Resolve>>
  readonly Mutation: Readonly<Record<string, Resolve>>
}

export interface Execution extends Selecting {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly roots: Roots
  readonly breathe: Breathe
}

/** The body of a GraphQL answer as JSON, written field by field so that no single step is long. */
export async function execute(execution: Execution): Promise<string> {
  const { schema, operation } = execution
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  if (!root) throw new Error(`no root type for ${operation.operation}`)
  const faults: Fault[] = []
  const parts: string[] = []
  let whole = true
  for (const [key, nodes] of collectFields(root, operation.selectionSet, execution)) {
    const json = await field(execution, root, key, nodes, faults)
    if (json === null) whole = false
    else parts.push(`${JSON.stringify(key)}:${json}`)
    await execution.breathe()
  }
  const data = whole ? `{${parts.join(',')}}` : 'null'
  return faults.length > 0 ? `{"errors":${JSON.stringify(faults)},"data":${data}}` : `{"data":${data}}`
}

/** One root field as JSON; `null` when its absence takes the whole answer with it. */
async function field(
  execution: Execution,
  root: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  faults: Fault[],
): Promise<string | null> {
  const node = nodes[0]
  if (!node) return 'null'
  const name = node.name.value
  if (name === '__typename') return JSON.stringify(root.name)
  if (name.startsWith('__')) return introspect(execution, key, nodes)
  const definition = root.getFields()[name]
  if (!definition) throw new GraphQLError(`no field ${name}`)
  const shape = shapeOf(definition.type, nodes, execution)
  try {
    const resolve = execution.roots[root.name === 'Mutation' ? 'Mutation' : 'Query'][name]
    if (!resolve) throw new Refusal(`${name} is not simulated yet`)
    const args = getArgumentValues(definition, node, execution.variables)
    const kept = project(shape, await resolve(args as never, execution.breathe), key, faults, root.name)
    return kept === ABSENT ? null : JSON.stringify(kept)
  } catch (error) {
    faults.push(fetchingFault([key], node, error instanceof Error ? error.message : String(error)))
    return shape.kind === 'required' ? null : 'null'
  }
}

/** `__schema` and `__type` are graphql-js's own: the same document with nothing else in it. */
function introspect(execution: Execution, key: string, nodes: readonly FieldNode[]): string {
  const { document, operation, schema, variables } = execution
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const asked = { ...operation, selectionSet: { ...operation.selectionSet, selections: nodes } }
  const answer = executeSync({
    schema,
    document: { ...document, definitions: [asked, ...fragments] },
    variableValues: { ...variables } satisfies Variables,
  })
  return JSON.stringify(answer.data?.[key] ?? null)
}
