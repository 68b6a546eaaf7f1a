/** A line of a stack trace. Frames of one's own are what a reader looks for. */
export interface StackLine {
  readonly text: string
  readonly kind: 'message' | 'own' | 'library'
}

/** Lines as they are shown: a stretch of frames may be folded. */
export type StackPart = { readonly lines: readonly StackLine[]; readonly folded: boolean }

const FRAME = /^\s*(at\s+\S|File ".*", line \d+|\S+\.go:\d+|#\d+\s|\.{3} \d+ (more|common frames))/
/** Runtimes, frameworks and drivers; every other frame is taken for one's own. */
const LIBRARY = new RegExp(
  [
    '^\\s*at (java|javax|jakarta|jdk|sun|com\\.sun|kotlin|scala|groovy|clojure)\\.',
    '^\\s*at (org\\.(springframework|apache|hibernate|postgresql|eclipse|jboss|slf4j|junit|mariadb)|io\\.(netty|grpc|vertx|micrometer|undertow|lettuce|opentelemetry))\\.',
    '^\\s*at (com\\.(mysql|zaxxer|fasterxml|google|alibaba|mongodb|oracle|microsoft|netflix)|reactor|rx|okhttp3|feign|redis|ch\\.qos|net\\.bytebuddy|System|Microsoft)\\.',
    'node_modules|\\(node:|internal/|site-packages|dist-packages|lib/python|/usr/(local/)?go/|/pkg/mod/|\\.{3} \\d+ (more|common)',
    '\\$\\$|CGLIB|LambdaForm|NativeMethodAccessor|GeneratedMethodAccessor|Unknown Source',
  ].join('|'),
)

export function stackLines(text: string): readonly StackLine[] {
  return text
    .split(/\r?\n/)
    .filter((line, index, all) => line.trim() !== '' || index < all.length - 1)
    .map((line) => ({
      text: line,
      kind: !FRAME.test(line) ? 'message' : LIBRARY.test(line) ? 'library' : 'own',
    }))
}

/** Library frames in a row beyond the first are folded, if that saves anything. */
const KEPT = 1
const SAVES = 2

export function stackParts(lines: readonly StackLine[]): readonly StackPart[] {
  const parts: { lines: StackLine[]; folded: boolean }[] = []
  const add = (line: StackLine, folded: boolean): void => {
    const last = parts.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else parts.push({ lines: [line], folded })
  }
  for (let at = 0; at < lines.length;) {
    let end = at
    while (lines[end]?.kind === 'library') end += 1
    const isLong = end - at >= KEPT + SAVES
    const stretch = Math.max(1, end - at)
    lines.slice(at, at + stretch).forEach((line, index) => add(line, isLong && index >= KEPT))
    at += stretch
  }
  return parts
}
