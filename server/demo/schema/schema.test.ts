import { readFileSync } from 'node:fs'
import { buildClientSchema, introspectionFromSchema, lexicographicSortSchema, type IntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { hasShared, SHARED } from '../testing/ask'
import { VERSIONS } from '../version'
import { loadSchema } from './schema'

if (!hasShared) it.skip('schemas against the introspections: ../shared/oap is not there', () => {})
else {
  describe('the schema of each version is what its server answers', () => {
    it.each(VERSIONS)('%s', async (version) => {
      const text = readFileSync(`${SHARED}/introspection/${version}.json`, 'utf8')
      const real = buildClientSchema(JSON.parse(text) as IntrospectionQuery)
      const ours = await loadSchema(version)
      const facts = (schema: typeof real) => introspectionFromSchema(lexicographicSortSchema(schema)).__schema
      expect(facts(ours).types).toEqual(facts(real).types)
      expect(facts(ours).queryType).toEqual(facts(real).queryType)
      expect(facts(ours).mutationType).toEqual(facts(real).mutationType)
    })
  })
}

describe('loadSchema', () => {
  it('tells the versions apart', async () => {
    const fields = async (version: (typeof VERSIONS)[number]) =>
      Object.keys((await loadSchema(version)).getQueryType()?.getFields() ?? {})
    expect(await fields('10.4.0')).toContain('getAllTemplates')
    expect(await fields('11.0.0')).not.toContain('getAllTemplates')
    expect(await fields('10.2.0')).not.toContain('queryTraces')
  })
})
