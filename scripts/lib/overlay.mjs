/** What is wrong with an overlay of texts, measured against the English. Both: namespace -> key -> text. */

/** The names in `{…}` of each plural form; a literal `{'@'}` is none. */
const forms = (text) =>
  text
    .replaceAll(/\{'[^']*'\}/g, '')
    .split('|')
    .map((form) => new Set([...form.matchAll(/\{\s*([\w-]+)\s*\}/g)].map((found) => found[1])))

/** Signs that vue-i18n reads as syntax: a brace that holds no name, `@` (a linked message). */
const stray = (text) => /[{}@]/.exec(text.replaceAll(/\{'[^']*'\}|\{\s*[\w-]+\s*\}/g, ''))?.[0]

function faultsOfText(english, text) {
  if (typeof text !== 'string' || text.trim() === '') return ['is empty']
  const faults = []
  const wrong = stray(text)
  if (wrong) faults.push(`has a '${wrong}' that is no placeholder`)
  const [own, theirs] = [forms(english), forms(text)]
  if (theirs.length > 3) faults.push(`has ${theirs.length} plural forms, three at most`)
  if (own.length === 1 && theirs.length > 1) faults.push('has plural forms, the English has none')
  if (theirs.length > 1 && text.split('|').some((form) => form.trim() === '')) faults.push('has an empty plural form')
  // The last form, for many, names what the English one does; the others what every English form names.
  const all = new Set(own.flatMap((form) => [...form]))
  const always = [...all].filter((name) => own.every((form) => form.has(name)) && name !== 'count')
  theirs.forEach((form, at) => {
    const wanted = at === theirs.length - 1 ? [...own.at(-1)] : always
    for (const name of wanted) if (!form.has(name)) faults.push(`lacks {${name}}`)
    for (const name of form) if (!all.has(name)) faults.push(`has {${name}}, which the English has not`)
  })
  return [...new Set(faults)]
}

/** `phrases`: namespace -> texts that are shown as they stand (no placeholders), their own keys. */
export function faultsOfOverlay(english, overlay, phrases = {}) {
  const faults = []
  for (const [space, texts] of Object.entries(english))
    for (const [key, text] of Object.entries(texts)) {
      const translated = overlay[space]?.[key]
      if (translated === undefined) faults.push(`${space} '${key}' is missing`)
      else for (const fault of faultsOfText(text, translated)) faults.push(`${space} '${key}' ${fault}`)
    }
  for (const [space, known] of Object.entries(phrases))
    for (const phrase of known) if (!overlay[space]?.[phrase]?.trim()) faults.push(`${space} '${phrase}' is missing`)
  for (const [space, texts] of Object.entries(overlay))
    for (const key of Object.keys(texts))
      if (!Object.hasOwn(english[space] ?? {}, key) && !phrases[space]?.includes(key)) faults.push(`${space} '${key}' is an orphan`)
  return faults
}
