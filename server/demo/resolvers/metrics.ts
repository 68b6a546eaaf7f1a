import type { Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import { pose } from '../version'
import type { Scene } from './scene'

export function metricRoots({ world, version }: Scene): Roots {
  const { level } = pose(version)
  return {
    Query: {
      listMetrics({ regex }: { regex?: string | null }) {
        const pattern = regex === undefined || regex === null ? null : compile(regex)
        return world.metrics(level).filter(({ name }) => pattern === null || pattern.test(name))
      },
      typeOfMetrics: ({ name }: { name: string }) => world.facts(name, level)?.type ?? 'UNKNOWN',
    },
    Mutation: {},
  }
}

/** A Java regular expression that must match the whole name; a broken one is refused in Java's words. */
function compile(regex: string): RegExp {
  try {
    return new RegExp(`^(?:${regex})$`)
  } catch {
    const at = regex.length
    throw new Refusal(`java.util.regex.PatternSyntaxException: ${fault(regex)} near index ${at}\n${regex}`)
  }
}

function fault(regex: string): string {
  if (/^[*+?]/.test(regex)) return `Dangling meta character '${regex.charAt(0)}'`
  if (/\[[^\]]*$/.test(regex)) return 'Unclosed character class'
  return 'Unclosed group'
}
