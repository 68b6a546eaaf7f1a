import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The templates that OAP 10.4 shipped, where the specification lies beside the project. */
export const STOCK = fileURLToPath(new URL('../../../shared/oap/templates-10.4', import.meta.url))
export const hasStock = existsSync(STOCK)
