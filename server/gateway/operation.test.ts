import { describe, expect, it } from 'vitest'
import { ALLOW, checkMutations } from './access'
import { readOperation } from './operation'

const mutations = (document: string) => readOperation(document).mutations

describe('readOperation', () => {
  it('finds no mutation in what only reads, whatever its names say', () => {
    for (const document of [
      '{ addTemplate }',
      'query addTemplate { a: listLayers(x: "mutation { addTemplate }") }',
      '# mutation { addTemplate }\nquery { a }',
      'query { a(x: """mutation { addTemplate }""") }',
      'fragment mutation on Query { a } { ...mutation }',
    ])
      expect(mutations(document)).toEqual([])
  })

  it('finds the fields behind aliases, fragments, inline fragments, commas, directives and other operations', () => {
    expect(mutations('mutation{listLayers:addTemplate(a:1){status}}')).toEqual(['addTemplate'])
    expect(
      mutations('mutation M($x:Int=1)@a(b:"{"){...F} fragment F on Mutation{...on Mutation{disableTemplate}}'),
    ).toEqual(['disableTemplate'])
    expect(mutations('query A{a} mutation B{createProfileTask}')).toEqual(['createProfileTask'])
    expect(mutations('\uFEFF,,mutation,{,keepEBPFNetworkProfiling @include(if:true),}')).toEqual([
      'keepEBPFNetworkProfiling',
    ])
  })

  it('ends with fragments that include each other', () => {
    expect(mutations('mutation{...A} fragment A on M{...B x} fragment B on M{...A y}').toSorted()).toEqual(['x', 'y'])
  })

  it('refuses what is too long or too deep', () => {
    expect(() => readOperation(`{${'a '.repeat(15_001)}}`)).toThrow(/token/i)
    const deep = 14_000 / 2
    expect(() => readOperation('{a'.repeat(deep) + '}'.repeat(deep))).not.toThrow(RangeError)
    expect(() => readOperation(`{a(x:${'['.repeat(14_000)})}`)).toThrow(/cannot be read/)
  })
})

describe('allow', () => {
  const TEMPLATES = ['addTemplate', 'changeTemplate', 'disableTemplate']
  const TASKS = [
    'createProfileTask',
    'createAsyncProfilerTask',
    'createPprofTask',
    'createEBPFProfilingFixedTimeTask',
    'createEBPFNetworkProfiling',
    'keepEBPFNetworkProfiling',
    'setContinuousProfilingPolicy',
  ]
  const UNKNOWN = ['createUser', 'addTemplates', 'xaddTemplate', 'deleteEverything']
  const allowed = (allow: (typeof ALLOW)[number], field: string) => {
    try {
      checkMutations(allow, [field])
      return true
    } catch {
      return false
    }
  }

  it('lets through the mutations of its kind, every mutation OAP has, and unknown ones only where all may be', () => {
    const through = (allow: (typeof ALLOW)[number]) =>
      [...TEMPLATES, ...TASKS, ...UNKNOWN].filter((field) => allowed(allow, field))
    expect(through('none')).toEqual([])
    expect(through('templates')).toEqual(TEMPLATES)
    expect(through('tasks')).toEqual(TASKS)
    expect(through('all')).toEqual([...TEMPLATES, ...TASKS, ...UNKNOWN])
  })

  it('refuses a document for one field of many, and __typename for nobody', () => {
    expect(() => checkMutations('templates', ['addTemplate', 'createPprofTask'])).toThrow(/createPprofTask/)
    expect(() => checkMutations('none', ['__typename'])).not.toThrow()
  })
})
