import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import { locationsOf, type Fault } from './fault'

export type Variables = Readonly<Record<string, unknown>>
export type Coerced = { readonly variables: Variables } | { readonly fault: Fault }

/** A value that does not fit its type; the message is graphql-java's. */
class Misfit extends Error {}
/** A member that an input object does not have: graphql-java reports it without naming the variable. */
class UnknownMember extends Error {}

/** The variables of one operation as its types want them; the first misfit refuses the request, as OAP does. */
export function coerceVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Variables): Coerced {
  const variables: Record<string, unknown> = {}
  for (const node of operation.variableDefinitions ?? []) {
    try {
      setVariable(schema, node, given, variables)
    } catch (error) {
      const extensions = { classification: 'ValidationError' }
      if (error instanceof UnknownMember) return { fault: { message: error.message, extensions } }
      if (!(error instanceof Misfit)) throw error
      const message = `Variable '${node.variable.name.value}' has an invalid value: ${error.message}`
      return { fault: { message, locations: locationsOf(node), extensions } }
    }
  }
  return { variables }
}

function setVariable(
  schema: GraphQLSchema,
  node: VariableDefinitionNode,
  given: Variables,
  into: Record<string, unknown>,
): void {
  const name = node.variable.name.value
  const type = typeFromAST(schema, node.type)
  if (!type || !isInputType(type)) return
  const value = Object.hasOwn(given, name) ? given[name] : undefined
  if (value === undefined && node.defaultValue) {
    into[name] = valueFromAST(node.defaultValue, type)
  } else if (value === undefined || value === null) {
    if (isNonNullType(type)) throw new Misfit(`Variable '${name}' has coerced Null value for NonNull type '${type}'`)
    if (value === null) into[name] = null
  } else {
    into[name] = coerce(value, type)
  }
}

function coerce(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) {
    const inner = coerce(value, type.ofType)
    if (inner === null) throw new Misfit(`Coerced Null value for NonNull type '${type}'`)
    return inner
  }
  if (value === null || value === undefined) return null
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.map((item) => coerce(item, type.ofType))
  }
  if (isInputObjectType(type)) return coerceObject(value, type)
  if (isEnumType(type)) {
    const name = String(value)
    if (type.getValue(name)) return name
    throw new Misfit(`Invalid input for enum '${type.name}'. No value found for name '${name}'`)
  }
  return coerceScalar(value, type.name)
}

function coerceObject(value: unknown, type: GraphQLInputObjectType): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const java = javaName(value)
    throw new Misfit(
      `Expected type 'Map' but was '${java}'. Variables for input objects must be an instance of type 'Map'.`,
    )
  }
  const given = new Map<string, unknown>(Object.entries(value))
  const fields = type.getFields()
  for (const name of given.keys()) {
    if (Object.hasOwn(fields, name)) continue
    throw new UnknownMember(
      `The variables input contains a field name '${name}' that is not defined for input object type '${type.name}' `,
    )
  }
  const object: Record<string, unknown> = {}
  for (const field of Object.values(fields)) {
    const member = given.get(field.name)
    if (member === undefined && field.defaultValue !== undefined) object[field.name] = field.defaultValue
    else if (member !== undefined && member !== null) object[field.name] = coerce(member, field.type)
    else if (isNonNullType(field.type)) {
      throw new Misfit(`Field '${field.name}' has coerced Null value for NonNull type '${field.type}'`)
    } else if (member === null) object[field.name] = null
  }
  return object
}

function coerceScalar(value: unknown, scalar: string): unknown {
  const misfit = (text: string) => new Misfit(`${text} but it was a '${javaName(value)}'`)
  switch (scalar) {
    case 'Int':
    case 'Long':
      if (typeof value === 'number' && Number.isInteger(value)) return value
      if (scalar === 'Long' && typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value)
      throw misfit(`Expected a value that can be converted to type '${scalar}'`)
    case 'Boolean':
      if (typeof value === 'boolean') return value
      throw misfit('Expected a Boolean input,')
    case 'ID':
      if (typeof value === 'string' || typeof value === 'number') return String(value)
      throw misfit("Expected a value that can be converted to type 'ID'")
    default:
      if (typeof value === 'string') return value
      throw misfit('Expected a String input,')
  }
}

/** The simple class name that Jackson gives a JSON value. */
function javaName(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  if (typeof value === 'string') return 'String'
  return Array.isArray(value) ? 'ArrayList' : 'LinkedHashMap'
}
