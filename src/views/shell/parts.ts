import { occurs } from '@/dashboard/layerWords'
import type { Place, Subject } from '@/scope/place'
import type { End, EndKind } from './subject'

/** One word of the bar behind the layer. */
export interface Part {
  readonly kind: EndKind
  /** `null`: none in particular, "All endpoints". */
  readonly name: string | null
  readonly note: string
  readonly title: string | undefined
  /** The entity that is chosen here. */
  readonly id: string | null
  /** Id of the service, of a process that of its instance; a service has none. */
  readonly owner: string
  /** Where "all" leads. */
  readonly parent: Subject | null
  /** The page is about it. */
  readonly own: boolean
  /** Nothing of a second line stands before it on a narrow screen. */
  readonly first: boolean
}

/** service / instance / endpoint / process, as far as the page's entity leads and the layer has them. */
export function partsOf({ layer, of }: Extract<Place, { readonly at: 'layer' }>, end: End | null): readonly Part[] {
  const kind = end?.kind ?? null
  const service = end?.service ?? null
  const parts: Part[] = [
    {
      kind: 'service',
      name: service?.short ?? (kind === 'process' ? null : (of?.id ?? null)),
      note: service?.group ?? '',
      title: service?.name,
      id: service?.id ?? null,
      owner: '',
      parent: null,
      own: kind === 'service',
      first: of === null || kind === 'service',
    },
  ]
  if (kind === 'process' && !service) return [ownPart(end, '', null)]
  if (!service) return parts
  const onService: Subject = { kind: 'service', id: service.id }
  for (const part of ['instance', 'endpoint'] as const) {
    if (kind === part) parts.push(ownPart(end, service.id, onService))
    else if (kind === 'service' && occurs(layer, part)) parts.push(allOf(part, service.id, onService))
  }
  if (kind === 'instance' && end && occurs(layer, 'process')) {
    parts.push(allOf('process', end.id, { kind: 'instance', id: end.id }))
  }
  if (kind === 'process' && end?.instance) {
    const { id, name } = end.instance
    parts.push({ ...allOf('instance', service.id, onService), name, title: name, id })
    parts.push(ownPart(end, id, { kind: 'instance', id }))
  }
  return parts
}

const allOf = (kind: EndKind, owner: string, parent: Subject | null): Part => ({
  kind,
  name: null,
  note: '',
  title: undefined,
  id: null,
  owner,
  parent,
  own: false,
  first: false,
})

const ownPart = (end: End | null, owner: string, parent: Subject | null): Part => ({
  ...allOf(end?.kind ?? 'process', owner, parent),
  name: end?.part ?? end?.id.slice(0, 12) ?? '',
  title: end?.part ?? end?.id,
  id: end?.id ?? null,
  own: true,
})
