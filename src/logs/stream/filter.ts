/** What a click on a part of a line asks to narrow to. */
export type LogFilter =
  | { readonly kind: 'tag'; readonly key: string; readonly value: string }
  /** The word as the line says it. */
  | { readonly kind: 'level'; readonly value: string }
  | { readonly kind: 'service' | 'instance' | 'endpoint'; readonly value: string; readonly id: string | null }
  | { readonly kind: 'trace'; readonly value: string }
  /** Plain text that lines have, or do not have. */
  | { readonly kind: 'keyword'; readonly value: string; readonly exclude: boolean }
