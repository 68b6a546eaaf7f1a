import { Fault } from './fault'

/** What may be written through this gateway. */
export const ALLOW = ['none', 'templates', 'tasks', 'all'] as const
export type Allow = (typeof ALLOW)[number]

const TEMPLATES = /^(add|change|disable)Template$/
const TASKS = /^(create\w*(Task|Profiling)|keep\w*Profiling|setContinuousProfilingPolicy)$/

/** A mutation this table does not know is written only where everything may be. */
const kindOf = (field: string): Allow => {
  if (TEMPLATES.test(field)) return 'templates'
  return TASKS.test(field) ? 'tasks' : 'all'
}

const mayWrite = (allow: Allow, kind: Allow): boolean => allow === 'all' || allow === kind

const refusal = (what: string, allow: Allow) =>
  new Fault(403, 'WRITE_NOT_ALLOWED', `${what} is not allowed here: the gateway's key "allow" is "${allow}".`)

/** Throws unless every root field of the mutations may be executed. */
export function checkMutations(allow: Allow, fields: readonly string[]): void {
  for (const field of fields)
    if (field !== '__typename' && !mayWrite(allow, kindOf(field))) throw refusal(`The mutation ${field}`, allow)
}

/** Throws unless dashboards may be written by REST. */
export function checkTemplateWrite(allow: Allow): void {
  if (!mayWrite(allow, 'templates')) throw refusal('Writing dashboards', allow)
}
