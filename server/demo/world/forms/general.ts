import { entryOf, ruleOf } from '../catalogue'
import { alive } from '../life'
import { combosOf, knownKeys } from '../labels/combos'
import { listOf } from '../labels/order'
import { ownerKeys, ownerOf } from '../labels/entities'
import { ofInstance, ofService, type Measured } from '../measured'
import type { InstanceNode } from '../nodes'
import { AMOUNTS, type Worth } from './amounts'
import type { Amount } from './latent'
import { hasLine, LINES } from './infra/lines'
import { WORTHS } from './infra/worths'
import { joined, repeated, split, type Part } from './lines'
import { plain, type Form, type Making, type Reader } from './reader'
import { percentile } from './spread'
import { byCode } from './status'
import { ofInstances, ofWhole } from './twins'
import { viewOf } from './view'

/** Forms whose values are counted: lines add up to their metric, instances to their service. */
const COUNTED = ['calls', 'rate', 'errs', 'rare', 'statusShare', 'sumLatency']
/** Those whose total is the service's, of which instances have parts. */
const TOTALS = ['rate', 'rare']

/** Any metric by its rule: the form of the rule, the labels of the catalogue. */
export const general: Form = (making) => {
  const labels = knownKeys(making.entry.labels ?? [])
  const owners = making.entry.scope === 'Service' ? ownerKeys(making.entry) : []
  if (owners.length > 0) return owned(making, owners, labels)
  if (labels.includes('p')) return percentile(making)
  if (!making.measured.instance) return mean(making) ?? lined(making, labels)
  const counted = TOTALS.includes(making.rule.form) && !WORTHS.has(making.entry.name)
  return (counted ? part(making) : null) ?? lined(making, labels)
}

function lined(making: Making, labels: readonly string[]): Reader | null {
  const worth = WORTHS.get(making.entry.name) ?? AMOUNTS[making.rule.form]
  if (!worth) return null
  if (labels.length === 0) return rounded(worth, making)
  const combos = combosOf(labels, making.entry, making.measured)
  if (making.rule.form === 'const' || making.rule.form === 'counter' || making.rule.form === 'state')
    return joined(
      combos.flatMap((combo) => single(worth, making, combo) ?? []),
      labels,
    )
  const codes = combos.map(({ code, status }) => code ?? status ?? '')
  const byStatus = codes.length > 0 && codes.every((code) => /^\d{3}$/.test(code))
  const amount = byStatus ? answered(making) : worth(making)
  if (amount === null) return null
  const reader = byStatus
    ? byCode(making, amount, combos.map(listOf), codes)
    : COUNTED.includes(making.rule.form)
      ? split(making, amount, combos)
      : repeated(making, amount, combos)
  return joined([{ combos, reader }], labels)
}

function rounded(worth: Worth, making: Making): Reader | null {
  const amount = worth(making)
  return amount && plain((minute) => Math.round(amount(minute)))
}

/** A line of its own making, as constants have them. */
function single(worth: Worth, making: Making, combo: Part['combos'][number]): Part | null {
  const key = `${making.measured.key}|${Object.values(combo).join('|')}`
  const reader = rounded(worth, { ...making, measured: { ...making.measured, key } })
  return reader && { combos: [combo], reader }
}

/** Requests that are counted by status: those of the metric beside it, or as many as come. */
function answered(making: Making): Amount | null {
  const beside = making.entry.name
    .replace(/http_status(_(un)?matched)?$/, 'http_requests')
    .replace(/_response_status_cpm$/, '_request_cpm')
  const requests = beside === making.entry.name ? null : making.other(beside)
  const share = making.entry.name.endsWith('_unmatched') ? 0.02 : making.entry.name.endsWith('_matched') ? 0.98 : 1
  if (requests?.labels.length !== 1)
    return AMOUNTS.rate?.({ ...making, rule: { ...making.rule, driver: 'Ln' } }) ?? null
  const out = new Float64Array(1)
  return (minute) => {
    requests.read(minute, out)
    return share * (out[0] ?? 0)
  }
}

/** One line, or one set of lines, per instance: each the instance's own. */
function owned(making: Making, owners: readonly string[], labels: readonly string[]): Reader {
  const { entry, measured } = making
  const rest = labels.filter((key) => !owners.includes(key))
  const twin = ofInstances(entry, rest)
  const parts = measured.node.instances.flatMap((instance): Part | [] => {
    const one = ofInstance(instance)
    const reader = twin === null ? bare(making, one, rest) : making.of(one, twin)
    if (reader === null) return []
    const names = Object.fromEntries(owners.map((key) => [key, ownerOf(key)?.(instance.data) ?? '']))
    const combos = reader.labels.map((line) => ({
      ...names,
      ...Object.fromEntries(line.map(({ key, value }) => [key, value])),
    }))
    return { combos, reader, alive: living(instance) }
  })
  return joined(parts, labels)
}

const living = ({ life, service }: InstanceNode): Part['alive'] & {} => {
  const { life: whole } = service
  return life.always && whole.always ? () => true : (minute) => service.aliveAt(minute) && alive(life, minute)
}

/** The same metric of one instance, as its lines are; the metrics beside it are that instance's too. */
function bare(making: Making, one: Measured, labels: readonly string[]): Reader | null {
  const { entry } = making
  if (!hasLine(entry.name, one)) return null
  const beside = (name: string): Reader | null => {
    const other = entryOf(name)
    const rule = other && ruleOf(other)
    const owners = other ? ownerKeys(other) : []
    if (!rule || owners.length === 0) return making.of(one, name)
    const rest = knownKeys(other.labels ?? []).filter((key) => !owners.includes(key))
    return bare({ ...making, entry: other, rule }, one, rest)
  }
  const own: Making = {
    ...making,
    entry: { ...entry, scope: 'ServiceInstance', labels },
    measured: viewOf(entry.name, one),
    other: beside,
  }
  return (LINES.get(entry.name) ?? general)(own)
}

/** An instance's part of what the service counts. */
function part(making: Making): Reader | null {
  const { entry, measured } = making
  const whole = ofWhole(entry)
  const { instance, node } = measured
  if (whole === null || !instance) return null
  const reader = making.of(ofService(node), whole)
  return (
    reader && {
      labels: reader.labels,
      read(minute, out) {
        reader.read(minute, out)
        for (let at = 0; at < reader.labels.length; at++) out[at] = node.instancePart(out[at] ?? 0, instance, minute)
      },
    }
  )
}

/** What a service measures is the mean of its instances, weighed by what they do. */
function mean(making: Making): Reader | null {
  const { entry, measured, rule } = making
  const twin = rule.form === 'gauge' && !measured.instance ? ofInstances(entry) : null
  const { node } = measured
  if (twin === null || node.instances.length === 0) return null
  const parts = node.instances.flatMap((instance) => {
    const one = ofInstance(instance)
    const reader = making.of(one, twin)
    return reader ? [{ one, reader, out: new Float64Array(reader.labels.length) }] : []
  })
  const labels = parts[0]?.reader.labels ?? []
  if (labels.length === 0 || parts.some(({ reader }) => reader.labels.length !== labels.length)) return null
  return {
    labels,
    read(minute, out) {
      out.fill(0, 0, labels.length)
      let weights = 0
      for (const { one, reader, out: values } of parts) {
        if (!one.alive(minute)) continue
        const weight = 1 + one.calls(minute)
        weights += weight
        reader.read(minute, values)
        for (let at = 0; at < labels.length; at++) out[at] = (out[at] ?? 0) + weight * (values[at] ?? 0)
      }
      for (let at = 0; at < labels.length; at++) out[at] = Math.round((out[at] ?? 0) / Math.max(1, weights))
    },
  }
}
