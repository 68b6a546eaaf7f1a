import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from '@/template/parse'
import type { Dashboard, JsonObject } from '@/template/types'

const FOLDER = '../shared/oap/templates-10.4'
export const mounted = existsSync(FOLDER)

/** One template that OAP 10.4 shipped. */
export interface Template {
  readonly id: string
  readonly dashboard: Dashboard
}

interface Exported {
  readonly id: string
  readonly configuration: JsonObject
}

/** All 135, by file; none where `../shared` is not mounted. */
export const templates: readonly Template[] = mounted
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Exported[])
      .map(({ id, configuration }) => {
        const { dashboard } = parse(JSON.stringify(configuration))
        if (dashboard === null) throw new Error(`${id}: nothing to draw`)
        return { id, dashboard }
      })
  : []
