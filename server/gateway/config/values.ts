import { isIP } from 'node:net'
import { ALLOW, type Allow } from '../access'
import { readPrefix } from '../peer'

/** Reads a raw value (of JSON, or the text of a variable or flag); throws what the key takes. */
export type Reader<Value> = (raw: unknown) => Value

/** Says what a key takes, for "<key> takes …". */
export class Takes extends Error {}

const takes = (what: string): never => {
  throw new Takes(what)
}

export const text =
  (what: string, shape: RegExp): Reader<string> =>
  (raw) =>
    typeof raw === 'string' && shape.test(raw) ? raw : takes(what)

export const oneOf =
  <Value extends string>(values: readonly Value[]): Reader<Value> =>
  (raw) =>
    values.find((value) => value === raw) ?? takes(`one of ${values.join(', ')}`)

export const allow: Reader<Allow> = oneOf(ALLOW)

/** A number from `least`, times `unit`. */
export const number =
  (what: string, least: number, most: number, unit = 1): Reader<number> =>
  (raw) => {
    const value = typeof raw === 'string' && /^\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw
    return typeof value === 'number' && value >= least && value <= most ? Math.round(value * unit) : takes(what)
  }

const strings = (raw: unknown): string[] | null => {
  if (typeof raw === 'string') return raw.split(',').map((part) => part.trim())
  return Array.isArray(raw) && raw.every((part) => typeof part === 'string') ? raw : null
}

/** A list: an array in the file, parts between commas elsewhere. */
export const list =
  <Value>(what: string, read: (part: string) => Value | null): Reader<readonly Value[]> =>
  (raw) => {
    const values = strings(raw)?.map(read)
    if (!values?.length) return takes(what)
    return values.map((value) => value ?? takes(what))
  }

/** An origin: scheme, host and port, nothing else. */
const origin = (part: string): URL | null => {
  const whole = /^[a-z]+:\/\//i.test(part) ? part : `http://${part}`
  if (!URL.canParse(whole)) return null
  const url = new URL(whole)
  const plain =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null
}

export const origins = list('addresses such as http://127.0.0.1:12800', origin)

export interface Endpoint {
  readonly host: string
  /** `null`: the port that is said elsewhere, else the usual one. */
  readonly port: number | null
}

/** `host:port`, or a host alone; IPv6 hosts in brackets. A number alone is a port that lost its host. */
export const endpoint: Reader<Endpoint> = (raw) => {
  const match = typeof raw === 'string' ? /^(\[[0-9a-f:.]+\]|(?!\d*$)[A-Za-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(raw) : null
  const port = match?.[2] === undefined ? null : Number(match[2])
  if (!match?.[1] || (port ?? 0) > 65_535) return takes('host:port such as 127.0.0.1:8080, or a host alone')
  return { host: match[1].replace(/^\[|\]$/g, ''), port }
}

export const port = number('a port from 0 to 65535', 0, 65_535)

export const prefix: Reader<string> = (raw) =>
  (typeof raw === 'string' ? readPrefix(raw) : null) ?? takes('a path such as /sw, of letters, digits, . _ ~ -')

const range = (part: string): string | null => {
  if (part === 'loopback') return part
  const [address = '', bits, more] = part.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return null
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)) ? part : null
}

export const ranges = list('loopback, addresses or ranges such as 10.0.0.0/8', range)

const ancestor = (part: string): string | null => {
  const name = part.replace(/^'|'$/g, '')
  if (name === 'self' || name === 'none') return `'${name}'`
  return /^(https?:\/\/)?(\*\.)?[A-Za-z0-9.-]+(:(\d{1,5}|\*))?$/.test(part) ? part : null
}

export const ancestors = list("'self', 'none' or origins such as https://portal.example.com", ancestor)

/** As CSP writes a host: without a scheme both, without a port the scheme's own. Nothing that would end a directive. */
const frameHost = (part: string): string | null =>
  /^(https?:\/\/)?(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:(\d{1,5}|\*))?$/i.test(part) ? part.toLowerCase() : null

export const frameHosts = list(
  'hosts such as grafana.example.com, *.example.com or https://wiki.example.com:8443',
  frameHost,
)

const hostPattern = (part: string): string | null =>
  /^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+$|^\[[0-9a-f:.]+\]$/i.test(part) ? part.toLowerCase() : null

export const hostNames = list('host names without port, such as aerie.example.com or *.example.com', hostPattern)
