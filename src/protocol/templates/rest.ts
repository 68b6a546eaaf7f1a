import { flag, list, object, optional, text, type Decoder } from '../decode'
import type { RestCall } from './call'
import type { StoredTemplate, TemplateChange } from './stored'

/**
 * The templates of OAP 11 on the admin port. Its bodies are strict: exactly `id` and `configuration`, both texts; anything more
 * is a 400 without a reason.
 */
const PATH = 'ui-management/templates'

const stored: Decoder<StoredTemplate> = (value, path) => {
  const found = object({ id: text, configuration: optional(text), disabled: optional(flag) })(value, path)
  return { id: found.id, configuration: found.configuration ?? '', disabled: found.disabled ?? false }
}

const change = (body: unknown): TemplateChange => {
  const { id, status, message } = object({ id: optional(text), status: flag, message: optional(text) })(body, 'body')
  return { id: id ?? '', applied: status, message }
}

export const listTemplates = (includingDisabled: boolean): RestCall<readonly StoredTemplate[]> => ({
  name: 'listTemplates',
  method: 'GET',
  path: includingDisabled ? `${PATH}?includingDisabled=true` : PATH,
  body: null,
  decode: (body) => list(stored)(body, 'body'),
})

/** `null` for an unknown and for a disabled one alike. */
export const readTemplate = (id: string): RestCall<StoredTemplate | null> => ({
  name: 'readTemplate',
  method: 'GET',
  path: `${PATH}/${encodeURIComponent(id)}`,
  body: null,
  decode: (body, status) => (status === 404 ? null : stored(body, 'body')),
})

export const createTemplate = (id: string, configuration: string): RestCall<TemplateChange> => ({
  name: 'createTemplate',
  method: 'POST',
  path: PATH,
  body: JSON.stringify({ id, configuration }),
  decode: change,
})

/** Enables a disabled one again. On JDBC success does not prove that the id exists: read it back. */
export const replaceTemplate = (id: string, configuration: string): RestCall<TemplateChange> => ({
  name: 'replaceTemplate',
  method: 'PUT',
  path: PATH,
  body: JSON.stringify({ id, configuration }),
  decode: change,
})

/** Refused (409) for every id on relational storages. */
export const removeTemplate = (id: string): RestCall<TemplateChange> => ({
  name: 'removeTemplate',
  method: 'POST',
  path: `${PATH}/${encodeURIComponent(id)}/disable`,
  body: null,
  decode: change,
})
