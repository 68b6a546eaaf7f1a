import type { Answer, Call } from '../../upstream'
import { atLeast, type Version } from '../version'
import { json, methodNotAllowed, pathOf } from './plain'

/** Where agents would reach this one node. */
const NODE = { host: '127.0.0.1', port: 11_800 }

/** `/status/cluster/nodes` (10.2 and newer, from 11 on the admin port): JSON whatever is accepted (recorded); 10.2 says `isSelf`. */
export const clusterRoute =
  (version: Version) =>
  (call: Call): Answer | null => {
    if (!atLeast(version, '10.2.0') || pathOf(call.path).pathname !== '/status/cluster/nodes') return null
    if (call.method !== 'GET') return methodNotAllowed(call.method)
    return json(200, { nodes: [{ ...NODE, ...(atLeast(version, '10.3.0') ? { self: true } : { isSelf: true }) }] })
  }
