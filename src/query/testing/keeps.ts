import { AskError, failureOf } from '../failure'
import type { Call, Reply, Transport } from '../transport'
import { GREETING } from './scripted'

/** What decides how a server of templates behaves: as recorded from OAP 10.1, 10.4 and 11.0 on JDBC. */
export interface Habits {
  readonly version: '10' | '11'
  readonly storage: 'jdbc' | 'elasticsearch'
  readonly writes: boolean
}

/** A server of templates in memory. */
export class Keeps {
  readonly rows = new Map<string, string>()
  readonly disabled = new Set<string>()
  /** What writes were sent, in short. */
  readonly wrote: string[] = []
  /** Does something before an answer goes out; a throw loses the answer. */
  meanwhile: (what: string) => void = () => {}
  readonly #habits: Habits
  #made = 0

  constructor(habits: Partial<Habits> = {}) {
    this.#habits = { version: '10', storage: 'jdbc', writes: true, ...habits }
  }

  readonly transport: Transport = ({ url, method, body }: Call) => {
    const given: unknown = JSON.parse(body ?? '{}')
    if (url.includes('/ui-management/')) return this.#admin(url, method, given)
    const { query, variables } = given as { query: string; variables: Record<string, never> }
    return Promise.resolve(
      query.includes('query Hello') ? json({ data: this.#greeting() }) : this.#graphql(query, variables),
    )
  }

  #greeting(): object {
    if (this.#habits.version === '10') return GREETING
    return { ...GREETING, __type: { name: 'Query', fields: [{ name: 'queryAlarms', args: [] }] } }
  }

  #graphql(query: string, { id, setting }: { readonly id?: string; readonly setting?: Row }): Reply {
    const { writes } = this.#habits
    if (query.includes('getAllTemplates')) return json({ data: { getAllTemplates: this.#all() } })
    if (query.includes('getTemplate(')) {
      const configuration = this.rows.get(id ?? '')
      if (configuration === undefined) return json({ errors: [NONE], data: { getTemplate: null } })
      return json({ data: { getTemplate: this.disabled.has(id ?? '') ? null : { id, configuration } } })
    }
    const [name = ''] = /addTemplate|changeTemplate|disableTemplate/.exec(query) ?? []
    const change = !writes
      ? { id: setting?.id ?? '', status: false, message: 'The dashboard update has been disabled.' }
      : name === 'addTemplate'
        ? this.#add(`made-up-${++this.#made}`, setting?.configuration ?? '')
        : name === 'changeTemplate'
          ? this.#change(setting?.id ?? '', setting?.configuration ?? '')
          : this.#disable(id ?? '')
    this.meanwhile(name)
    return json({ data: { [name]: change } })
  }

  async #admin(url: string, method: string, given: unknown): Promise<Reply> {
    const [id = '', verb] = url.split('/ui-management/templates')[1]?.split('/').slice(1).map(decodeURIComponent) ?? []
    if (id === '' && method === 'GET') return json(this.#all().map((row) => ({ ...row, disabled: false })))
    if (method === 'GET') {
      const configuration = this.disabled.has(id) ? undefined : this.rows.get(id)
      return configuration === undefined
        ? json({ error: 'not_found', message: `No template found with id=${id}` }, 404)
        : json({ id, configuration, disabled: false })
    }
    const row = given as Row
    if (verb !== 'disable' && Object.keys(row).sort().join() !== 'configuration,id')
      return { status: 400, type: 'text/plain', text: 'Status: 400\nDescription: Bad Request\n', requestId: null }
    const change =
      verb === 'disable'
        ? this.#disable(id)
        : method === 'PUT'
          ? this.#change(row.id, row.configuration)
          : this.#add(row.id, row.configuration)
    this.meanwhile(verb ?? method)
    return json(change, change.status ? 200 : 409)
  }

  #all = (): Row[] =>
    [...this.rows].flatMap(([id, configuration]) => (this.disabled.has(id) ? [] : [{ id, configuration }]))

  #add(id: string, configuration: string): Change {
    this.wrote.push(`add ${this.#habits.version === '11' ? id : ''}`.trim())
    if (this.rows.has(id)) return refused(id, "Can't add a new template")
    this.rows.set(id, configuration)
    return { id, status: true, message: null }
  }

  #change(id: string, configuration: string): Change {
    this.wrote.push(`change ${id}`)
    if (!this.rows.has(id) && this.#habits.storage !== 'jdbc') return refused(id, "Can't find the template")
    if (this.rows.has(id)) this.rows.set(id, configuration)
    this.disabled.delete(id)
    return { id, status: true, message: null }
  }

  #disable(id: string): Change {
    this.wrote.push(`disable ${id}`)
    if (!this.rows.has(id) || this.#habits.storage === 'jdbc') return refused(id, "Can't find the template")
    this.disabled.add(id)
    return { id, status: true, message: null }
  }
}

interface Row {
  readonly id: string
  readonly configuration: string
}
interface Change {
  readonly id: string
  readonly status: boolean
  readonly message: string | null
}

const refused = (id: string, message: string): Change => ({ id, status: false, message })

const NONE = {
  message:
    'Exception while fetching data (/getTemplate) : Cannot invoke "org.apache.skywalking.oap.server.core.query.type.' +
    'DashboardConfiguration.isDisabled()" because "configuration" is null',
  path: ['getTemplate'],
  extensions: { classification: 'DataFetchingException' },
}

const json = (body: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
  requestId: null,
})

/** An answer that is lost on its way back. */
export const lost = (): never => {
  throw new AskError(failureOf('timeout', 'No answer within 15 s.'))
}
