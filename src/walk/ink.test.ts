import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { addressesOf } from './testing/addresses'
import { missingIn } from './testing/missing'
import { mounted, templates } from './testing/templates'
import { walk, type Found, type Walked } from './testing/walk'

interface Expected {
  readonly layer: string
  readonly entity: string
  readonly name: string
  readonly widget: string
  readonly state: string
  readonly reason: string
}
/** Widgets that are right to have no ink, each with its reason. The browser's walk is held to the same list. */
const expected = JSON.parse(readFileSync('e2e/templates/expected.json', 'utf8')) as readonly Expected[]

/** Share of all widgets that may be on the list. */
const MOST = 0.05

const walked: Walked[] = []
const blankIn = ({ template: { dashboard }, widgets }: Walked): readonly string[] =>
  widgets
    .filter(({ look }) => !look.ink)
    .map(({ placed, look }: Found) =>
      [dashboard.layer, dashboard.entity, dashboard.name, placed.item.id, look.state].join(' '),
    )
const listed = (layer: string, entity: string, name: string): readonly string[] =>
  expected
    .filter((one) => one.layer === layer && one.entity === entity && one.name === name)
    .map((one) => [layer, entity, name, one.widget, one.state].join(' '))

if (!mounted) test.skip('the templates of OAP 10.4 are not mounted', () => {})

describe.runIf(mounted)('the 135 dashboards that OAP 10.4 shipped', () => {
  test.each(
    templates.map((template) => [`${template.dashboard.layer} ${template.dashboard.entity}`, template] as const),
  )('%s has ink in every widget that is not on the list', async (_, template) => {
    const one = await walk(template)
    walked.push(one)
    const { layer, entity, name } = template.dashboard
    expect([...blankIn(one)].sort()).toEqual([...listed(layer, entity, name)].sort())
  })

  test('every entity kind of a layer has at least two entities to choose from', () => {
    const few = walked.filter(({ count, template: { dashboard } }) => dashboard.entity !== 'All' && count < 2)
    expect(few.map(({ template: { dashboard } }) => `${dashboard.layer} ${dashboard.entity}`)).toEqual([])
  })

  test('the list is short, gives reasons, and names only dashboards that are there', () => {
    const all = walked.reduce((count, { widgets }) => count + widgets.length, 0)
    expect(expected.length / all).toBeLessThanOrEqual(MOST)
    for (const one of expected) expect(one.reason.length, JSON.stringify(one)).toBeGreaterThan(10)
    const known = new Set(templates.map(({ dashboard }) => `${dashboard.layer} ${dashboard.entity} ${dashboard.name}`))
    expect(expected.filter((one) => !known.has(`${one.layer} ${one.entity} ${one.name}`))).toEqual([])
  })

  test('the browser walks the same subjects', async () => {
    const lines = walked.map((one) => JSON.stringify(addressesOf(one)))
    await expect(`[\n  ${lines.join(',\n  ')}\n]\n`).toMatchFileSnapshot('../../e2e/templates/subjects.json')
  })

  /** For whoever fills the world. */
  afterAll(() => {
    const file = process.env['WALK_MISSING']
    if (file === undefined) return
    const widgets = walked.flatMap((one) => one.widgets)
    const drawn = widgets.filter(({ look }) => look.ink).length
    writeFileSync(file, [`${widgets.length} widgets, ${drawn} with ink`, ...missingIn(walked), ''].join('\n'))
  })
})
