import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

function open(options: Partial<DemoOptions>) {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, data: ':memory:', ...options })
  })
  afterAll(() => demo.close())
  const data = async (query: string, variables: object) =>
    Object((await ask(demo.ports.query, query, variables)).body).data
  return {
    all: async (): Promise<{ id: string; configuration: string }[]> =>
      (await data('{ getAllTemplates { id configuration } }', {})).getAllTemplates,
    add: async (configuration: string) =>
      (
        await data('mutation($c: String!) { addTemplate(setting: { configuration: $c }) { id status message } }', {
          c: configuration,
        })
      ).addTemplate,
    change: async (id: string, configuration: string) =>
      (
        await data(
          'mutation($id: String!, $c: String!) { changeTemplate(setting: { id: $id, configuration: $c }) { id status message } }',
          { id, c: configuration },
        )
      ).changeTemplate,
    disable: async (id: string) =>
      (await data('mutation($id: String!) { disableTemplate(id: $id) { id status message } }', { id })).disableTemplate,
    get: async (id: string) =>
      (await data('query($id: String!) { getTemplate(id: $id) { id configuration } }', { id })).getTemplate,
  }
}

describe('templates over GraphQL', () => {
  const { all, add, change, disable, get } = open({ storage: 'elasticsearch' })

  it('start with ours', async () => {
    expect((await all()).map(({ id }) => id)).toContain('aerie.GENERAL.All.Overview')
  })

  it('are added under a new id, changed, disabled and enabled again', async () => {
    const added = await add('{not json')
    expect(added).toMatchObject({ status: true, message: null })
    expect(added.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await get(added.id)).toEqual({ id: added.id, configuration: '{not json' })
    expect(await disable(added.id)).toEqual({ id: added.id, status: true, message: null })
    expect((await all()).map(({ id }) => id)).not.toContain(added.id)
    expect(await get(added.id)).toBeNull()
    expect(await change(added.id, '{}')).toEqual({ id: added.id, status: true, message: null })
    expect(await get(added.id)).toEqual({ id: added.id, configuration: '{}' })
  })

  it('that are unknown cannot be changed or disabled', async () => {
    const refused = { id: 'nobody', status: false, message: "Can't find the template" }
    expect(await change('nobody', '{}')).toEqual(refused)
    expect(await disable('nobody')).toEqual(refused)
  })
})

describe('templates on JDBC', () => {
  const { all, change, disable } = open({ storage: 'jdbc' })

  it('are never disabled', async () => {
    const id = 'aerie.GENERAL.All.Overview'
    expect(await disable(id)).toEqual({ id, status: false, message: "Can't find the template" })
    expect((await all()).map((one) => one.id)).toContain(id)
  })

  it('report success for an unknown id and store nothing', async () => {
    const before = await all()
    expect(await change('nobody', '{}')).toEqual({ id: 'nobody', status: true, message: null })
    expect(await all()).toEqual(before)
  })
})

describe('templates with writes off', () => {
  const { all, add, change, disable } = open({ writes: false })

  it('refuse each write and say which switch it is', async () => {
    const before = await all()
    expect(await add('{}')).toMatchObject({ id: '', status: false })
    expect((await add('{}')).message).toContain(
      'The dashboard creation has been disabled. Check SW_ENABLE_UPDATE_UI_TEMPLATE',
    )
    expect(await change('a', '{}')).toMatchObject({ id: 'a', status: false })
    expect((await disable('a')).message).toContain('The dashboard disable has been disabled.')
    expect(await all()).toEqual(before)
  })
})
