import {
  GraphQLError,
  Kind,
  getDirectiveValues,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLList,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Variables } from './coerce'

/** What to keep of a resolver's plain answer. All types of OAP's schema are objects, enums and scalars. */
export type Shape = Nullable | { readonly kind: 'required'; readonly inner: Nullable }

export type Nullable =
  | { readonly kind: 'leaf'; readonly type: string }
  | { readonly kind: 'object'; readonly type: string; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly item: Shape }

export interface Member {
  /** Alias or name: the key of the answer. */
  readonly key: string
  readonly name: string
  /** JSON before its value: `{"id":` of the first member, `,"id":` of the others. */
  readonly opening: string
  readonly shape: Shape
}

export interface Selecting {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Variables
}

/** The fields of a selection by response key, fragments spread, `@skip` and `@include` obeyed. */
export function collectFields(
  type: GraphQLObjectType,
  set: SelectionSetNode,
  selecting: Selecting,
  into = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
  for (const node of set.selections) {
    if (!isWanted(node, selecting.variables)) continue
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      const nodes = into.get(key)
      if (nodes) nodes.push(node)
      else into.set(key, [node])
      continue
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : selecting.fragments.get(node.name.value)
    const condition = fragment?.typeCondition?.name.value
    if (fragment && (condition === undefined || condition === type.name)) {
      collectFields(type, fragment.selectionSet, selecting, into)
    }
  }
  return into
}

/** As its directives say. */
export function isWanted(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives?.length) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}

/** The shape of a field's answer under all nodes that ask for it. */
export function shapeOf(type: GraphQLOutputType, nodes: readonly FieldNode[], selecting: Selecting): Shape {
  const inner = nullableOf(getNullableType(type), nodes, selecting)
  return isNonNullType(type) ? { kind: 'required', inner } : inner
}

function nullableOf(
  type: GraphQLNamedOutputType | GraphQLList<GraphQLOutputType>,
  nodes: readonly FieldNode[],
  selecting: Selecting,
): Nullable {
  if (isListType(type)) return { kind: 'list', item: shapeOf(type.ofType, nodes, selecting) }
  if (!isObjectType(type)) return { kind: 'leaf', type: type.name }
  const fields = new Map<string, FieldNode[]>()
  for (const node of nodes) if (node.selectionSet) collectFields(type, node.selectionSet, selecting, fields)
  const members = [...fields].map(([key, inner], index) => {
    const opening = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`
    return { key, opening, ...fieldOf(type, key, inner, selecting) }
  })
  return { kind: 'object', type: type.name, members }
}

function fieldOf(
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  selecting: Selecting,
): Pick<Member, 'name' | 'shape'> {
  const name = nodes[0]?.name.value ?? key
  if (name === '__typename') return { name, shape: { kind: 'leaf', type: 'String' } }
  const field = type.getFields()[name]
  if (!field) throw new GraphQLError(`no field ${name} in type ${type.name}`)
  return { name, shape: shapeOf(field.type, nodes, selecting) }
}
