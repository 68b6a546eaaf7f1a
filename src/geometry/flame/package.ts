import { hasLibrary, isKernel, isNative, nativePackage } from './native'
import { hasFile, isSource, sourcePackage } from './source'

/** Longer names say nothing more here. */
const ENOUGH = 300

/** What a profiler adds: how a frame was compiled, its line, a class made at run time. */
const ADDED = /_\[[0-9a-z]\]$|:\s*-?\d+$|\$\$.*$/

/** Most names have these signs alone: nothing is added to them, and they are no path. */
const PLAIN = /^[\w$.]*$/

/** Domains that names begin with, and whose next segment says whose code it is; under others the next two do. */
const SHORT = new Set(['org', 'net', 'io', 'edu', 'gov'])
const SHARED = /^(?:org\.apache|io\.github)\./
const JAVA = new Set(['java', 'javax', 'jdk', 'sun'])

/**
 * Whose code a frame is, for its colour: `org.springframework`, `java`, `github.com/gin-gonic/gin`, `tokio`, `django`,
 * `native`, `kernel`. Guessed from the name alone, because OAP tells no more; empty where it does not say.
 */
export function packageOf(name: string): string {
  const text = name.slice(0, ENOUGH).trim()
  if (isKernel(text)) return 'kernel'
  if (PLAIN.test(text) && !hasFile(text) && !hasLibrary(text) && !text.startsWith('_ZN') && !text.includes('$$'))
    return dotted(text)
  if (isSource(text)) return sourcePackage(text)
  const symbol = text.replace(ADDED, '')
  if (isNative(symbol)) return nativePackage(symbol)
  if (symbol.includes('\\')) return symbol.slice(0, symbol.indexOf('\\'))
  if (!symbol.includes('/')) return dotted(symbol)
  return /\/[A-Z][^/]*$/.test(symbol) ? dotted(symbol.replaceAll('/', '.')) : goPackage(symbol)
}

/** `com.shop.orders.Store.insert`, `threading.Thread.run`, `main.(*Server).serve`, `byte[]`. */
function dotted(symbol: string): string {
  const dot = symbol.indexOf('.')
  if (dot < 0) return plain(symbol)
  const first = symbol.slice(0, dot)
  if (JAVA.has(first) || symbol.startsWith('com.sun.')) return 'java'
  const end = packagesEnd(symbol, dot)
  if (end < 0) return ''
  if (!isDomain(first)) return first
  let most = SHORT.has(first) && !SHARED.test(symbol) ? 2 : 3
  let at = dot
  while (at >= 0 && at < end && (most -= 1) > 0) at = symbol.indexOf('.', at + 1)
  return symbol.slice(0, at < 0 ? end : Math.min(at, end))
}

const isCapital = (symbol: string, at: number): boolean => symbol.charCodeAt(at) >= 65 && symbol.charCodeAt(at) <= 90

/** The dot before the class; without a class the last one is a function. -1 where a class stands first. */
function packagesEnd(symbol: string, dot: number): number {
  if (isCapital(symbol, 0)) return -1
  let last = dot
  for (let at = dot; at >= 0; at = symbol.indexOf('.', at + 1)) {
    if (isCapital(symbol, at + 1)) return at
    last = at
  }
  return last
}

const isDomain = (first: string): boolean => first === 'com' || SHORT.has(first) || /^[a-z][a-z]$/.test(first)

/** A symbol of C; what has other signs is a thread or a label. */
const plain = (symbol: string): string =>
  /^(byte|char|short|int|long|float|double|boolean)\[/.test(symbol)
    ? 'java'
    : /^[A-Za-z_]\w*(\(.*\)|@.*|\+0x\w+)?$/.test(symbol)
      ? 'native'
      : ''

/** `net/http.(*conn).serve`, `github.com/gin-gonic/gin.(*Context).Next`: dots of the last element are written `%2e`. */
function goPackage(symbol: string): string {
  const [, path = ''] = /^(?:vendor\/)?(.*\/[^/.(]*)/.exec(symbol.replace(/\(.*$/, '')) ?? []
  const parts = path.split('/').filter((part) => part !== '')
  return parts
    .slice(0, parts[0]?.includes('.') === true ? 3 : 2)
    .join('/')
    .replaceAll('%2e', '.')
}
