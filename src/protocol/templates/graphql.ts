import { answerOf, flag, list, object, optional, text, type Decoder } from '../decode'
import type { Nothing, Operation } from '../operation'
import type { StoredTemplate, TemplateChange } from './stored'

const stored: Decoder<StoredTemplate> = (value, path) => ({
  ...object({ id: text, configuration: text })(value, path),
  disabled: false,
})

const change: Decoder<TemplateChange> = (value, path) => {
  const { id, status, message } = object({ id: optional(text), status: flag, message: optional(text) })(value, path)
  return { id: id ?? '', applied: status, message }
}

/** All enabled ones. OAP does not check what it stores: parse each on its own. */
export const getAllTemplates: Operation<Nothing, readonly StoredTemplate[]> = {
  name: 'getAllTemplates',
  document: `query GetAllTemplates { getAllTemplates { id configuration } }`,
  needs: 'templates-graphql',
  effort: 'list',
  decode: answerOf('getAllTemplates', list(stored)),
}

/** An unknown id is a GraphQL error, not null. */
export const getTemplate: Operation<{ readonly id: string }, StoredTemplate | null> = {
  name: 'getTemplate',
  document: `query GetTemplate($id: String!) { getTemplate(id: $id) { id configuration } }`,
  needs: 'templates-graphql',
  effort: 'list',
  decode: answerOf('getTemplate', optional(stored)),
}

/** The server makes the id up. */
export const addTemplate: Operation<{ readonly setting: { readonly configuration: string } }, TemplateChange> = {
  name: 'addTemplate',
  document: `mutation AddTemplate($setting: NewDashboardSetting!) {
    addTemplate(setting: $setting) { id status message }
  }`,
  needs: 'templates-graphql',
  effort: 'list',
  decode: answerOf('addTemplate', change),
}

/** Success with an unknown id stores nothing (recorded 10.1 to 10.4): read it back. */
export const changeTemplate: Operation<
  { readonly setting: { readonly id: string; readonly configuration: string } },
  TemplateChange
> = {
  name: 'changeTemplate',
  document: `mutation ChangeTemplate($setting: DashboardSetting!) {
    changeTemplate(setting: $setting) { id status message }
  }`,
  needs: 'templates-graphql',
  effort: 'list',
  decode: answerOf('changeTemplate', change),
}

/** Refused for every id on relational storages (recorded 10.1 to 11.0). */
export const disableTemplate: Operation<{ readonly id: string }, TemplateChange> = {
  name: 'disableTemplate',
  document: `mutation DisableTemplate($id: String!) { disableTemplate(id: $id) { id status message } }`,
  needs: 'templates-graphql',
  effort: 'list',
  decode: answerOf('disableTemplate', change),
}
