import { expect, test } from 'vitest'
import { defaultDashboard } from './fallback'
import { abouts } from './abouts'
import { builtIn, builtInTemplates, identityOf, known, templateId } from './registry'
import { wholeOf } from './whole'

const whole = (id: string) => wholeOf(id, abouts)

test('folders are called as their layer in lower case, so dashboards are found by the id', async () => {
  expect(known.map(({ id }) => id)).toContain('GENERAL')
  expect((await builtIn('GENERAL')).map(({ entity, name }) => `${entity} ${name}`)).toEqual([
    'All Overview',
    'Service Overview',
    'Service Instances',
    'Service Endpoints',
    'Service Map',
    'ServiceInstance Overview',
    'Endpoint Overview',
    'ServiceRelation Overview',
    'ServiceInstanceRelation Overview',
    'EndpointRelation Overview',
    'All Map',
  ])
})

test('the menu shows the layers that have a folder, each in one place', () => {
  const places = known.map(({ menu }) => `${menu.group} ${menu.place}`)
  expect(new Set(places).size).toBe(places.length)
  expect(known.map(({ id }) => id).sort()).toEqual(
    expect.arrayContaining(['GENERAL', 'VIRTUAL_CACHE', 'VIRTUAL_DATABASE', 'VIRTUAL_GENAI', 'VIRTUAL_MQ']),
  )
})

/** Nobody maintains functions any more. */
const UNDOCUMENTED = ['FAAS']

test('each layer has one name, one sentence, words for its parts and a page of documentation', () => {
  expect([...abouts.keys()].sort()).toEqual(known.map(({ id }) => id).sort())
  expect(new Set(known.map(({ name }) => name)).size).toBe(known.length)
  for (const { id, description, documentation, nouns } of known.map(({ id }) => whole(id))) {
    expect(description).toMatch(/^[A-Z].{10,110}\.$/)
    expect(nouns.service.length).toBe(2)
    expect([id, documentation === null]).toEqual([id, UNDOCUMENTED.includes(id)])
    if (documentation !== null) expect(documentation).toMatch(/^https:\/\/skywalking\.apache\.org\/docs\//)
  }
})

test('only a share of success stands with the name of a layer, any other number with the rest', () => {
  for (const { vital } of known) if (vital) expect(vital).toMatchObject({ label: 'Success', unit: '%', worse: 'low' })
  for (const [id, { vital }] of abouts)
    if (vital) expect([id, vital.worse, identityOf(id).vital]).toEqual([id, 'high', undefined])
})

test('the usual words stand in until the rest is there', () => {
  expect(wholeOf('MYSQL', null)).toMatchObject({
    name: 'MySQL',
    nouns: { service: ['service', 'services'] },
    vital: null,
  })
  expect(wholeOf('MESH', null).vital?.series).toBe('service_sla/100')
  expect(wholeOf('OS_LINUX', abouts).vital).toMatchObject({ label: 'Processor', worse: 'high' })
})

test('a layer without a folder has an identity and no dashboards', async () => {
  expect(identityOf('PLOVER_TURNSTILE')).toMatchObject({ name: 'Plover turnstile', menu: { group: 'other' } })
  expect(await builtIn('PLOVER_TURNSTILE')).toEqual([])
  expect(identityOf('_').name).toBe('_')
})

test('stored ids of our rows are unique and tell layer, entity and name', async () => {
  const rows = await builtInTemplates()
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const { id, dashboard } of rows) expect(id).toBe(templateId(dashboard))
  expect(rows.map(({ id }) => id)).toContain('aerie.GENERAL.All.Overview')
})

test('the dashboard of last resort names what the layer has, with its vital number where there is one', () => {
  expect(defaultDashboard(whole('VIRTUAL_DATABASE'), 'All')?.items).toMatchObject([
    {
      title: 'Databases',
      expressions: ['avg(database_access_sla)/100'],
      subExpressions: ['database_access_sla/100'],
      metricConfig: [{ label: 'Success', unit: '%' }],
    },
  ])
  expect(defaultDashboard(whole('VIRTUAL_DATABASE'), 'Service')?.items).toMatchObject([
    { expressions: ['avg(database_access_sla)/100', 'database_access_sla/100'] },
    { expressions: ['database_access_sla/100'] },
  ])
  const unknown = whole('PLOVER_TURNSTILE')
  expect(defaultDashboard(unknown, 'All')?.items).toMatchObject([{ title: 'Services', expressions: [] }])
  expect((['Service', 'Endpoint'] as const).map((kind) => defaultDashboard(unknown, kind))).toEqual([null, null])
})
