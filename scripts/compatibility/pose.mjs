/** One posed OAP, probed with the product's own questions. Loaded through vite, which knows `@`. */
import { parse, validate } from 'graphql'
import { check } from '@/mqe/check'
import { capabilitiesFrom, capabilitiesOf } from '@/protocol/capabilities/capability'
import { hello } from '@/protocol/capabilities/hello'
import { supportKeywords } from '@/protocol/log/search'
import { addTemplate, disableTemplate, getAllTemplates } from '@/protocol/templates/graphql'
import { createTemplate, listTemplates, removeTemplate } from '@/protocol/templates/rest'
import { getTtl } from '@/protocol/ttl/ttl'
import { hasTracesV2 } from '@/protocol/trace/search'
import { createDemo } from '../../server/demo/demo'
import { DEFAULTS } from '../../server/demo/flags'
import { loadSchema } from '../../server/demo/schema/schema'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

const document = `query ($expression: String!, $entity: Entity!, $duration: Duration!) {
  execExpression(expression: $expression, entity: $entity, duration: $duration) { error }
}`
const entity = { scope: 'Service', serviceName: 'plover::checkout', normal: true }
const duration = { start: '2026-03-18 1800', end: '2026-03-18 1810', step: 'MINUTE' }

async function sent(port, method, path, text) {
  const call = { method, path, headers: HEADERS, body: text === null ? null : Buffer.from(text) }
  const { status, body } = await port(call, new AbortController().signal)
  return { status, body: JSON.parse(Buffer.from(body).toString()) }
}

const answerOf = async (port, query, variables) =>
  (await sent(port, 'POST', '/graphql', JSON.stringify({ query, variables }))).body

/** What a page learns of a server by `hello`, with 10.3 and 10.4 told apart. */
async function greeted(run) {
  const { surface } = await run(hello, { type: 'Query' })
  const first = capabilitiesOf(surface)
  if (first.settled) return { surface, capabilities: first }
  const { surface: more } = await run(hello, { type: 'AlarmMessage' })
  const recovers = more.get('AlarmMessage')?.has('recoveryTime') ? ['alarm-recovery'] : []
  return { surface, capabilities: capabilitiesFrom([...first.has, ...recovers], true) }
}

/** Opens the demo as one release on one storage; `close` lets go of it. */
export async function openPose(version, storage) {
  const demo = await createDemo({ ...DEFAULTS, now: NOW, version, storage, data: ':memory:' })
  const { query, admin } = demo.ports
  const run = async (operation, variables) => {
    const { data, errors } = await answerOf(query, operation.document, variables)
    if (errors) throw new Error(`${version}: ${operation.name}: ${errors[0].message}`)
    return operation.decode(data)
  }
  const rest = async ({ method, path, body, decode }) => {
    const answer = await sent(admin, method, `/${path}`, body)
    return decode(answer.body, answer.status)
  }
  const { surface, capabilities } = await greeted(run)
  const schema = await loadSchema(version)
  const has = (capability) => capabilities.has.has(capability)
  return {
    version,
    storage,
    capabilities,
    has,
    /** Is a root field of `Query` there? */
    serves: (field) => surface.get('Query')?.has(field) === true,
    /** May the page send this document, and does the server take it? Both or neither, or the probe is wrong. */
    takes({ name, document: text, needs }) {
      const fits = validate(schema, parse(text)).length === 0
      if (has(needs) && !fits) throw new Error(`${version} refuses ${name}, which the probe lets through`)
      return has(needs) && fits
    },
    /** Does MQE of the probed level take this expression, and does the server answer it? As above. */
    async speaks(expression) {
      const reads = check(expression, { level: capabilities.level }).length === 0
      const { data, errors } = await answerOf(query, document, { expression, entity, duration })
      const error = errors?.[0].message ?? data.execExpression.error
      if (reads === Boolean(error)) throw new Error(`${version}: ${expression}: ${error ?? 'is answered'}`)
      return reads
    },
    /** Are dashboards listed where the probe says that they are, `graphql` or `rest`? */
    async lists(kind) {
      if (capabilities.templates !== kind) return false
      const listed = await (kind === 'rest' ? rest(listTemplates(false)) : run(getAllTemplates, {}))
      return Array.isArray(listed)
    },
    /** Stores one, then has it removed. */
    async removes() {
      if (capabilities.templates === 'rest') {
        await rest(createTemplate('probe', '{}'))
        return (await rest(removeTemplate('probe'))).applied
      }
      const { id } = await run(addTemplate, { setting: { configuration: '{}' } })
      return (await run(disableTemplate, { id })).applied
    },
    wholeTraces: async () => has('trace-v2') && (await run(hasTracesV2, {})),
    findsWords: () => run(supportKeywords, {}),
    coldStage: async () => has('ttl') && ((await run(getTtl, {})).metrics?.coldDay ?? -1) >= 0,
    close: () => demo.close(),
  }
}
