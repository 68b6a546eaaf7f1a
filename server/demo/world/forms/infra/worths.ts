import { catalogue } from '../../data'
import type { Worth } from '../amounts'
import { clusters } from './cluster'
import { hosts } from './hosts'
import { requests } from './requests'
import { runtimes } from './runtimes'
import { stores } from './stores'

const calls: Worth = ({ measured }) => {
  return (minute) => measured.calls(minute)
}

/** Connections that are opened are as many as calls, so that what succeeds is a part of them. */
const CONNECTIONS = /^kubernetes_.*_(connect|accept|close)_cpm$/

/** Metrics whose rule alone would let them disagree with their kin, without their labels. */
export const WORTHS: ReadonlyMap<string, Worth> = new Map([
  ...[hosts, stores, runtimes, clusters, requests].flatMap((family) => Object.entries(family)),
  ...catalogue.flatMap(({ name }) => (CONNECTIONS.test(name) ? [[name, calls] as const] : [])),
])
