import {
  MaxIntrospectionDepthRule,
  specifiedRules,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import { locationsOf, type Fault } from './fault'

/** graphql-java bounds the depth of introspection elsewhere: see complexity.ts. */
const RULES_OF_JAVA = specifiedRules.filter((rule) => rule !== MaxIntrospectionDepthRule)

/** How many rules walk the document together at first, and how many more as long as a walk takes less than so many ms. */
const FEW_RULES = 3
const QUICK_WALK = 4

/** What is wrong with a document, in graphql-java's words and in the document's order; empty for a good one. */
export async function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  breathe: () => Promise<void>,
): Promise<Fault[]> {
  const errors: GraphQLError[] = []
  let together = FEW_RULES
  for (let first = 0; first < RULES_OF_JAVA.length;) {
    const began = performance.now()
    errors.push(...validate(schema, document, RULES_OF_JAVA.slice(first, first + together)))
    first += together
    if (performance.now() - began < QUICK_WALK) together += FEW_RULES
    await breathe()
  }
  return errors.sort((a, b) => placeOf(a) - placeOf(b)).map((error) => toFault(document, error))
}

const placeOf = ({ positions }: GraphQLError): number => positions?.[0] ?? 0

interface Rule {
  /** graphql-js's message; its groups fill `words`. */
  readonly match: RegExp
  /** graphql-java's `ValidationErrorType`. */
  readonly kind: string
  /** Its text, with `$1` … for the groups. */
  readonly words: string
}

const RULES: readonly Rule[] = [
  {
    match: /^Cannot query field "(.+?)" on type "(.+?)"/,
    kind: 'FieldUndefined',
    words: "Field '$1' in type '$2' is undefined",
  },
  {
    match: /^Field "(.+?)" of type "(.+?)" must have a selection/,
    kind: 'SubselectionRequired',
    words: "Subselection required for type '$2' of field '$1'",
  },
  {
    match: /^Field "(.+?)" must not have a selection since type "(.+?)"/,
    kind: 'SubselectionNotAllowed',
    words: "Subselection not allowed on leaf type '$2' of field '$1'",
  },
  { match: /^Unknown argument "(.+?)" on field/, kind: 'UnknownArgument', words: "Unknown field argument '$1'" },
  {
    match: /^Unknown argument "(.+?)" on directive/,
    kind: 'UnknownArgument',
    words: "Unknown directive argument '$1'",
  },
  {
    match: /^Field ".+?" argument "(.+?)" of type/,
    kind: 'MissingFieldArgument',
    words: "Missing field argument '$1'",
  },
  {
    match: /^Directive ".+?" argument "(.+?)" of type/,
    kind: 'MissingDirectiveArgument',
    words: "Missing directive argument '$1'",
  },
  { match: /^Unknown type "(.+?)"/, kind: 'UnknownType', words: "Unknown type '$1'" },
  { match: /^Unknown directive "@(.+?)"/, kind: 'UnknownDirective', words: "Unknown directive '$1'" },
  {
    match: /^Directive "@(.+?)" may not be used on/,
    kind: 'MisplacedDirective',
    words: "Directive '$1' not allowed here",
  },
  { match: /^Unknown fragment "(.+?)"/, kind: 'UndefinedFragment', words: "Undefined fragment '$1'" },
  { match: /^Fragment "(.+?)" is never used/, kind: 'UnusedFragment', words: "Unused fragment '$1'" },
  { match: /^Cannot spread fragment/, kind: 'FragmentCycle', words: 'Fragment cycles not allowed' },
  { match: /^Variable "\$(.+?)" is never used/, kind: 'UnusedVariable', words: "Unused variable '$1'" },
  { match: /^Variable "\$(.+?)" is not defined/, kind: 'UndefinedVariable', words: "Undefined variable '$1'" },
  {
    match: /^Variable "\$(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/,
    kind: 'VariableTypeMismatch',
    words: "Variable '$1' of type '$2' used in position expecting type '$3'",
  },
  {
    match: /^There can be only one argument named "(.+?)"/,
    kind: 'DuplicateArgumentNames',
    words: "There can be only one argument named '$1'",
  },
  {
    match: /^There can be only one variable named "\$(.+?)"/,
    kind: 'DuplicateVariableName',
    words: "There can be only one variable named '$1'",
  },
  {
    match: /^There can be only one operation named "(.+?)"/,
    kind: 'DuplicateOperationName',
    words: "There can be only one operation named '$1'",
  },
  {
    match: /^Fields "(.+?)" conflict because they have differing arguments/,
    kind: 'FieldsConflict',
    words: "'$1' : fields have different arguments",
  },
  {
    match: /^Fields "(.+?)" conflict because "(.+?)" and "(.+?)" are different fields/,
    kind: 'FieldsConflict',
    words: "'$1' : '$2' and '$3' are different fields",
  },
]

function toFault(document: DocumentNode, error: GraphQLError): Fault {
  const node = error.nodes?.[0]
  const path = node ? fieldPath(document, node) : ''
  const rule = RULES.find(({ match }) => match.test(error.message))
  const kind = `${rule?.kind ?? 'WrongType'}${path ? `@[${path}]` : ''}`
  const words = rule ? fill(rule, error.message) : error.message
  return {
    message: `Validation error (${kind}) : ${words}`,
    locations: locationsOf(node),
    extensions: { classification: 'ValidationError' },
  }
}

function fill(rule: Rule, message: string): string {
  const groups = rule.match.exec(message) ?? []
  return rule.words.replace(/\$(\d)/g, (_, index: string) => groups[Number(index)] ?? '')
}

/** Names of the fields around a node and its own, joined as graphql-java does: `getTimeInfo/zone`. */
function fieldPath(document: DocumentNode, wanted: ASTNode): string {
  const names: string[] = []
  let found = ''
  visit(document, {
    enter(node) {
      if (node.kind === 'Field') names.push(node.name.value)
      if (node === wanted) found = names.join('/')
    },
    leave(node) {
      if (node.kind === 'Field') names.pop()
    },
  })
  return found
}
