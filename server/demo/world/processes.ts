import { Noise } from './hash'
import { ofInstance, ofInstanceCall, wireMs, type Measured, type Side } from './measured'
import type { InstanceNode, ProcessCall, ProcessEnd } from './nodes'

/** A process is as busy as the pod it runs in. */
export function ofProcess(instance: InstanceNode, name: string): Measured {
  const pod = ofInstance(instance)
  return { ...pod, key: `${pod.key}|${name}`, processName: name }
}

/** The layer on whose nodes the processes are watched: the last of their service. */
const watchedOn = ({ instance }: ProcessEnd): string => instance.service.data.layers.at(-1) ?? ''

/** Inside a pod every call is passed on; between two services it is their pods' share. `null`: either side, unnamed. */
export function ofProcessCall(call: ProcessCall, side: Side | null): Measured {
  const { source, target, carrier, edge } = call
  const [from, to] = [source, target].map((end) => ofProcess(end.instance, end.name)) as [Measured, Measured]
  const key = `${from.key}>${to.key}|${side ?? ''}`
  const part = carrier && ofInstanceCall(carrier, source.instance, target.instance, 'server')
  const noise = new Noise(target.instance.service.seed, `${key}|lat`)
  const seen = side === null ? call.client || call.server : call[side]
  return {
    key,
    node: target.instance.service,
    layer: watchedOn(target),
    edge,
    alive: (minute) => seen && from.alive(minute) && to.alive(minute),
    calls: (minute) => (part ?? to).calls(minute),
    read(minute) {
      const { load, saturation, errors, latency, lag } = to.read(minute)
      const wire = side === 'client' ? wireMs(edge, minute) : 0
      return { load, saturation, errors, latency: latency * (1 + 0.05 * noise.at(minute)) + wire, lag }
    },
  }
}
