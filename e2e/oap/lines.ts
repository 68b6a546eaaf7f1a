import type { Page } from '@playwright/test'
import { oap } from './compare'
import { ask, type Duration } from './plain'
import { ZONE } from './zone'

export interface Line {
  readonly serviceInstanceId: string
  readonly serviceInstanceName: string
  readonly endpointName: string
  readonly traceId: string
  readonly timestamp: number
  readonly contentType: 'TEXT' | 'JSON' | 'YAML'
  readonly content: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}
export interface Condition {
  readonly queryDuration?: Duration
  readonly tags?: readonly { readonly key: string; readonly value: string }[]
  readonly relatedTrace?: { readonly traceId: string; readonly segmentId?: string; readonly spanId?: number }
  readonly keywordsOfContent?: readonly string[]
  readonly excludingKeywordsOfContent?: readonly string[]
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}
/** Time in OAP's zone, level, the first line of its text, and the instance. */
export type Row = readonly [time: string, level: string, message: string, instance: string]

const SEARCH = `query($condition: LogQueryCondition) { queryLogs(condition: $condition) { errorReason logs {
  serviceInstanceId serviceInstanceName endpointName traceId timestamp contentType content tags { key value } } } }`

export async function logsOf(condition: Condition): Promise<readonly Line[]> {
  const { queryLogs } = await ask<{ queryLogs: { errorReason: string | null; logs: readonly Line[] } }>(oap, SEARCH, {
    condition,
  })
  if (queryLogs.errorReason !== null) throw new Error(`OAP refused: ${queryLogs.errorReason}`)
  return queryLogs.logs
}

const MOST = 1_000

/** All lines of a condition, whatever its paging. */
export async function everyOf(condition: Condition): Promise<readonly Line[]> {
  const all: Line[] = []
  for (let pageNum = 1; all.length === (pageNum - 1) * MOST; pageNum += 1)
    all.push(...(await logsOf({ ...condition, paging: { pageNum, pageSize: MOST } })))
  return all
}

export const levelOf = ({ tags }: Line): string => tags.find(({ key }) => key === 'level')?.value ?? ''

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'medium' })

/** A line as its row tells it; of one with fields, the field that is its message. */
export function rowOf(line: Line): Row {
  const { timestamp, content, contentType, serviceInstanceName } = line
  const time = `${CLOCK.format(timestamp)}.${String(timestamp % 1_000).padStart(3, '0')}`
  const text = contentType === 'JSON' ? (JSON.parse(content) as { msg: string }).msg : content
  return [time, levelOf(line), (text.split('\n', 1)[0] ?? '').trim(), serviceInstanceName.trim()]
}

/** Every row of the stream, whichever are drawn, in its order. */
export async function rowsOf(page: Page): Promise<readonly Row[]> {
  const grid = page.getByRole('treegrid', { name: 'Log lines' })
  const rows = new Map<number, Row>()
  const height = await grid.evaluate((one) => one.scrollHeight)
  for (let top = 0; top < height; top += 300) {
    await grid.evaluate(async (one, to) => {
      one.scrollTo(0, to)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, top)
    const drawn = await grid.locator('[data-row]').evaluateAll((all) =>
      all.map((row) => {
        const text = (part: string): string => row.querySelector(`.line > ${part}`)?.textContent?.trim() ?? ''
        const message = row.querySelector('.line > .message > bdi')?.textContent?.trim() ?? ''
        return [Number(row.getAttribute('data-row')), text('.time'), text('.level'), message, text('.source')] as const
      }),
    )
    for (const [at, ...row] of drawn) rows.set(at, row)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}
