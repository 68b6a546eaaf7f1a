/** Reads a Dockerfile as far as ours goes: stages of instructions, lines joined, comments left out. */
export function readDockerfile(text) {
  const lines = text.replace(/\\\n\s*/g, '').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const stages = []
  for (const line of lines) {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [null, '', line]
    if (name === 'FROM') stages.push([])
    stages.at(-1)?.push({ name, rest })
  }
  return stages
}

/** What is after an instruction's name, for each of that name. */
export const all = (stage, name) => stage.filter((one) => one.name === name).map(({ rest }) => rest)

/** The one such instruction; throws where there are none or several. */
export function only(stage, name) {
  const [found, ...more] = all(stage, name)
  if (found === undefined || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} times ${name}`)
  return found
}

/** Files and folders of this machine that a stage copies. */
export const copied = (stage) =>
  all(stage, 'COPY').filter((rest) => !rest.startsWith('--from=')).flatMap((rest) => rest.split(' ').slice(0, -1))
