const PATTERN = /^(?:(https?):\/\/)?(\*\.)?([a-z0-9.-]+)(?::(\d{1,5}|\*))?$/

/**
 * Whether a host of the gateway's list covers an address, as CSP's `frame-src` reads it: without a scheme http and https,
 * without a port the scheme's own, `*.a.example` is every host below `a.example` but not itself.
 */
export function isListed(url: URL, pattern: string): boolean {
  const [whole, scheme, below, name = '', port] = PATTERN.exec(pattern.toLowerCase()) ?? []
  if (whole === undefined || !/^https?:$/.test(url.protocol)) return false
  // CSP lets https stand for a listed http.
  if (scheme === 'https' && url.protocol !== 'https:') return false
  const isHost = below === undefined ? url.hostname === name : url.hostname.endsWith(`.${name}`)
  return isHost && (port === '*' || url.port === ownPort(port, url.protocol))
}

/** As `URL.port` has it: empty for the scheme's own. */
const ownPort = (port: string | undefined, protocol: string): string =>
  port === undefined || port === (protocol === 'https:' ? '443' : '80') ? '' : port
