import { expect, test } from 'vitest'
import { defaultDashboard } from './fallback'
import { builtIn, builtInTemplates, identityOf, known, templateId } from './registry'

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
  for (const { documentation } of known) expect(documentation).toMatch(/^https:\/\/skywalking\.apache\.org\/docs\//)
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
  expect(defaultDashboard(identityOf('VIRTUAL_DATABASE'), 'All')?.items).toMatchObject([
    {
      title: 'Databases',
      expressions: ['avg(database_access_sla)/100'],
      subExpressions: ['database_access_sla/100'],
      metricConfig: [{ label: 'Success', unit: '%' }],
    },
  ])
  expect(defaultDashboard(identityOf('VIRTUAL_DATABASE'), 'Service')?.items).toMatchObject([
    { expressions: ['avg(database_access_sla)/100', 'database_access_sla/100'] },
    { expressions: ['database_access_sla/100'] },
  ])
  const unknown = identityOf('PLOVER_TURNSTILE')
  expect(defaultDashboard(unknown, 'All')?.items).toMatchObject([{ title: 'Services', expressions: [] }])
  expect((['Service', 'Endpoint'] as const).map((kind) => defaultDashboard(unknown, kind))).toEqual([null, null])
})
