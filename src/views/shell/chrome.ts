import type { Hideable, State } from '@/scope/state'

/** What of the shell is drawn around a page. `footer` is the line that says, inside a portal's frame, what is shown. */
export type Chrome = Readonly<Record<Hideable, boolean>>

export function chromeOf({ embed = false, hide = [] }: Pick<State, 'embed' | 'hide'>): Chrome {
  const shows = (part: Hideable): boolean => !embed && !hide.includes(part)
  return { nav: shows('nav'), time: shows('time'), entity: shows('entity'), footer: embed && !hide.includes('footer') }
}
