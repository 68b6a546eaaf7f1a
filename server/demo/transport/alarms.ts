import type { Answer, Call } from '../../upstream'
import { entityStatus, ruleList, ruleStatus } from '../resolvers/alarms-status'
import type { Scene } from '../resolvers/scene'
import { atLeast } from '../version'
import { bareStatus, json, methodNotAllowed, pathOf } from './plain'

const ROOT = '/status/alarm/'

/** `/status/alarm/…` (10.2 and newer, from 11 on the admin port): the rules and how they stand. */
export const alarmRoute =
  (scene: Scene) =>
  (call: Call): Answer | null => {
    const { pathname } = pathOf(call.path)
    if (!atLeast(scene.version, '10.2.0') || !pathname.startsWith(ROOT)) return null
    if (call.method !== 'GET') return methodNotAllowed(call.method)
    const [rule, entity, ...rest] = pathname.slice(ROOT.length).split('/').map(decoded)
    if (!rule || rest.length > 0) return bareStatus(404)
    if (entity !== undefined) return json(200, entityStatus(scene, rule, entity ?? ''))
    const found = rule === 'rules' ? ruleList(scene) : ruleStatus(scene, rule)
    return found === null ? bareStatus(500) : json(200, found)
  }

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
