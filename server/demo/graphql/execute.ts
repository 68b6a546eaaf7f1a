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
import { Json } from './json'
import { collectFields, shapeOf, type Selecting } from './shape'
import { writing } from './write'

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

/** The body of a GraphQL answer, written field by field so that no single step is long. */
export async function execute(execution: Execution): Promise<Uint8Array> {
  const { schema, operation } = execution
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  if (!root) throw new Error(`no root type for ${operation.operation}`)
  const answer: Answer = { root, json: new Json(), faults: [] }
  const { json, faults } = answer
  let whole = true
  let opening = '{"data":{'
  for (const [key, nodes] of collectFields(root, operation.selectionSet, execution)) {
    json.raw(`${opening}"${key}":`)
    if (!(await field(execution, answer, key, nodes))) whole = false
    opening = ','
    await execution.breathe()
  }
  json.raw('}}')
  if (faults.length === 0) return json.bytes()
  const errors = Buffer.from(`{"errors":${JSON.stringify(faults)},`)
  return Buffer.concat([errors, whole ? json.bytes().subarray(1) : Buffer.from('"data":null}')])
}

interface Answer {
  readonly root: GraphQLObjectType
  readonly json: Json
  readonly faults: Fault[]
}

/** Writes one root field; false when its absence takes the whole answer with it. */
async function field(execution: Execution, answer: Answer, key: string, nodes: readonly FieldNode[]): Promise<boolean> {
  const { root, json, faults } = answer
  const node = nodes[0]
  const name = node?.name.value ?? key
  if (name.startsWith('__')) {
    json.value(name === '__typename' ? root.name : introspect(execution, key, nodes))
    return true
  }
  const definition = root.getFields()[name]
  if (!node || !definition) throw new GraphQLError(`no field ${name}`)
  const start = json.length
  const shape = shapeOf(definition.type, nodes, execution)
  try {
    const resolve = execution.roots[root.name === 'Mutation' ? 'Mutation' : 'Query'][name]
    if (!resolve) throw new Refusal(`${name} is not simulated yet`)
    const args = getArgumentValues(definition, node, execution.variables)
    const value = await resolve(args as never, execution.breathe)
    await execution.breathe()
    const place = { path: [key], parent: root.name, faults }
    for (const slices = writing(json, shape, value, place); ; await execution.breathe()) {
      const slice = slices.next()
      if (slice.done) return slice.value
    }
  } catch (error) {
    faults.push(fetchingFault([key], node, error instanceof Error ? error.message : String(error)))
    json.rewind(start)
    json.raw('null')
    return shape.kind !== 'required'
  }
}

/** `__schema` and `__type` are graphql-js's own: the same document with nothing else in it. */
function introspect(execution: Execution, key: string, nodes: readonly FieldNode[]): unknown {
  const { document, operation, schema, variables } = execution
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const asked = { ...operation, selectionSet: { ...operation.selectionSet, selections: nodes } }
  const answer = executeSync({
    schema,
    document: { ...document, definitions: [asked, ...fragments] },
    variableValues: { ...variables } satisfies Variables,
  })
  return answer.data?.[key] ?? null
}
