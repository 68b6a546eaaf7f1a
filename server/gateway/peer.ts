import { BlockList, isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'
import { Fault } from './fault'

const LOOPBACK = ['127.0.0.0/8', '::1/128']

/** Is this socket address one whose forwarded headers are believed? Entries: `loopback`, an address, a CIDR range. */
export function createTrust(entries: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList()
  for (const entry of entries.flatMap((name) => (name === 'loopback' ? LOOPBACK : [name]))) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (raw) => {
    if (raw === undefined) return false
    const address = raw.startsWith('::ffff:') ? raw.slice(7) : raw
    return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
}

/** A path prefix as `basePath` allows it, without a trailing slash; `null` when it is none. */
export function readPrefix(text: string): string | null {
  const trimmed = text.replace(/\/$/, '')
  if (!/^(\/[A-Za-z0-9._~-]+){0,6}$/.test(trimmed)) return null
  return trimmed.split('/').some((part) => part === '.' || part === '..') ? null : trimmed
}

/** Host name of a `Host` header, lower case, without the port. */
export const hostName = (host: string): string => host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')

export const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)

/** Is this address to listen on reached from this machine only? */
export const isLoopbackHost = (host: string): boolean => host === '::1' || isLoopbackName(host)

/**
 * Refuses names that are not ours (DNS rebinding). `null`: any. Without a list, a gateway on loopback takes
 * loopback names only.
 */
export function createHostCheck(
  hosts: readonly string[] | null,
  onLoopback: boolean,
): (host: string | undefined) => void {
  const names = new Set(hosts?.filter((host) => !host.startsWith('*.')))
  const suffixes = hosts?.filter((host) => host.startsWith('*.')).map((host) => host.slice(1)) ?? []
  const allowed = (name: string) => {
    if (hosts === null) return !onLoopback || isLoopbackName(name)
    return names.has(name) || suffixes.some((suffix) => name.endsWith(suffix))
  }
  /** Headers found good before; bounded, as clients choose them. */
  const good = new Set<string>()
  return (host = '') => {
    if (good.has(host)) return
    if (!allowed(hostName(host)))
      throw new Fault(
        421,
        'HOST_NOT_ALLOWED',
        'This host name is not served here. Add it to the key "hosts" of the gateway.',
      )
    if (good.size < 100) good.add(host)
  }
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** The prefix a trusted proxy says it serves us under. */
export function forwardedPrefix(request: IncomingMessage, trusted: (address: string | undefined) => boolean): string {
  const header = single(request.headers['x-forwarded-prefix'])
  if (header === undefined || !trusted(request.socket.remoteAddress)) return ''
  return readPrefix(header.split(',')[0]?.trim() ?? '') ?? ''
}

/** Does the browser see this page over https or at a loopback name, where secure-context policies hold? */
export function isSecureContext(request: IncomingMessage, trusted: (address: string | undefined) => boolean): boolean {
  const proto = single(request.headers['x-forwarded-proto'])
  if (proto?.startsWith('https') && trusted(request.socket.remoteAddress)) return true
  return isLoopbackName(hostName(request.headers.host ?? ''))
}
