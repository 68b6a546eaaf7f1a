/** A dashboard as the server keeps it: `configuration` is text that should be JSON but is never checked by OAP. */
export interface StoredTemplate {
  readonly id: string
  readonly configuration: string
  readonly disabled: boolean
}

/** What became of a write. `message` carries OAP's own words. */
export interface TemplateChange {
  readonly id: string
  readonly applied: boolean
  readonly message: string | null
}
