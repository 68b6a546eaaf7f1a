import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'

/** How deep a selection goes into types that contain themselves. */
const DEPTH = 5

/** Names of arguments and input members with a value that means something in the world. */
export type Known = Readonly<Record<string, unknown>>

export interface Sample {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A document that asks a root field for all it has, with the arguments it needs and those that `known` names. */
export function sampleOf(root: GraphQLObjectType, field: GraphQLField<unknown, unknown>, known: Known): Sample {
  const args = field.args.filter((arg) => isNonNullType(arg.type) || Object.hasOwn(known, arg.name))
  const head = args.length > 0 ? `(${args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ')})` : ''
  const passed = args.length > 0 ? `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})` : ''
  const operation = root.name === 'Mutation' ? 'mutation' : 'query'
  return {
    query: `${operation} Sample${head} { ${field.name}${passed} ${selection(field.type, DEPTH)} }`,
    variables: Object.fromEntries(args.map(({ name, type }) => [name, valueOf(name, type, known)])),
  }
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields())
  const inner = fields.filter((field) => depth > 1 || !isObjectType(getNamedType(field.type)))
  return `{ ${inner.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(' ')} __typename }`
}

function valueOf(name: string, type: GraphQLInputType, known: Known): unknown {
  const isObject = typeof known[name] === 'object'
  if (Object.hasOwn(known, name) && isObject === isInputObjectType(getNamedType(type))) return known[name]
  if (isNonNullType(type)) return valueOf(name, type.ofType, known)
  if (isListType(type)) return [valueOf(name, type.ofType, known)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields()).filter((member) => isNonNullType(member.type))
    return Object.fromEntries(members.map((member) => [member.name, valueOf(member.name, member.type, known)]))
  }
  return { String: 'x', ID: 'x', Int: 1, Long: 1, Boolean: true }[type.name]
}
