import type { Page } from '@playwright/test'
import { expect } from '../fixture/test'
import { oap } from './compare'
import { evaluate, shows, type Duration, type Entity } from './plain'

const NUMBERS = [
  ['load', 'cpm', ''],
  ['latency', 'resp_time', ''],
  ['success', 'call_sla', '/100'],
] as const

/**
 * What the open panel of a call tells of each side against `avg` of its metrics; `prefix` is `service_relation` or
 * `service_instance_relation`. Resolves the sides that told numbers.
 */
export async function compareSides(
  page: Page,
  prefix: string,
  entity: Entity,
  duration: Duration,
): Promise<readonly string[]> {
  const told: string[] = []
  const sides = page.locator('[data-part="call-side"] [data-side]')
  await expect(sides.first()).toBeVisible()
  for (const part of await sides.all()) {
    const side = (await part.getAttribute('data-side')) ?? ''
    for (const [role, metric, scale] of NUMBERS) {
      const expression = `avg(${prefix}_${side}_${metric})${scale}`
      const { error, results } = await evaluate(oap, expression, entity, duration)
      expect(error, expression).toBeNull()
      const value = results[0]?.values.at(-1)?.value ?? null
      const number = part.locator(`[data-metric="${role}"] .number`)
      if (value === null) {
        await expect(number).toHaveText('–')
        continue
      }
      await expect(number).toContainText(/\d/)
      const text = await number.innerText()
      expect(shows(text, value), `${expression}: the page says ${text}, OAP ${value}`).toBe(true)
      told.push(`${side} ${role}`)
    }
  }
  return told
}
