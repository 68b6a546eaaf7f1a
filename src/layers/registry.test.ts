import { expect, test } from 'vitest'
import { builtIn, builtInTemplates, identityOf, known, templateId } from './registry'

test('folders are called as their layer in lower case, so dashboards are found by the id', async () => {
  expect(known.map(({ id }) => id)).toContain('GENERAL')
  expect((await builtIn('GENERAL')).map(({ entity, name }) => `${entity} ${name}`)).toEqual([
    'All Overview',
    'Service Overview',
    'ServiceInstance Overview',
    'Endpoint Overview',
  ])
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
