import type { Form } from '../reader'
import { podUse } from './kubernetes'

/** What an instance is worth on its line of a metric of its service, where there is no metric of the instance. */
export const LINES: ReadonlyMap<string, Form> = new Map([podUse].flatMap((family) => Object.entries(family)))
