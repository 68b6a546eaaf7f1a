import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixture/test'
import type { Watch } from '../fixture/strict'
import { evaluate, questionsIn, shows, type Asked, type Duration, type Entity } from './plain'

export const oap = process.env['AERIE_OAP'] ?? ''

/** A window that ended a few minutes ago: its numbers stand still while they are compared. */
export const window = 'from=now-30m&to=now-3m&tz=oap'

export const expressionsOf = async (cell: Locator) =>
  JSON.parse((await cell.getAttribute('data-expressions')) ?? '[]') as string[]

/** What the page asked, by expression; about the page's own entity unless a service is named. */
export function lookup(strict: Watch) {
  const all: Asked[] = strict.asked.flatMap(({ body }) => questionsIn(body))
  return (expression: string, service?: string): Asked => {
    const found = all
      .filter(
        (asked) => asked.expression === expression && (service === undefined || asked.entity.serviceName === service),
      )
      .at(-1)
    if (!found) throw new Error(`the page never asked ${expression} ${service ?? ''}`)
    return found
  }
}

/** Only what is on screen asks: a tall one shows all. */
export async function settled(page: Page) {
  await page.setViewportSize({ width: 1440, height: 3000 })
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-widget]').first()).toBeVisible()
  await expect(page.locator('[data-widget]:not([data-ready="true"])')).toHaveCount(0)
}

export async function compareCards(page: Page, asked: ReturnType<typeof lookup>): Promise<number> {
  let compared = 0
  for (const card of await page.locator('[data-type="Card"]').all()) {
    const [expression = ''] = await expressionsOf(card)
    const { entity, duration } = asked(expression)
    const { error, results } = await evaluate(oap, expression, entity, duration)
    expect(error).toBeNull()
    const value = results[0]?.values.at(-1)?.value ?? null
    if (value === null) {
      expect(await card.getAttribute('data-state')).toBe('empty')
      continue
    }
    const text = await card.locator('.value').first().innerText()
    expect(shows(text, value), `${expression}: the page says ${text}, OAP ${value}`).toBe(true)
    compared++
  }
  return compared
}

export async function compareLists(page: Page, asked: ReturnType<typeof lookup>): Promise<number> {
  let compared = 0
  for (const list of await page.locator('[data-type="TopList"]').all()) {
    const [expression = ''] = await expressionsOf(list)
    const { expression: sent, entity, duration } = asked(expression)
    const { results } = await evaluate(oap, sent, entity, duration)
    const rows = list.locator('li')
    const values = results[0]?.values ?? []
    expect(await rows.count()).toBe(values.length)
    for (const [index, { value }] of values.entries()) {
      const text = await rows.nth(index).locator('.value').innerText()
      expect(shows(text, value ?? ''), `${expression} row ${index}: the page says ${text}, OAP ${value}`).toBe(true)
      compared++
    }
  }
  return compared
}

/** The page's window as it was sent. */
export function durationOf(strict: Watch): Duration {
  const [asked] = strict.asked
    .flatMap(({ body }) => questionsIn(body))
    .filter(({ duration }) => duration.step === 'MINUTE')
  if (!asked) throw new Error('the page asked nothing')
  return asked.duration
}

/** Every row of a list against OAP: its numbers are what their expressions are worth about the row's entity. Resolves the names. */
export async function compareTable(
  table: Locator,
  strict: Watch,
  entityOf: (name: string) => Entity,
): Promise<readonly string[]> {
  const expressions = await expressionsOf(table)
  const duration = durationOf(strict)
  const names: string[] = []
  for (const row of await table.locator('[data-row]').all()) {
    const name = (await row.locator('.name').getAttribute('title')) ?? ''
    const cells = row.locator('td.num')
    names.push(name)
    expect(await cells.count()).toBe(expressions.length)
    for (const [index, expression] of expressions.entries()) {
      const { results } = await evaluate(oap, expression, entityOf(name), duration)
      const value = results[0]?.values.at(-1)?.value ?? null
      const text = (await cells.nth(index).innerText()).trim()
      if (value === null) expect(text).toBe('–')
      else expect(shows(text, value), `${name} ${expression}: the page says ${text}, OAP ${value}`).toBe(true)
    }
  }
  return names
}
