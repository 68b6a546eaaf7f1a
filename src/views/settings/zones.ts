import { isZone } from '@/time/zone'

/** Zones that need no name. */
export const USUAL = ['oap', 'browser', 'utc'] as const
export type Usual = (typeof USUAL)[number]
export const isUsual = (choice: string): choice is Usual => USUAL.some((usual) => usual === choice)

/** Names of today that browsers know and list by an older one (CLDR keeps its first name of a zone). */
const RENAMED = [
  'America/Argentina/Buenos_Aires',
  'America/Indiana/Indianapolis',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
]

/** IANA names that this browser lists, and those of today. */
export function zoneNames(): readonly string[] {
  const listed = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set([...listed, ...RENAMED.filter((name) => isZone(name))])].toSorted()
}

/** `kolkata` and `los angeles` find their zones; a name that the platform knows and does not list is offered as it was typed. */
export function zonesFound(names: readonly string[], needle: string): readonly string[] {
  const wanted = plain(needle)
  if (wanted === '') return names
  const found = names.filter((name) => plain(name).includes(wanted))
  const typed = needle.trim()
  return isUsual(typed) || names.includes(typed) || !isZone(typed) ? found : [typed, ...found]
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
