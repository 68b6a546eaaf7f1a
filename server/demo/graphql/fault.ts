import { getLocation, type ASTNode, type SourceLocation } from 'graphql'

export type Path = readonly (string | number)[]

/** One entry of `errors[]` as graphql-java writes it. */
export interface Fault {
  readonly message: string
  readonly locations?: readonly SourceLocation[]
  readonly path?: Path
  readonly extensions: { readonly classification: string }
}

/** Thrown by a resolver: `message` is what OAP writes behind `Exception while fetching data (/x) : `. */
export class Refusal extends Error {}

export function locationsOf(node: ASTNode | undefined): SourceLocation[] {
  return node?.loc ? [{ ...getLocation(node.loc.source, node.loc.start) }] : []
}

/** graphql-java's text of a path: `/services[0]/type`. */
export const pathText = (path: Path): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `/${part}`)).join('')

export function fetchingFault(path: Path, node: ASTNode | undefined, message: string): Fault {
  return {
    message: `Exception while fetching data (${pathText(path)}) : ${message}`,
    locations: locationsOf(node),
    path,
    extensions: { classification: 'DataFetchingException' },
  }
}
