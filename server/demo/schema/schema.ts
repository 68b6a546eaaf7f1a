import { buildSchema, type GraphQLSchema } from 'graphql'
import type { Version } from '../version'

const TEXTS = import.meta.glob<string>('./oap-*.graphql', { query: '?raw', import: 'default' })

/** The complete schema of one OAP version, as its introspection answers it. */
export async function loadSchema(version: Version): Promise<GraphQLSchema> {
  const text = TEXTS[`./oap-${version}.graphql`]
  if (!text) throw new Error(`no schema of OAP ${version}`)
  return buildSchema(await text(), { assumeValid: true })
}
