/**
 * The names that graphql-request imports from `graphql`, for the page's build: our documents are strings, so its parser and
 * printer are never called and stay out of the bundle.
 */
export const Kind = { OPERATION_DEFINITION: 'OperationDefinition' } as const

export const parse = (): never => never('parse')

export const print = (): never => never('print')

function never(name: string): never {
  throw new Error(`graphql's ${name} is not part of the page: documents are strings.`)
}
