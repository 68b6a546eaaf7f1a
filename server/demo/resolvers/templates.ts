import { randomUUID } from 'node:crypto'
import { Refusal } from '../graphql/fault'
import type { Roots } from '../graphql/execute'
import type { Storage } from '../flags'
import type { Template, TemplateStore } from '../store/store'

export interface ChangeStatus {
  readonly id: string
  readonly status: boolean
  readonly message: string | null
}

const done = (id: string): ChangeStatus => ({ id, status: true, message: null })
const failed = (id: string, message: string): ChangeStatus => ({ id, status: false, message })

const switchedOff = (what: string): string =>
  `The dashboard ${what} has been disabled. Check SW_ENABLE_UPDATE_UI_TEMPLATE on configuration-vocabulary.md` +
  '(https://skywalking.apache.org/docs/main/next/en/setup/backend/configuration-vocabulary/#configuration-vocabulary) ' +
  'to activate it.'

/** What OAP's template service does on top of its storage; GraphQL (10.x) and the admin port (11.0) share it. */
export interface TemplateService {
  list(includingDisabled: boolean): readonly Template[]
  get(id: string): Template | null
  add(id: string, configuration: string): ChangeStatus
  change(id: string, configuration: string): ChangeStatus
  disable(id: string): ChangeStatus
}

/**
 * On JDBC a change of an unknown id reports success and stores nothing, and disabling looks under a row id that no row
 * has (recorded 10.1 to 11.0).
 */
export function createTemplateService(store: TemplateStore, storage: Storage): TemplateService {
  const jdbc = storage === 'jdbc'
  return {
    list: (includingDisabled) => store.all().filter((row) => includingDisabled || !row.disabled),
    get: (id) => store.get(id),
    add: (id, configuration) =>
      store.add({ id, configuration, disabled: false }) ? done(id) : failed(id, "Can't add a new template"),
    change: (id, configuration) =>
      store.change(id, configuration) || jdbc ? done(id) : failed(id, "Can't find the template"),
    disable: (id) => (!jdbc && store.disable(id) ? done(id) : failed(id, "Can't find the template")),
  }
}

/** `getTemplate`, `getAllTemplates` and the three mutations of OAP 10. */
export function templateRoots(service: TemplateService, writes: boolean): Roots {
  return {
    Query: {
      getAllTemplates: () => service.list(false),
      getTemplate({ id }: { id: string }) {
        const found = service.get(id)
        if (found) return found.disabled ? null : found
        throw new Refusal(
          'Cannot invoke "org.apache.skywalking.oap.server.core.query.type.DashboardConfiguration.isDisabled()" ' +
            'because "configuration" is null',
        )
      },
    },
    Mutation: {
      addTemplate: ({ setting }: { setting: { configuration: string } }) =>
        writes ? service.add(randomUUID(), setting.configuration) : failed('', switchedOff('creation')),
      changeTemplate: ({ setting }: { setting: { id: string; configuration: string } }) =>
        writes ? service.change(setting.id, setting.configuration) : failed(setting.id, switchedOff('update')),
      disableTemplate: ({ id }: { id: string }) => (writes ? service.disable(id) : failed(id, switchedOff('disable'))),
    },
  }
}
