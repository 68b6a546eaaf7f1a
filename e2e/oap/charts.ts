import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixture/test'
import { expressionsOf, oap, type lookup } from './compare'
import { evaluate, shows } from './plain'
import { ZONE } from './zone'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

/** What a chart says of its last bucket but so many, once it says one: "23:41, p50 12 ms, …", the time in OAP's zone. */
async function spoken(page: Page, chart: Locator, back: number): Promise<string> {
  await chart.locator('[data-part="plot"]').focus()
  await page.keyboard.press('End')
  for (let step = 0; step < back; step += 1) await page.keyboard.press('ArrowLeft')
  const words = chart.locator('[aria-live]').last()
  await expect(words).toContainText(/^\d{2}:\d{2}/)
  return (await words.innerText()).trim()
}

/** Every chart of lines or bars that has an answer: of the last bucket with data it tells what OAP answers. Resolves how many numbers. */
export async function compareCharts(page: Page, asked: ReturnType<typeof lookup>): Promise<number> {
  let compared = 0
  for (const chart of await page.locator('[data-state="fresh"]:is([data-type="Line"], [data-type="Bar"])').all()) {
    const expressions = await expressionsOf(chart)
    const answers = await Promise.all(
      expressions.map(async (expression) => {
        const { entity, duration } = asked(expression)
        return (await evaluate(oap, expression, entity, duration)).results
      }),
    )
    const lines = answers.flat().map(({ values }) => values)
    const ages = lines.map((values) => [...values].reverse().findIndex(({ value }) => value !== null))
    const back = Math.min(...ages.filter((age) => age >= 0))
    const last = lines.map((values) => values.at(-1 - back))
    const said = await spoken(page, chart, back)
    const [time = ''] = said.split(',')
    expect(time).toContain(clock.format(Number(last[0]?.id)))
    const numbers = [...said.slice(time.length).matchAll(/ (-?[\d,.]+[kMG]?)(?: [^\s,]+)?(?=,|$)/g)].map(
      (match) => match[1] ?? '',
    )
    const values = last.flatMap((point) => (point?.value === null || point === undefined ? [] : [point.value]))
    expect(numbers.length).toBe(Math.min(5, values.length))
    for (const text of numbers)
      expect(
        values.some((value) => shows(text, value)),
        `${expressions.join()}: the page says ${text}, OAP ${values.join()}`,
      ).toBe(true)
    compared += numbers.length
  }
  return compared
}

/** A widget is in error exactly where OAP refuses what it asks: dashboards are written for newer versions too. */
export async function compareRefusals(page: Page, asked: ReturnType<typeof lookup>): Promise<void> {
  for (const cell of await page.locator('[data-widget][data-type][data-expressions]').all()) {
    const expressions = (await expressionsOf(cell)).filter((one) => one !== '')
    if (expressions.length === 0) continue
    const refused = await Promise.all(
      expressions.map(async (expression) => {
        const { entity, duration } = asked(expression)
        return (await evaluate(oap, expression, entity, duration)).error !== null
      }),
    )
    const state = await cell.getAttribute('data-state')
    expect(state === 'error', `${expressions.join()} is ${state}`).toBe(refused.every(Boolean))
  }
}
