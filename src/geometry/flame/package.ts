import { isKernel, isNative, nativePackage } from './native'
import { isSource, sourcePackage } from './source'

/** Longer names say nothing more here. */
const ENOUGH = 300

/** What a profiler adds: how a frame was compiled, its line, a class made at run time. */
const ADDED = /_\[[0-9a-z]\]$|:\s*-?\d+$|\$\$.*$/

/** Segments that say whose code it is where names begin with a domain. */
const DOMAIN = /^(com|org|net|io|edu|gov|[a-z]{2})$/
const SHORT = new Set(['org', 'net', 'io', 'edu', 'gov'])
const SHARED = new Set(['org.apache', 'io.github'])
const JAVA = new Set(['java', 'javax', 'jdk', 'sun'])

/**
 * Whose code a frame is, for its colour: `org.springframework`, `java`, `github.com/gin-gonic/gin`, `tokio`, `django`,
 * `native`, `kernel`. Guessed from the name alone, because OAP tells no more; empty where it does not say.
 */
export function packageOf(name: string): string {
  const text = name.slice(0, ENOUGH).trim()
  if (isKernel(text)) return 'kernel'
  if (isSource(text)) return sourcePackage(text)
  const symbol = text.replace(ADDED, '')
  if (isNative(symbol)) return nativePackage(symbol)
  if (symbol.includes('\\')) return symbol.slice(0, symbol.indexOf('\\'))
  if (!symbol.includes('/')) return dotted(symbol)
  return /\/[A-Z][^/]*$/.test(symbol) ? dotted(symbol.replaceAll('/', '.')) : goPackage(symbol)
}

/** `com.shop.orders.Store.insert`, `threading.Thread.run`, `main.(*Server).serve`, `byte[]`. */
function dotted(symbol: string): string {
  const parts = symbol.split('.')
  const [first = '', second = ''] = parts
  if (parts.length === 1)
    return /^(byte|char|short|int|long|float|double|boolean)\[/.test(first) ? 'java' : plain(first)
  if (JAVA.has(first) || (first === 'com' && second === 'sun')) return 'java'
  const at = parts.findIndex((part) => /^[A-Z]/.test(part))
  // Without a class the last one is a function.
  const packages = parts.slice(0, at < 0 ? parts.length - 1 : at)
  if (!DOMAIN.test(first)) return packages[0] ?? ''
  return packages.slice(0, SHORT.has(first) && !SHARED.has(`${first}.${second}`) ? 2 : 3).join('.')
}

/** A symbol of C; what has other signs is a thread or a label. */
const plain = (symbol: string): string => (/^[A-Za-z_]\w*(\(.*\)|@.*|\+0x\w+)?$/.test(symbol) ? 'native' : '')

/** `net/http.(*conn).serve`, `github.com/gin-gonic/gin.(*Context).Next`: dots of the last element are written `%2e`. */
function goPackage(symbol: string): string {
  const [, path = ''] = /^(?:vendor\/)?(.*\/[^/.(]*)/.exec(symbol.replace(/\(.*$/, '')) ?? []
  const parts = path.split('/').filter((part) => part !== '')
  return parts
    .slice(0, parts[0]?.includes('.') === true ? 3 : 2)
    .join('/')
    .replaceAll('%2e', '.')
}
