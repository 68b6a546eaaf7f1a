import {
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  Long: (value) => Number.isSafeInteger(value),
}

/** Where an answer is not what its type says, as paths with what was found; empty when it fits. */
export function misfits(type: GraphQLOutputType, value: unknown, path: string): string[] {
  if (isNonNullType(type)) {
    return value === null || value === undefined ? [`${path} is null`] : misfits(type.ofType, value, path)
  }
  if (value === null) return []
  if (isListType(type)) {
    if (!Array.isArray(value)) return [`${path} is no list`]
    return value.flatMap((item: unknown, index) => misfits(type.ofType, item, `${path}[${index}]`))
  }
  if (isObjectType(type)) {
    if (typeof value !== 'object' || value === undefined) return [`${path} is no object`]
    const fields = type.getFields()
    return Object.entries(value).flatMap(([name, member]) => {
      if (name === '__typename') return member === type.name ? [] : [`${path} calls itself ${String(member)}`]
      const field = fields[name]
      return field ? misfits(field.type, member, `${path}.${name}`) : [`${path} has no ${name}`]
    })
  }
  const fits = isEnumType(type)
    ? typeof value === 'string' && type.getValue(value) !== undefined
    : SCALARS[type.toString()]?.(value)
  return fits === true ? [] : [`${path} is ${JSON.stringify(value)}, no ${type.toString()}`]
}

export const typeOfRoot = (schema: GraphQLSchema, root: 'Query' | 'Mutation', field: string) => {
  const type = root === 'Query' ? schema.getQueryType() : schema.getMutationType()
  return type?.getFields()[field]?.type
}
