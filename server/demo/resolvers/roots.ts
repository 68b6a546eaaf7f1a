import type { Roots } from '../graphql/execute'

/** All domains together. Fields of the schema that no domain has are answered by an error that names them. */
export const mergeRoots = (domains: readonly Roots[]): Roots => ({
  Query: Object.assign({}, ...domains.map(({ Query }) => Query)) as Roots['Query'],
  Mutation: Object.assign({}, ...domains.map(({ Mutation }) => Mutation)) as Roots['Mutation'],
})
