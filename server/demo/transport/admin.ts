import type { Answer, Call } from '../../upstream'
import type { ChangeStatus, TemplateService } from '../resolvers/templates'
import { bareStatus, json, methodNotAllowed, pathOf } from './plain'
import { bodyText } from './request'

const ROOT = '/ui-management/templates'

/** `/ui-management/templates` of OAP 11's admin port; `null` for any other path. */
export function templateRoutes(service: TemplateService): (call: Call) => Answer | null {
  return (call) => {
    const url = pathOf(call.path)
    if (url.pathname === ROOT) return collection(service, call, url)
    if (!url.pathname.startsWith(`${ROOT}/`)) return null
    const [id, action, ...rest] = url.pathname.slice(ROOT.length + 1).split('/')
    if (!id || rest.length > 0) return bareStatus(404)
    const name = decode(id)
    if (name === null) return bareStatus(400)
    if (action === undefined) return call.method === 'GET' ? one(service, name) : methodNotAllowed(call.method)
    if (action !== 'disable') return bareStatus(404)
    return call.method === 'POST' ? changed(service.disable(name)) : methodNotAllowed(call.method)
  }
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

function collection(service: TemplateService, call: Call, url: URL): Answer {
  if (call.method === 'GET') return list(service, url.searchParams.get('includingDisabled') ?? 'false')
  if (call.method !== 'POST' && call.method !== 'PUT') return methodNotAllowed(call.method)
  const body = strictBody(call)
  if (body === null) return bareStatus(400)
  const { id, configuration } = body
  if (id === null) return missing('id')
  if (configuration === null) return missing('configuration')
  return changed(call.method === 'POST' ? service.add(id, configuration) : service.change(id, configuration))
}

/** The framework reads a boolean from true, false, 1 and 0. */
function list(service: TemplateService, disabled: string): Answer {
  if (!/^(true|false|1|0)$/.test(disabled)) return bareStatus(400)
  return json(200, service.list(disabled === 'true' || disabled === '1'), 'application/json')
}

function one(service: TemplateService, id: string): Answer {
  const found = service.get(id)
  if (found && !found.disabled) return json(200, found, 'application/json')
  return json(404, { error: 'not_found', message: `No template found with id=${id}` })
}

const changed = (status: ChangeStatus): Answer => json(status.status ? 200 : 409, status)

const missing = (member: string): Answer =>
  json(400, { error: `missing_${member}`, message: `Request body must include '${member}'.` })

interface Body {
  readonly id: string | null
  readonly configuration: string | null
}

/** Exactly `id` and `configuration`, both strings; `null` for what the framework refuses without a reason. */
function strictBody(call: Call): Body | null {
  if (!/^application\/json(;|$)/.test(call.headers['content-type'] ?? '')) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(bodyText(call))
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const members = new Map<string, unknown>(Object.entries(parsed))
  const id = members.get('id') ?? null
  const configuration = members.get('configuration') ?? null
  if ([...members.keys()].some((key) => key !== 'id' && key !== 'configuration')) return null
  if ((id !== null && typeof id !== 'string') || (configuration !== null && typeof configuration !== 'string'))
    return null
  return { id: id === '' ? null : id, configuration }
}
