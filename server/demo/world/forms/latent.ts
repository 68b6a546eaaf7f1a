import { STRAINS, type Strain } from '../effects'
import { uniform } from '../hash'
import { alive, modulo, startOf } from '../life'
import type { Measured } from '../measured'
import type { Subject } from '../signals'

/** A number of every minute, not yet rounded. */
export type Amount = (minute: number) => number

/** What the signals of an entity are read from: of a relation the called side. */
export function subjectOf({ node, instance, endpoint }: Measured): Subject {
  if (instance) return instance.service.instanceSubject(instance.data.name)
  return endpoint === undefined ? node.subject : node.endpointSubject(endpoint)
}

/** Share of the processor at work, 0 to 0.98. */
export function cpuOf(measured: Measured): Amount {
  const { process } = measured
  if (process) return (minute) => process.cpu(minute)
  const subject = subjectOf(measured)
  return (minute) => subject.cpuAt(minute)
}

/** Share of the memory in use, 0.1 to 0.985. */
export function memoryOf(measured: Measured): Amount {
  const { process } = measured
  if (process) return (minute) => process.memory(minute)
  const subject = subjectOf(measured)
  return (minute) => subject.memoryAt(minute)
}

/** Minutes since it began. */
export function ageOf(measured: Measured): Amount {
  const { process, node, key } = measured
  if (process) return (minute) => process.age(minute)
  return (minute) => minute - (startOf(node.life, node.seed, key, minute) ?? minute)
}

const DAYS = 28
const GROWN = DAYS * 1440

/** A stock that grows for four weeks, 0.3 to 0.9, until what is old is thrown away. */
export function growthOf({ key, node }: Measured): Amount {
  const phase = Math.floor(uniform(node.seed, `growth|${key}`, 0) * GROWN)
  return (minute) => 0.3 + (0.6 * modulo(minute - phase, GROWN)) / GROWN
}

/** 1 while an instance of the service is away that should be there. */
function goneOf({ node }: Measured): Amount {
  const lasting = node.instances.filter(({ group, life }) => group === null && !life.always)
  return (minute) => (lasting.some(({ life }) => !alive(life, minute)) ? 1 : 0)
}

/** How far the fullest disk of a service's instances is filled by an incident, or its own. */
function fullestOf({ node }: Measured): Amount {
  const parts = node.instances.map(({ data }) => node.instanceSubject(data.name))
  const strained = [node.subject, ...parts].filter((one) => one.strained('disk'))
  if (strained.length === 0) return () => 0
  return (minute) => strained.reduce((most, one) => Math.max(most, one.strainAt('disk', minute)), 0)
}

/** A sum of effects; of an edge those on the wire. */
function strainOf(measured: Measured, strain: Strain): Amount {
  const { edge } = measured
  if (edge)
    return (minute) => edge.reduce((sum, { incident, strains }) => sum + strains[strain] * incident.strength(minute), 0)
  if (strain === 'gone') return goneOf(measured)
  if (strain === 'disk' && !measured.instance && measured.endpoint === undefined) return fullestOf(measured)
  const subject = subjectOf(measured)
  return subject.strained(strain) ? (minute) => subject.strainAt(strain, minute) : () => 0
}

const isStrain = (name: string): name is Strain => STRAINS.some((strain) => strain === name)

/** A latent signal by the name that drivers use; `null` for one that this world does not have. */
export function signalOf(measured: Measured, name: string): Amount | null {
  switch (name) {
    case 'L':
      return (minute) => measured.read(minute).load
    case 'Ln':
      return (minute) => Math.min(1, measured.read(minute).load / 3)
    case 'S':
      return (minute) => measured.read(minute).saturation
    case 'E':
      return (minute) => measured.read(minute).errors
    case 'lat':
      return (minute) => measured.read(minute).latency
    case 'lag':
      return (minute) => measured.read(minute).lag
    case 'calls':
      return (minute) => measured.calls(minute)
    case 'C':
      return cpuOf(measured)
    case 'M':
      return memoryOf(measured)
    case 'U': {
      const age = ageOf(measured)
      return (minute) => age(minute) * 60
    }
    case 'growth':
      return growthOf(measured)
    default:
      return isStrain(name) ? strainOf(measured, name) : null
  }
}
